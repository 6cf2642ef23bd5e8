/** A sweep of hyper-parameters as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { hyperForm } from '../../tasks/hyper/form.js';
import type { HyperRecord } from '../../tasks/hyper/record.js';
import { formatNumber, listed, plural } from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { sweepFigures } from '../figures/sweep.js';
import { section } from '../markup/document.js';
import { citedPreset } from '../sentences/citation.js';
import { hyperParts, hyperVerdict } from '../sentences/hyper.js';
import { runsMethods } from '../sentences/methods.js';
import { percent } from '../sentences/uncertainty.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderHyper(record: HyperRecord, canvas: Canvas): string {
  const { over, data, job } = record;
  const figures = sweepFigures(record, canvas);
  return renderAnswer({
    title: `Best ${listed(over)}: ${data.source.split(/[/\\]/).at(-1)}`,
    verdict: hyperVerdict(record),
    figures:
      figures.length === 0
        ? []
        : [section('optima', 'Optima', figureGrid(figures, canvas, figures.length > 1 ? 'usual' : 'wide'))],
    parts: hyperParts(record),
    methods: hyperMethods(record),
    cites: record.published.map(({ rule }) => citedPreset(rule)),
    command: commandLine(hyperForm, job),
    record,
  });
}

function hyperMethods({ over, by, cells, laws, surface, data, job, published }: HyperRecord): string {
  const names = listed(over);
  const scale = by.length === 0 ? '' : ` (equal ${listed(by)})`;
  return runsMethods([
    `${plural(data.rows, 'run')} were divided into ${plural(cells.length, 'cell')}${scale}; in each a quadratic in the logarithms of ${names} was fitted by least squares to the losses within a factor of ${formatNumber(job.window)} of the best run, and its lowest point taken as the optimum, with ${percent(job.level)} intervals by the delta method`,
    ...(laws.some(({ coefficient }) => coefficient !== null)
      ? [
          `A product of powers of ${listed(by)} was fitted to the optima by least squares of logarithms, weighted by their uncertainty and by their scatter about it`,
        ]
      : []),
    ...(surface === undefined || surface.reason !== undefined
      ? []
      : [
          `Beside it one quadratic, with a least loss for every cell and a centre that follows powers of scale, was fitted to all runs, with intervals over ${plural(job.bootstrap, 'resample')} of the runs within cells, seed ${job.seed}`,
        ]),
    ...(published.length === 0
      ? []
      : [`Published rules (${listed(published.map(({ rule }) => rule))}) were evaluated at the same cells`]),
  ]);
}
