/** An effective compute multiplier as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { multiplierForm } from '../../tasks/multiplier/form.js';
import type { MultiplierRecord } from '../../tasks/multiplier/record.js';
import { formatNumber, plural } from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { ladderFigures } from '../figures/ladders.js';
import { section } from '../markup/document.js';
import { runsMethods } from '../sentences/methods.js';
import { multiplierParts, multiplierVerdict } from '../sentences/multiplier.js';
import { percent } from '../sentences/uncertainty.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderMultiplier(record: MultiplierRecord, canvas: Canvas): string {
  const { job, baseline, data } = record;
  return renderAnswer({
    title: `Compute multipliers over ${baseline}: ${data.source.split(/[/\\]/).at(-1)}`,
    verdict: multiplierVerdict(record),
    figures: [section('ladders', 'Ladders', figureGrid(ladderFigures(record, canvas), canvas, 'usual'))],
    parts: multiplierParts(record),
    methods: multiplierMethods(record),
    command: commandLine(multiplierForm, job),
    record,
  });
}

function multiplierMethods({ baseline, comparisons, ladders, floor, data, level }: MultiplierRecord): string {
  const recipes = comparisons.map(({ recipe }) => recipe);
  return runsMethods([
    `Ladders of ${plural(recipes.length + 1, 'recipe')}, ${baseline} with ${plural(ladders[0].runs.length, 'run')} as the baseline, were compared at equal loss in compute counted as ${data.C}`,
    `For each pair L = E + A/C^beta, with E = ${formatNumber(floor.value)} (${floor.source}) and one exponent for both, was fitted by least squares of log(L - E); the multiplier is the ratio of compute at which both have the same loss, with ${percent(level)} intervals that hold the multipliers which an F test does not reject`,
    'Whether one exponent serves both was tested by an F test against an exponent for each',
  ]);
}
