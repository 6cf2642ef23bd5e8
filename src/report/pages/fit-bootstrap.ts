/** How the refits of resamples went and what they say: counts, notes, intervals by kind, correlations. */
import { own } from '../../own.js';
import { kindWords } from '../../statistics/intervals.js';
import type { ReplicatesFile } from '../../store/replicates.js';
import type { Bootstrap, FitRecord } from '../../tasks/fit/record.js';
import { endsText, formatCount, paddedNumber, plural } from '../../text.js';
import { definitionList } from '../markup/blocks.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol, plainSymbol, withScripts } from '../markup/math.js';
import { type Cell, numberCell, numberHead, table, textCell, textHead } from '../markup/table.js';
import { sharedFirst } from '../sentences/groups.js';
import { endedWords, kindsOf, percent, schemeWords } from '../sentences/uncertainty.js';

/** Quantities whose correlations fit a page, and letters from which on a column is narrower than its name. */
const MOST_CORRELATED = 14;
const LONG_NAME = 12;

/**
 * `pairs` is the figure of the replicates, of which there may be but the first `drawn`. Undefined where no resamples were fitted.
 */
export function bootstrapSection(
  { bootstrap, parameters }: FitRecord,
  pairs: Html | undefined,
  drawn?: number,
): Html | undefined {
  if (bootstrap === undefined) return undefined;
  const { notes, replicates } = bootstrap;
  return html`${definitionList([...facts(bootstrap), ...figures(bootstrap, drawn)])}
${notes.length === 0 ? undefined : html`<ul class="notes after">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${
  bootstrap.names.length === 0
    ? undefined
    : html`<h3 class="above">${kindsOf(bootstrap).length === 0 ? 'Standard errors and bias' : `${percent(bootstrap.level)} intervals by kind`}</h3>
${intervalTable(bootstrap)}`
}
${pairs === undefined ? undefined : html`<div class="above">${pairs}</div>`}
${
  bootstrap.names.length < 2
    ? undefined
    : html`<h3 class="above">Correlations</h3>
${correlations(bootstrap, Object.keys(parameters))}`
}
${replicates === undefined ? undefined : replicatesLink(replicates)}`;
}

function facts(bootstrap: Bootstrap): [string, string][] {
  const { scheme, resamples, asked, failed, statuses, starts, improved } = bootstrap;
  return [
    ['Scheme', `${scheme}: ${schemeWords[scheme]}`],
    [
      'Resamples',
      `${formatCount(resamples)}${resamples === asked ? '' : ` of the ${formatCount(asked)} asked for`}: ${statuses.converged === resamples ? 'all converged' : endedWords(statuses)}`,
    ],
    ['Failed', failed === 0 ? 'none' : formatCount(failed)],
    ['Starts', `${plural(starts.count, 'start')} each (${starts.kind})`],
    ...(starts.count === 1 ? [] : [['Improved', improvedWords(improved)] as [string, string]]),
  ];
}

/** That figures are of some resamples only, where the others lie in a store. */
function figures({ resamples }: Bootstrap, drawn = resamples): [string, string][] {
  return drawn < resamples
    ? [['Figures', `dots and bands are of the first ${plural(drawn, 'resample')}`]]
    : [];
}

function improvedWords(improved: number): string {
  return improved === 0
    ? 'no resample had a lower minimum than where the optimum of all runs led'
    : `in ${plural(improved, 'resample')} another start led lower than the optimum of all runs did`;
}

function intervalTable({ intervals, names, bias, standardErrors, ...bootstrap }: Bootstrap): Html {
  const kinds = kindsOf({ intervals, names, bias, standardErrors, ...bootstrap });
  const rows = names.map((name) => {
    const ends = kinds.map((kind) => {
      const interval = own(intervals, name)?.[kind];
      return numberCell(interval === undefined ? '' : endsText(interval));
    });
    return [
      textCell(inlineSymbol(name)),
      numberCell(shown(standardErrors[name])),
      numberCell(shown(bias[name])),
      ...ends,
    ];
  });
  const heads = ['Standard error', 'Bias', ...kinds.map((kind) => sentenceCase(kindWords[kind]))];
  return table([textHead('Quantity'), ...heads.map(numberHead)], rows, { label: 'Intervals by kind' });
}

/** Those of all quantities, or, of more than there is room for, of the first parameters. */
function correlations({ names, correlations }: Bootstrap, parameters: readonly string[]): Html {
  if (names.length <= MOST_CORRELATED) return correlationTable(names, correlations);
  const chosen = sharedFirst(
    names.filter((name) => parameters.includes(name)),
    MOST_CORRELATED,
  );
  const places = chosen.map((name) => names.indexOf(name));
  return html`${correlationTable(
    chosen,
    places.map((i) => places.map((j) => correlations[i][j])),
  )}
<p class="muted">Of ${names.length} quantities ${chosen.length} are shown; the record has all.</p>`;
}

/** Cells shaded by strength, in one colour for either sign; long names of columns are read upwards. */
function correlationTable(names: readonly string[], correlations: Bootstrap['correlations']): Html {
  const turned = names.some((name) => name.length > LONG_NAME);
  const rows = names.map((name, i) => {
    const cells = names.map((_, j): Cell => {
      if (j > i) return numberCell('');
      if (i === j) return { ...numberCell('1'), className: 'diagonal' };
      const value = correlations[i][j];
      if (value === null) return numberCell('–');
      const hue = value < 0 ? 'var(--seq-3)' : 'var(--accent)';
      const share = Math.round(55 * Math.min(1, Math.abs(value)));
      const text = value
        .toFixed(2)
        .replace(/^-0\.00$/, '0.00')
        .replace('-', '−');
      return {
        ...numberCell(text),
        style: `background:color-mix(in srgb, ${hue} ${share}%, transparent)`,
      };
    });
    return [textCell(inlineSymbol(name)), ...cells];
  });
  const heads = names.map((name) =>
    numberHead(turned ? html`<span>${withScripts(plainSymbol(name))}</span>` : inlineSymbol(name)),
  );
  return table([textHead(''), ...heads], rows, {
    label: 'Correlations',
    isMatrix: true,
    className: turned ? 'heat turned' : 'heat',
  });
}

function replicatesLink({ file, digest, rows }: ReplicatesFile): Html {
  return html`<p class="muted">All ${plural(rows, 'replicate')}: <a href="${relativeUrl(file)}">${file}</a>, beside the record (SHA-256 ${digest}).</p>`;
}

/** A path as a link that can only be a path. */
function relativeUrl(path: string): string {
  const url = path.split(/[/\\]/).map(encodeURIComponent).join('/');
  return url.startsWith('/') || url.startsWith('.') ? url : `./${url}`;
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : paddedNumber(value, 3);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
