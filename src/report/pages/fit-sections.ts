/** The written parts of a fit's page: tables and lists, no figures. */
import { commandLine } from '../../jobs/form.js';
import { fitForm } from '../../tasks/fit/form.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { AT_BEST } from '../../tasks/fit/tolerances.js';
import { formatCount, formatNumber, formatSeconds, listed, plural, sentence } from '../../text.js';
import {
  definitionList,
  fact,
  lawEquations,
  noteList,
  pageHeading,
  repeatBlock,
  warningList,
} from '../markup/blocks.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol } from '../markup/math.js';
import { numberCell, numberHead, strongCell, table } from '../markup/table.js';
import { backendWords, goodnessWords, scoreWords, startsWords, verdict } from '../sentences/fit.js';
import { endedWords } from '../sentences/uncertainty.js';
import { catalogueLaw } from '../sentences/units.js';

export function titleWords(record: FitRecord): string {
  const { law, data } = record;
  return `${catalogueLaw(record) === undefined ? 'A formula' : law.name} on ${data.source.split(/[/\\]/).at(-1)}`;
}

export function header(record: FitRecord): Html {
  const { tone, headline, text } = verdict(record);
  const { law } = record;
  return html`<header>
<p class="kicker">${catalogueLaw(record)?.title ?? 'Scaling law fit'}</p>
${pageHeading(titleWords(record))}
${lawEquations(law.formula, law.where, record.parameters)}
${checkFirst(record)}
<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p>${warningList(record.warnings)}</div>
${keyFacts(record)}
</header>`;
}

/** What residuals and rows say against the fit. */
function checkFirst({ adequacy }: FitRecord): Html | undefined {
  const texts = (adequacy?.findings ?? []).map(({ text }) => text);
  return texts.length === 0
    ? undefined
    : html`<div class="verdict doubtful"><strong>Check these first</strong>${warningList(texts)}</div>`;
}

function keyFacts({ data, objective, score, holdOut, starts, identifiability }: FitRecord): Html {
  return html`<dl class="facts">
${fact('Runs fitted', formatCount(data.rows), `${plural(identifiability.freeParameters, 'free parameter')}`)}
${fact('Error', formatNumber(score.rmse, 3), score.rmsle === undefined ? 'root mean square' : `root mean square; ${formatNumber(100 * score.rmsle, 3)} % on the log`)}
${holdOut === undefined ? undefined : fact('Held-out error', formatNumber(holdOut.rmse, 3), `over ${plural(holdOut.rows, 'run')}`)}
${fact('Objective', formatNumber(objective, 6), 'summed over the runs')}
${fact('Starts at the best', `${formatCount(starts.atBest)} of ${formatCount(starts.count)}`, starts.kind)}
</dl>`;
}

export function startsSection(record: FitRecord): Html {
  const { minima, statuses } = record.starts;
  const names = Object.keys(minima[0]?.parameters ?? {});
  const best = minima[0]?.objective ?? Number.NaN;
  const rise = (objective: number) =>
    objective <= best * (1 + AT_BEST) || !(best > 0)
      ? ''
      : `+${formatNumber((100 * (objective - best)) / best, 3)} %`;
  const others = endedWords({ ...statuses, converged: 0, atBound: 0, merged: 0 });
  const higher = minima.some(({ objective }) => rise(objective) !== '');
  const heads = [
    'Objective',
    ...(higher ? ['Above best'] : []),
    'Starts in its basin',
    ...names.map((name) => inlineSymbol(name)),
  ];
  const rows = minima.map((minimum) => [
    strongCell(formatNumber(minimum.objective, 8)),
    ...(higher ? [numberCell(rise(minimum.objective))] : []),
    numberCell(formatCount(minimum.starts)),
    ...names.map((name) => numberCell(formatNumber(minimum.parameters[name], 5))),
  ]);
  return html`<p>${sentence(startsWords(record))} ${others === '' ? undefined : `Of the others, ${others}.`}</p>
${table(heads.map(numberHead), rows)}`;
}

export function notes({ data, adequacy }: FitRecord): Html | undefined {
  const texts = [...(adequacy?.notices ?? []).map(({ text }) => text), ...data.notes];
  if (texts.length === 0) return undefined;
  return noteList(texts);
}

export function certificateList(record: FitRecord): Html {
  const { certificate, identifiability } = record;
  const entries: [string, string][] = [
    ['Status', sentence(record.statusText)],
    ['Newton decrement', `${formatNumber(certificate.decrement, 3)} of the objective could still be gained`],
    ['Gradient', `${formatNumber(certificate.gradient, 3)}, the largest component in units of its curvature`],
    ['Condition', `${formatNumber(certificate.condition, 3)}, of the curvature scaled to unit diagonal`],
    ...(certificate.exactRows === undefined
      ? []
      : [['Exact rows', `${certificate.exactRows} fitted exactly`] as [string, string]]),
    ...(certificate.multiplier === undefined
      ? []
      : [
          [
            'Multipliers',
            `at most ${formatNumber(certificate.multiplier, 4)} of their limit; below 1 certifies`,
          ] as [string, string],
        ]),
    ...(certificate.atBound.length === 0
      ? []
      : [['At a bound', listed(certificate.atBound)] as [string, string]]),
    ...(record.exact === undefined ? [] : [['Residuals', record.exact.text] as [string, string]]),
    ...(identifiability.flat === undefined
      ? []
      : [['Flat minimum', identifiability.flat.text] as [string, string]]),
    ['Degrees of freedom', formatCount(identifiability.degreesOfFreedom)],
  ];
  return definitionList(entries);
}

export function howItRan(record: FitRecord): Html {
  const { seconds, data, law, seed, events } = record;
  return definitionList([
    ['Back end', backendWords(record)],
    [
      'Time',
      `preparing ${formatSeconds(seconds.prepare)}, searching ${formatSeconds(seconds.search)}, polishing ${formatSeconds(seconds.polish)}${formatSeconds(seconds.uncertainty) !== formatSeconds(0) ? `, resampling and profiling ${formatSeconds(seconds.uncertainty)}` : ''}`,
    ],
    ['Data', `${data.source}: ${plural(data.rows, 'row')} fitted, ${formatCount(data.heldOut)} held out`],
    ['Digest', `SHA-256 ${data.digest}`],
    [
      'Inputs',
      law.inputs.map(({ name, from }) => (name === from ? name : `${name} from ${from}`)).join('; '),
    ],
    ...goodnessWords(record).map((words): [string, string] => ['Counts', words]),
    ['Fitted rows', scoreWords(record.score)],
    ...(record.holdOut === undefined
      ? []
      : [['Held-out rows', scoreWords(record.holdOut)] as [string, string]]),
    ['Seed', String(seed)],
    ...events.map((event): [string, string] => ['On the way', sentence(event)]),
  ]);
}

export function repeatCommand({ job }: FitRecord): Html {
  return repeatBlock(commandLine(fitForm, job));
}
