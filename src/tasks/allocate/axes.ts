/** What an allocation chooses, and where it looks. */
import type { Graph, NodeId } from '../../formula/graph.js';
import { type Axis, axisValues } from '../../jobs/grammar.js';
import type { FittedLaw } from '../fitted/fitted.js';
import type { SearchedAxis } from './record.js';

/** `log` and `linear` axes are searched and refined; the values of a `listed` one are all there is. */
export type AllocationAxis =
  | {
      readonly kind: 'log' | 'linear';
      readonly name: string;
      readonly lo: number;
      readonly hi: number;
      readonly count: number;
      /** The range was chosen for the user. */
      readonly chosen: boolean;
    }
  | { readonly kind: 'listed'; readonly name: string; readonly values: readonly number[] };

/** Points of a grid on axes nobody described, about: refinement does the rest. */
const POINTS = 1e6;

/** Beyond the fitted range to either side. */
const WIDER = 1e3;

/** Where nothing is known of an input. */
const ANYWHERE = [1, 1e18] as const;

export function givenAxis(axis: Axis): AllocationAxis {
  if ('values' in axis) return { kind: 'listed', name: axis.name, values: axis.values };
  const { name, lo, hi, count, linear } = axis;
  return { kind: linear ? 'linear' : 'log', name, lo, hi, count, chosen: false };
}

/**
 * The range for an input that its user did not describe: the fitted one, a thousand times wider to either side, and
 * wider still where the largest budget affords more.
 */
export function defaultAxis(
  { law, values, ranges = {} }: FittedLaw,
  name: string,
  question: {
    readonly graph: Graph;
    readonly inputs: readonly { readonly name: string; readonly node: NodeId }[];
    readonly cost: NodeId | undefined;
    readonly budgets: readonly number[] | undefined;
    /** How many axes there are. */
    readonly count: number;
  },
): AllocationAxis {
  const { graph, cost, budgets, inputs } = question;
  const count = Math.max(16, Math.round(POINTS ** (1 / question.count)));
  const [least, most] = Object.hasOwn(ranges, name) ? ranges[name] : ANYWHERE;
  if (!(least > 0)) {
    const width = most - least || 1;
    return { kind: 'linear', name, lo: least, hi: most + width, count, chosen: true };
  }
  const known = Object.hasOwn(ranges, name);
  const parameters = law.parameters.map((p) => values[p.name]);
  const corner = inputs.map((input) =>
    Object.hasOwn(ranges, input.name) ? ranges[input.name][1] : Number.NaN,
  );
  // Axes that are inputs lie at their upper ends; anything else leaves the corner's cost unknown, which widens nothing.
  const atCorner = (axis: number): number => {
    const at = inputs.findIndex(({ node }) => node === graph.leaf('input', axis));
    return at < 0 ? Number.NaN : corner[at];
  };
  const dearest =
    cost === undefined
      ? Number.NaN
      : graph.evaluate(cost, ({ kind, value }) => (kind === 'param' ? parameters[value] : atCorner(value)));
  const affords = budgets === undefined ? 1 : Math.max(1, (budgets.at(-1) as number) / dearest || 1);
  return {
    kind: 'log',
    name,
    lo: known ? least / WIDER : least,
    hi: known ? most * WIDER * affords : most,
    count,
    chosen: true,
  };
}

/** The values a grid has of it, ascending. */
export function gridValues(axis: AllocationAxis): Float64Array {
  if (axis.kind === 'listed') return Float64Array.from(axis.values);
  const { name, lo, hi, count } = axis;
  return Float64Array.from(axisValues({ name, lo, hi, count, linear: axis.kind === 'linear' }));
}

/** As a record tells of it. */
export function searchedAxis(axis: AllocationAxis): SearchedAxis {
  if (axis.kind === 'listed') return { name: axis.name, values: axis.values };
  const { name, lo, hi, count, kind, chosen } = axis;
  return { name, lo, hi, count, linear: kind === 'linear', chosen };
}

/** Its ends, as records tell that they bind: `N >= 1e6`, `N <= 1e12`. */
export function axisEnds({
  name,
  lo,
  hi,
}: Extract<AllocationAxis, { lo: number }>): readonly [string, string] {
  return [`${name} >= ${plain(lo)}`, `${name} <= ${plain(hi)}`];
}

function plain(value: number): string {
  const text = String(value);
  const short = value.toExponential().replace('e+', 'e');
  return short.length < text.length ? short : text;
}
