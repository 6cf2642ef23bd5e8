/** Makes the record of a solution, with bands over the replicates or by the covariance. */
import type { NodeId } from '../../formula/graph.js';
import { formatCount } from '../../text.js';
import type { QuantityScale } from '../fitted/delta-method.js';
import { bandProbabilities } from '../fitted/draws.js';
import { beyondOf, extrapolationWarnings } from '../fitted/extrapolation.js';
import type { LawPlane } from '../fitted/law-plane.js';
import { levelOf } from '../fitted/level.js';
import { scaleOf } from '../fitted/parameter-sample.js';
import { fitReference } from '../fitted/reference.js';
import { bandOf, type LaneLayout } from './lanes.js';
import type { PreparedQuestion } from './question.js';
import type { Solved, SolveRecord } from './record.js';

/** Relative differences below this are rounding. */
const SAME = 1e-11;

/** Logarithms of the unknowns, one entry per lane, infinite if a replicate has no solution. Empty if every input is given. */
export type Unknowns = readonly Float64Array[];

export function recordOf(
  { kind, fitted, question, cost, costUnit, plane, lanes }: PreparedQuestion,
  found: Unknowns,
  /** Sentences on extrapolation, which answers made of several records write themselves. */
  extrapolates = true,
): SolveRecord {
  const { law } = fitted;
  const { layout } = lanes;
  const level = levelOf(fitted, question.level);
  const probabilities = bandProbabilities(level);
  const names = [...new Set([...plane.unknowns, ...law.inputs.map(({ name }) => name)])];
  const nodes = names.map((name) => plane.nodes.get(name) ?? plane.loss);
  const ids = [...nodes, plane.loss, ...(plane.logCost === undefined ? [] : [plane.logCost])];
  const values = plane
    .evaluator(
      ids,
      lanes,
    )(found)
    .map((column) => column.slice());
  // A replicate that never reaches the loss needs an infinite amount; its own loss is not used.
  const isOpen = (i: number): boolean => found.some((column) => !Number.isFinite(column[i]));
  const asked = (column: Float64Array): Float64Array =>
    column.map((value, i) => (isOpen(i) || Number.isNaN(value) ? Infinity : value));
  const solved = [
    ...names.map((name, k) => {
      const unit = law.inputs.find((input) => input.name === name)?.unit ?? '';
      return solvedOf(name, unit, asked(values[k]), layout, probabilities);
    }),
    // A cost that is an input is listed already.
    ...(plane.logCost === undefined || names.includes(cost ?? '')
      ? []
      : [solvedOf('cost', costUnit, asked(values[names.length + 1].map(Math.exp)), layout, probabilities)]),
    solvedOf(
      'L',
      law.target.unit,
      values[names.length].map((value, i) => (isOpen(i) ? Number.NaN : value)),
      layout,
      probabilities,
      scaleOf(fitted.residuals?.scale ?? law.loss?.residual ?? 'log'),
    ),
  ];
  const { refits } = layout;
  const unreached = Array.from({ length: refits }, (_, i) => i + 1).filter(isOpen).length;
  const reached = refits - unreached;
  const inputs = Object.fromEntries(law.inputs.map(({ name }) => [name, [values[names.indexOf(name)][0]]]));
  return {
    schema: 'isoloss/solve@1',
    kind,
    question,
    fit: fitReference(fitted),
    level,
    drawn: refits,
    reached,
    solved,
    warnings: [
      ...(fitted.warnings ?? []),
      ...(unreached > 0
        ? [
            `${formatCount(unreached)} of ${formatCount(refits)} replicates never get there: bands are open where these lie.`,
          ]
        : []),
      ...(extrapolates && fitted.ranges !== undefined
        ? extrapolationWarnings(fitted, beyondOf(fitted, inputs))
        : []),
    ],
  };
}

/** The estimate, and its band from the other lanes. A value equal in all lanes was given and has no band. */
export function solvedOf(
  name: string,
  unit: string,
  lanes: Float64Array,
  layout: LaneLayout,
  probabilities: readonly [number, number],
  scale: QuantityScale = 'log',
): Solved {
  const [value] = lanes;
  const isGiven = lanes
    .subarray(1)
    .every((other) => !Number.isFinite(other) || Math.abs(other - value) <= SAME * Math.abs(value));
  return { name, unit, value, band: isGiven ? null : bandOf(lanes, layout, probabilities, scale) };
}

/** The cost of a plane whose question needs one. */
export function costOf({ logCost }: LawPlane): NodeId {
  if (logCost === undefined) throw new RangeError('a plane without a cost has none');
  return logCost;
}
