/** A design as one self-contained page. */

import { commandLine } from '../../jobs/form.js';
import { designForm } from '../../tasks/design/form.js';
import type { DesignCandidate, DesignRecord } from '../../tasks/design/record.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import {
  endsText,
  formatCount,
  formatNumber,
  formatSeconds,
  paddedNumber,
  plural,
  roundedNumber,
} from '../../text.js';
import { axisTitle } from '../figures/axis-titles.js';
import { type DesignRuns, designFigures, shareWords } from '../figures/design.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import {
  definitionList,
  doubts,
  fact,
  lawEquations,
  lawKicker,
  methodsBlock,
  pageHeading,
  repeatBlock,
  settings,
} from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { type Cell, numberCell, numberHead, strongCell, table, textCell, textHead } from '../markup/table.js';
import { bibtex, papersOf } from '../sentences/citation.js';
import { compact } from '../sentences/compact.js';
import { answerMethods } from '../sentences/methods.js';
import { percent } from '../sentences/uncertainty.js';
import { costUnit, withUnit } from '../sentences/units.js';

/** The page of a design; `canvas` as for a fit's report. The same design gives the same bytes. */
export function renderDesign(
  record: DesignRecord,
  fitted: FittedLaw,
  canvas: Canvas,
  runs?: DesignRuns,
): string {
  const drawn = figureGrid(designFigures(record, fitted, canvas, runs), canvas, 'wide');
  return documentOf({
    title: `${record.fit.law}: the next run`,
    header: header(record, fitted),
    sections: [
      section(
        'candidates',
        'Where to run',
        html`${drawn}<h3>The best single runs</h3>${candidateTable(record, fitted)}`,
      ),
      section('plan', 'One after the other', planTable(record, fitted)),
      section('run', 'How it was found', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(
          answerMethods(
            record.fit,
            `The share of the variance of ${record.goal.formula} over ${plural(record.goal.refits, 'refit')} that one further run removes was computed at ${plural(record.evaluated, 'candidate')}, in the linear approximation and by reweighting the refits`,
          ),
          bibtex(papersOf([record.fit])),
        ),
      ),
      section('repeat', 'Repeat it', repeatBlock(commandLine(designForm, record.job))),
    ],
    record,
  });
}

function header(record: DesignRecord, { law }: FittedLaw): Html {
  const { fit, goal, best, warnings, mostPerCost, cost, job } = record;
  const unit = costUnit(cost, job.cost);
  return html`<header>
${lawKicker(law)}
${pageHeading(`The next run, for ${goal.formula}`)}
${lawEquations(fit.formula, fit.where, fit.parameters)}
${doubts(warnings)}
<dl class="facts">
${fact('The goal now', roundedNumber(goal.value, 4), `${endsText(goal.band)} (${percent(goal.level)}), over ${plural(goal.refits, 'refit')}`)}
${fact('Best run', placeWords(best), best.at.cost === undefined ? '' : `cost ${withUnit(compact(best.at.cost), unit)}`)}
${fact('Removes', shareWords(best.share), `of the goal’s variance; standard deviation from ${formatNumber(goal.deviation, 3)} down to ${formatNumber(best.deviation, 3)}`)}
${mostPerCost === undefined ? undefined : fact('Most for its cost', placeWords(mostPerCost), `removes ${shareWords(mostPerCost.share)} for ${withUnit(compact(mostPerCost.at.cost), unit)}`)}
</dl>
</header>`;
}

function placeWords({ at }: DesignCandidate): string {
  return Object.entries(at)
    .filter(([name]) => name !== 'cost')
    .map(([name, value]) => `${name}\u00a0${compact(value, 3, true)}`)
    .join(', ');
}

