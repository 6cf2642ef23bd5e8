import type { ResidualScale } from '../../../loss/loss.js';
import { scoreWords } from '../../../report/sentences/fit.js';
import { endsText, percent } from '../../../report/sentences/uncertainty.js';
import { bandSource } from '../../../tasks/fitted/reference.js';
import type { PredictedPoint, PredictRecord } from '../../../tasks/predict/record.js';
import { formatCount, formatNumber } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

const BEYOND = 'beyond the fit';

/** Rows of a table that are shown. */
const SHOWN = 20;

/** Predictions for a person at a terminal. */
export function predictText(
  record: PredictRecord,
  out: string | undefined,
  stream: NodeJS.WritableStream,
): string {
  const layout = layoutFor(stream);
  const { dim, section } = layout;
  const hidden = record.points.length - SHOWN;
  return [
    ...layout.heading(record.fit),
    '',
    ...pointLines(record, layout),
    ...(hidden > 0
      ? [
          dim(
            layout.prose(
              `  ... and ${formatCount(hidden)} more${out === undefined ? ' (--out FILE writes all)' : ''}`,
              2,
            ),
          ),
        ]
      : []),
    '',
    ...layout.facts([
      ...(record.score === undefined
        ? []
        : [
            ['score', scoreWords(record.score)] as const,
            ['residuals', residualWords[record.residualScale]] as const,
          ]),
      ['bands', bandWords(record)],
    ]),
    ...section('notes', record.data?.notes ?? []),
    ...section('warnings', record.warnings, 'yellow'),
    '',
  ].join('\n');
}

/** What a residual is, by its scale. */
const residualWords: Readonly<Record<ResidualScale, string>> = {
  log: 'log of the prediction less log of the observation: above 0 where the law predicts too much',
  raw: 'prediction less observation: above 0 where the law predicts too much',
  relative: 'prediction over observation, less 1: above 0 where the law predicts too much',
};

function pointLines({ points, level, data }: PredictRecord, { table }: Layout): string[] {
  const shown = points.slice(0, SHOWN);
  const names = Object.keys(points[0].at);
  const cells: [title: string, of: (point: PredictedPoint) => string][] = [
    ...(data === undefined ? [] : [['row', ({ row }) => String(row)] as (typeof cells)[number]]),
    ...names.map((name) => [name, ({ at }) => formatNumber(at[name], 4)] as (typeof cells)[number]),
    ['L', ({ value }) => formatNumber(value, 6)],
    [`law, ${percent(level)}`, ({ band }) => (band === null ? '' : endsText(band))],
    [`new run, ${percent(level)}`, ({ newRun }) => (newRun === null ? '' : endsText(newRun))],
    ['observed', ({ observed }) => (observed === undefined ? '' : formatNumber(observed, 6))],
    ['residual', ({ residual }) => (residual == null ? '' : formatNumber(residual, 3))],
    [BEYOND, ({ beyond }) => beyondText(beyond)],
  ];
  const filled = cells.filter(([title, of]) => title === 'L' || shown.some((point) => of(point) !== ''));
  const numbers = ['row', 'L', 'observed', 'residual', ...names];
  return table(
    filled.map(([title]) => ({
      title,
      right: numbers.includes(title),
      prose: title === BEYOND,
    })),
    shown.map((point) => filled.map(([, of]) => of(point))),
  );
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

function bandWords({ fit, drawn, level, points }: PredictRecord): string {
  const [first] = points;
  const hasScatter = first !== undefined && first.newRun !== null;
  if (fit.covariance !== undefined) {
    const scatter = hasScatter ? '; that of a new run adds the scatter of the fitted runs' : '';
    return `${percent(level)} ${bandSource(fit)} (delta method)${scatter}`;
  }
  if (fit.replicates === 0) {
    return hasScatter
      ? 'the law taken as known, with the scatter of the fitted runs; a fit with --bootstrap tells how far the law itself is known'
      : 'none: they come from a fit of your own with --bootstrap';
  }
  const drawnWords =
    drawn < fit.replicates ? `${formatCount(drawn)} of ${formatCount(fit.replicates)}` : formatCount(drawn);
  const scatter = hasScatter ? '; that of a new run adds the scatter of the fitted runs' : '';
  return `the middle ${percent(level)} of what ${drawnWords} refits of resamples give${scatter}`;
}
