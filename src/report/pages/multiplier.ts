/** An effective compute multiplier as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { multiplierForm } from '../../tasks/multiplier/form.js';
import type { MultiplierRecord } from '../../tasks/multiplier/record.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { ladderFigures } from '../figures/ladders.js';
import { section } from '../markup/document.js';
import { multiplierParts, multiplierVerdict } from '../sentences/multiplier.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderMultiplier(record: MultiplierRecord, canvas: Canvas): string {
  const { job, baseline, data } = record;
  return renderAnswer({
    title: `Compute multipliers over ${baseline}: ${data.source.split(/[/\\]/).at(-1)}`,
    verdict: multiplierVerdict(record),
    figures: [section('ladders', 'Ladders', figureGrid(ladderFigures(record, canvas), canvas, 'usual'))],
    parts: multiplierParts(record),
    command: commandLine(multiplierForm, job),
    record,
  });
}
