/** An allocation beside the cheapest way to its loss and the least loss at its cost. */
import { IsolossError } from '../../errors.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import type { LawPlane } from '../../tasks/fitted/law-plane.js';
import type { RegretRecord } from '../../tasks/regret/record.js';
import { namesGivenBeside } from '../../tasks/solve/inverse.js';
import { lanesOf } from '../../tasks/solve/lanes.js';
import { prepare } from '../../tasks/solve/question.js';
import type { Solved } from '../../tasks/solve/record.js';
import { answerStyle, equalLineFigures, type MarkedPoint, valuesAt } from './equal-lines.js';
import { type Canvas, type Figure, ink } from './figure.js';
import { estimateOnly, solvedBy } from './solved.js';

/** A record without its job does not say what inputs cost: then the usual cost may be another. */
const SAME_COST = 1e-6;

export function regretFigures(record: RegretRecord, fitted: FittedLaw, canvas: Canvas): Figure[] {
  const { spent, equalLoss, equalCost, job, cost = job?.cost } = record;
  const loss = solvedBy(spent, 'L');
  const at = job === undefined ? undefined : namesGivenBeside(fitted, job.at);
  if (loss === undefined) return [];
  try {
    const { plane, costUnit } = prepare(
      fitted,
      { loss: loss.value, ...(at === undefined ? {} : { at }), ...(cost === undefined ? {} : { cost }) },
      lanesOf(estimateOnly(fitted)),
      true,
    );
    const [first, second] = plane.unknowns;
    if (second === undefined) return [];
    const marked = (
      name: string,
      solved: readonly Solved[],
      style: Pick<MarkedPoint, 'colour' | 'symbol'>,
    ): MarkedPoint[] => {
      const [a, b] = [solvedBy(solved, first), solvedBy(solved, second)];
      return a === undefined || b === undefined
        ? []
        : [{ name, at: [a.value, b.value], bands: [a.band, b.band], ...style }];
    };
    const points = [
      ...marked('the allocation', spent, { colour: ink, symbol: 'square' }),
      ...marked('least loss at its cost', equalCost, answerStyle),
      ...marked('cheapest way to its loss', equalLoss, { colour: 'var(--seq-2)', symbol: 'diamond' }),
    ];
    if (points.length < 3 || !hasCost(spent, plane, fitted, points[0].at)) return [];
    return equalLineFigures(
      {
        fitted,
        plane,
        costUnit,
        points,
        through: points[0].at,
        caption: 'The allocation lies as far above the lowest point as it loses; dashes are at its loss.',
      },
      canvas,
    );
  } catch (error) {
    // Costs that cannot be asked again of two inputs are not drawn.
    if (error instanceof IsolossError) return [];
    throw error;
  }
}

function hasCost(
  spent: readonly Solved[],
  plane: LawPlane,
  fitted: FittedLaw,
  [first, second]: MarkedPoint['at'],
): boolean {
  const { logCost } = plane;
  const said = solvedBy(spent, 'cost')?.value;
  if (logCost === undefined) return false;
  const [[found]] = valuesAt(plane, fitted, [first], [second], [logCost]);
  return said === undefined || Math.abs(found - Math.log(said)) < SAME_COST;
}
