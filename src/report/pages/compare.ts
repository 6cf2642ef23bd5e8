/** A comparison of laws as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { compareForm } from '../../tasks/compare/form.js';
import type { CompareRecord } from '../../tasks/compare/record.js';
import { plural } from '../../text.js';
import { contestFigures } from '../figures/contest.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { compareParts, compareVerdict } from '../sentences/compare.js';
import { backendWords } from '../sentences/fit.js';
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
    command: commandLine(compareForm, job),
    record,
  });
}
