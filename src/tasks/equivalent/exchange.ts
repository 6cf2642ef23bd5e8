/** Rates of exchange between the inputs of a law at equal loss. */
import { field, IsolossError } from '../../errors.js';
import type { PointPart } from '../../jobs/point.js';
import { shortest } from '../../jobs/text-forms.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { LawPlane } from '../fitted/law-plane.js';
import { solvedOf } from '../solve/answer.js';
import type { LaneSet } from '../solve/lanes.js';
import type { ExchangeRate } from './record.js';

/** Slopes below this share of the largest are rounding: the loss does not depend on such an input there. */
const IDLE = 1e-12;

/** For every two inputs above zero on which the loss depends at the point, both ways. Throws `bad-question` where there are no two. */
export function exchangeRates(
  { law }: FittedLaw,
  at: Readonly<Record<string, number>>,
  lanes: LaneSet,
  probabilities: readonly [number, number],
): ExchangeRate[] {
  const names = law.inputs.map(({ name }) => name).filter((name) => at[name] > 0);
  const others = law.inputs
    .filter(({ name }) => !names.includes(name))
    .map(({ name }): PointPart => [name, shortest(at[name])]);
  const plane = new LawPlane(law, names, others, undefined);
  const slopes = plane
    .evaluator(
      plane.slopes(),
      lanes,
    )(names.map((name) => new Float64Array(lanes.count).fill(Math.log(at[name]))))
    .map((column) => column.slice());
  const largest = Math.max(...slopes.map(([slope]) => Math.abs(slope)));
  const used = names
    .map((name, k) => ({ name, slope: slopes[k] }))
    .filter(({ slope }) => Math.abs(slope[0]) > IDLE * largest);
  if (used.length < 2) {
    throw new IsolossError(
      'bad-question',
      `At this point the loss depends on ${used[0]?.name ?? 'no input'} alone, and nothing can be exchanged.`,
      `Ask for an equivalent with ${field('for')}, or give another point.`,
    );
  }
  const unitOf = (name: string) => {
    const unit = law.inputs.find((input) => input.name === name)?.unit ?? '';
    return unit === '1' || unit === 'any' || unit === '' ? name : unit;
  };
  return used.flatMap((one) =>
    used
      .filter((other) => other !== one)
      .map((other): ExchangeRate => {
        const elasticity = one.slope.map((slope, i) => slope / other.slope[i]);
        const scale = at[other.name] / at[one.name];
        const solved = (name: string, unit: string, column: Float64Array) =>
          solvedOf(name, unit, column, lanes.layout, probabilities);
        return {
          of: one.name,
          in: other.name,
          elasticity: solved('elasticity', `% of ${other.name} per % of ${one.name}`, elasticity),
          rate: solved(
            'rate',
            `${unitOf(other.name)} for one of ${unitOf(one.name)}`,
            elasticity.map((value) => value * scale),
          ),
        };
      }),
  );
}