/** Heads of an allocation's inputs and its cost, with units. */
function placeHeads(names: readonly string[], { cost, job }: DesignRecord, { law }: FittedLaw): Cell[] {
  const unitOf = (name: string) =>
    name === 'cost'
      ? costUnit(cost, job.cost)
      : (law.inputs.find((input) => input.name === name)?.unit ?? '');
  return names.map((name) =>
    numberHead(axisTitle({ name: name === 'cost' ? 'Cost' : name, unit: unitOf(name) })),
  );
}

function candidateTable(record: DesignRecord, fitted: FittedLaw): Html {
  const { candidates } = record;
  const [first] = candidates;
  const names = Object.keys(first.at);
  const hasCost = first.perCost !== undefined;
  const ends = (band: DesignCandidate['band']) => (band === null ? '' : endsText(band));
  const heads = ['Removed', 'Weighted', ...(hasCost ? ['Per unit cost'] : []), 'Loss', 'The run may show'];
  // The figure numbers the runs of a plan where there is one.
  const isNumbered = record.plan === undefined;
  const row = (one: DesignCandidate, k: number): Cell[] => [
    ...(isNumbered ? [textCell(String(k + 1))] : []),
    ...names.map((name) => numberCell(paddedNumber(one.at[name], 3))),
    strongCell(shareWords(one.share)),
    numberCell(shareWords(one.weighted.share)),
    ...(one.perCost === undefined ? [] : [numberCell(paddedNumber(one.perCost, 3))]),
    numberCell(paddedNumber(one.loss, 4)),
    numberCell(ends(one.newRun ?? one.band)),
  ];
  return html`${table([...(isNumbered ? [textHead('')] : []), ...placeHeads(names, record, fitted), ...heads.map(numberHead)], candidates.map(row))}
<p class="muted">Removed: of the goal’s variance over the refits, were goal and law jointly normal. Weighted: the same without that, from refits weighted by how well they foretell what the run would show.</p>`;
}

function planTable(record: DesignRecord, fitted: FittedLaw): Html | undefined {
  const { plan } = record;
  if (plan === undefined) return undefined;
  const names = Object.keys(plan[0].at);
  const heads = ['Removed so far', 'Weighted', 'Deviation left'];
  return table(
    [textHead('Run'), ...placeHeads(names, record, fitted), ...heads.map(numberHead)],
    plan.map((step, k) => [
      textCell(String(k + 1)),
      ...names.map((name) => numberCell(paddedNumber(step.at[name], 3))),
      strongCell(shareWords(step.share)),
      numberCell(shareWords(step.weighted.share)),
      numberCell(paddedNumber(step.deviation, 3)),
    ]),
  );
}

function howItRan(record: DesignRecord): Html {
  const { fit, axes, job, cost, noise, evaluated, allowed, seconds, goal } = record;
  return definitionList([
    ['Fit', fit.name],
    ['Refits', formatCount(goal.refits)],
    ...axes.map(({ name, values, spacing }): [string, string] => [
      name,
      `${formatNumber(values[0], 4)} to ${formatNumber(values[values.length - 1], 4)}, ${plural(values.length, 'value')}, ${spacing === 'listed' ? 'as listed' : `${spacing}-spaced`}`,
    ]),
    ...settings(job.set),
    ...(cost === null
      ? []
      : [
          [
            'Cost',
            `${cost}${job.budget === undefined ? '' : `, at most ${withUnit(formatNumber(job.budget), costUnit(cost, job.cost))}`}`,
          ] as [string, string],
        ]),
    ...job.subjectTo.map((text): [string, string] => ['Subject to', text]),
    [
      'Noise',
      `${formatNumber(noise.deviation, 3)} ${noise.scale === 'raw' ? 'of loss' : 'of log loss'}, ${noise.from === 'given' ? 'as given' : 'by the quartiles of the fitted residuals'}${noise.rootMeanSquare === undefined ? '' : `; root mean square of all ${formatNumber(noise.rootMeanSquare, 3)}`}`,
    ],
    ['Candidates', `${formatCount(evaluated)}, of which ${formatCount(allowed)} allowed`],
    ['Time', formatSeconds(seconds.total)],
  ]);
}
