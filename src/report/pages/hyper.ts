/** A sweep of hyper-parameters as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { hyperForm } from '../../tasks/hyper/form.js';
import type { HyperRecord } from '../../tasks/hyper/record.js';
import { listed } from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { sweepFigures } from '../figures/sweep.js';
import { section } from '../markup/document.js';
import { hyperParts, hyperVerdict } from '../sentences/hyper.js';
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
    command: commandLine(hyperForm, job),
    record,
  });
}
