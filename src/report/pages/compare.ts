/** A comparison of laws as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { compareForm } from '../../tasks/compare/form.js';
import type { CompareRecord } from '../../tasks/compare/record.js';
import { formatNumber, listed, plural, wereOf } from '../../text.js';
import { contestFigures } from '../figures/contest.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { compareParts, compareVerdict } from '../sentences/compare.js';
import { backendWords } from '../sentences/fit.js';
import { runsMethods } from '../sentences/methods.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderCompare(record: CompareRecord, canvas: Canvas): string {
  const { contenders, data, job } = record;
  return renderAnswer({
    title: `${plural(contenders.length, 'law')} on ${data.source.split(/[/\\]/).at(-1)}`,
    verdict: compareVerdict(record),
    figures: [
      section('errors-of-laws', 'Errors', figureGrid(contestFigures(record, canvas), canvas, 'wide')),
    ],
    parts: [...compareParts(record), { kind: 'facts', facts: [['back end', backendWords(record)]] }],
    methods: runsMethods([
      `${plural(contenders.length, 'law')} ${wereOf(contenders.length)} compared on the same ${plural(data.rows, 'row')}: ${listed(contenders.map(({ name, formula }) => `${name}, ${formula}`))}`,
      ...(record.crossValidation === undefined
        ? []
        : [`Errors of cross-validation are over ${plural(record.crossValidation.folds, 'fold')}`]),
      ...(record.extrapolation === undefined
        ? []
        : [
            `Errors of extrapolation are on ${plural(record.extrapolation.heldOut, 'row')} with ${record.extrapolation.scale} above ${formatNumber(record.extrapolation.fittedTo, 4)}, from fits to the ${plural(record.extrapolation.fitted, 'other')}`,
          ]),
      `Intervals of level ${formatNumber(job.level)} are over ${plural(job.bootstrap, 'resample')} of the runs, the same for all laws`,
    ]),
    cites: contenders,
    command: commandLine(compareForm, job),
    record,
  });
}
