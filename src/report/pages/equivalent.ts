/** Equivalents at equal loss as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { equivalentForm } from '../../tasks/equivalent/form.js';
import type { EquivalentRecord } from '../../tasks/equivalent/record.js';
import { equivalentFigures } from '../figures/equivalent.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { equivalentParts, equivalentTitle } from '../sentences/equivalent.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderEquivalent(record: EquivalentRecord, canvas: Canvas): string {
  const { job } = record;
  const figures = equivalentFigures(record, canvas);
  return renderAnswer({
    title: equivalentTitle(record),
    figures:
      figures.length === 0
        ? []
        : [section('curve', 'Curve', figureGrid(figures, canvas, figures.length > 1 ? 'usual' : 'wide'))],
    parts: equivalentParts(record).filter(({ kind }) => kind !== 'title'),
    ...(job === undefined ? {} : { command: commandLine(equivalentForm, job) }),
    record,
  });
}
