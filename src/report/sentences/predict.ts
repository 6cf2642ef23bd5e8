/** What a prediction says. */
import type { ResidualScale } from '../../loss/loss.js';
import { bandSource } from '../../tasks/fitted/reference.js';
import type { PredictedPoint, PredictRecord } from '../../tasks/predict/record.js';
import { endsText, formatCount, formatNumber, paddedNumber } from '../../text.js';
import { scoreWords } from './fit.js';
import type { Part } from './parts.js';
import { percent } from './uncertainty.js';

const BEYOND = 'beyond the fit';

/** Rows that a page shows before they are unfolded. */
const SHOWN = 24;

/** Its first `most` points; `others` says where the rest are. */
export function predictParts(record: PredictRecord, most: number, others: string): Part[] {
  const { fit, score, residualScale, data, warnings, points } = record;
  const hidden = points.length - most;
  return [
    { kind: 'laws', fit },
    {
      ...pointTable(record, points.slice(0, most)),
      shown: SHOWN,
      ...(hidden > 0 ? { more: `... and ${formatCount(hidden)} more${others}` } : {}),
    },
    {
      kind: 'facts',
      facts: [
        ...(score === undefined
          ? []
          : [['score', scoreWords(score)] as const, ['residuals', residualWords[residualScale]] as const]),
        ['bands', bandWords(record)],
      ],
    },
    { kind: 'sentences', title: 'notes', lines: data?.notes ?? [] },
    { kind: 'warnings', lines: warnings },
  ];
}

/** What a residual is, by its scale. */
const residualWords: Readonly<Record<ResidualScale, string>> = {
  log: 'log of the prediction less log of the observation: above 0 where the law predicts too much',
  raw: 'prediction less observation: above 0 where the law predicts too much',
  relative: 'prediction over observation, less 1: above 0 where the law predicts too much',
};

function pointTable({ points, level, data }: PredictRecord, shown: readonly PredictedPoint[]) {
  const names = Object.keys(points[0].at);
  const cells: [title: string, of: (point: PredictedPoint) => string][] = [
    ...(data === undefined ? [] : [['row', ({ row }) => String(row)] as (typeof cells)[number]]),
    ...names.map((name) => [name, ({ at }) => formatNumber(at[name], 4)] as (typeof cells)[number]),
    ['L', ({ value }) => paddedNumber(value, 6)],
    [`law, ${percent(level)}`, ({ band }) => (band === null ? '' : endsText(band))],
    [`new run, ${percent(level)}`, ({ newRun }) => (newRun === null ? '' : endsText(newRun))],
    ['observed', ({ observed }) => (observed === undefined ? '' : formatNumber(observed, 6))],
    ['residual', ({ residual }) => (residual == null ? '' : paddedNumber(residual, 3))],
    [BEYOND, ({ beyond }) => beyondText(beyond)],
  ];
  const filled = cells.filter(([title, of]) => title === 'L' || shown.some((point) => of(point) !== ''));
  const right = ['row', 'L', 'observed', 'residual', ...names];
  return {
    kind: 'table',
    columns: filled.map(([title]) => ({
      title,
      right: right.includes(title),
      isName: names.includes(title),
      prose: title === BEYOND,
    })),
    rows: shown.map((point) => filled.map(([, of]) => of(point))),
  } as const;
}

/** `N 302x, D 1/4x`; what they are multiples of, warnings say. */
function beyondText(beyond: PredictedPoint['beyond']): string {
  return Object.entries(beyond)
    .map(([name, factor]) => {
      if (factor === null) return `${name} outside`;
      return factor > 1 ? `${name} ${formatNumber(factor, 3)}x` : `${name} 1/${formatNumber(1 / factor, 3)}x`;
    })
    .join(', ');
}

function bandWords({ job, fit, drawn, level, points }: PredictRecord): string {
  const [first] = points;
  const hasScatter = first !== undefined && first.newRun !== null;
  const size = job?.trials ?? job?.exposure;
  const noise = size === undefined ? 'the scatter of the fitted runs' : `the noise of its counts (${size})`;
  const scatter = hasScatter ? `; that of a new run adds ${noise}` : '';
  if (fit.covariance !== undefined) return `${percent(level)} ${bandSource(fit)} (delta method)${scatter}`;
  if (fit.replicates === 0) {
    return hasScatter
      ? 'the law taken as known, with the scatter of the fitted runs; a fit with --bootstrap tells how far the law itself is known'
      : 'none: they come from a fit of your own with --bootstrap';
  }
  const drawnWords =
    drawn < fit.replicates ? `${formatCount(drawn)} of ${formatCount(fit.replicates)}` : formatCount(drawn);
  return `the middle ${percent(level)} of what ${drawnWords} refits of resamples give${scatter}`;
}
