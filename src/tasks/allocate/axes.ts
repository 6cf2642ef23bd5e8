/** The axes of an allocation: decision variables and their ranges. */
import { evaluateNode } from '../../formula/evaluate-node.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import { type Axis, axisValues } from '../../jobs/grammar.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import type { SearchedAxis } from './record.js';

/** `log` and `linear` axes are continuous; a `listed` axis takes only the given values. */
export type AllocationAxis =
  | {
      readonly kind: 'log' | 'linear';
      readonly name: string;
      readonly lo: number;
      readonly hi: number;
      readonly count: number;
      /** The range is a default. */
      readonly chosen: boolean;
      /** A share of one whole, of which the other shares are the rest. */
      readonly isShare?: true;
    }
  | { readonly kind: 'listed'; readonly name: string; readonly values: readonly number[] };

/** Approximate size of the grid over axes with default ranges; refinement follows. */
const POINTS = 1e6;

/** Factor beyond the fitted range on either side. */
const WIDER = 1e3;

/** Default range of an input without a fitted range. */
const ANYWHERE = [1, 1e18] as const;

export function givenAxis(axis: Axis): AllocationAxis {
  if ('values' in axis) return { kind: 'listed', name: axis.name, values: axis.values };
  const { name, lo, hi, count, linear } = axis;
  return { kind: linear ? 'linear' : 'log', name, lo, hi, count, chosen: false };
}

/**
 * The default range for an input: the fitted one, widened by a factor of a thousand on either side, and further if the
 * largest budget affords more.
 */
export function defaultAxis(
  { law, values, ranges = {} }: FittedLaw,
  name: string,
  question: {
    readonly graph: Graph;
    readonly inputs: readonly { readonly name: string; readonly node: NodeId }[];
    readonly cost: NodeId | undefined;
    readonly budgets: readonly number[] | undefined;
    /** Number of axes. */
    readonly count: number;
  },
): AllocationAxis {
  const { graph, cost, budgets, inputs } = question;
  const count = Math.max(16, Math.round(POINTS ** (1 / question.count)));
  const [lowest, highest] = Object.hasOwn(ranges, name) ? ranges[name] : ANYWHERE;
  if (!(lowest > 0)) {
    const width = highest - lowest || 1;
    return { kind: 'linear', name, lo: lowest, hi: highest + width, count, chosen: true };
  }
  const isFitted = Object.hasOwn(ranges, name);
  const parameters = law.parameters.map((p) => values[p.name]);
  const corner = inputs.map((input) =>
    Object.hasOwn(ranges, input.name) ? ranges[input.name][1] : Number.NaN,
  );
  // With all inputs at their upper limits; if other names are involved the cost there is unknown and nothing is widened.
  const atCorner = (axis: number): number => {
    const at = inputs.findIndex(({ node }) => node === graph.leaf('input', axis));
    return at < 0 ? Number.NaN : corner[at];
  };
  const dearest =
    cost === undefined
      ? Number.NaN
      : evaluateNode(graph, cost, ({ kind, value }) =>
          kind === 'param' ? parameters[value] : atCorner(value),
        );
  const affords = budgets === undefined ? 1 : Math.max(1, (budgets.at(-1) as number) / dearest || 1);
  return {
    kind: 'log',
    name,
    lo: isFitted ? lowest / WIDER : lowest,
    hi: isFitted ? highest * WIDER * affords : highest,
    count,
    chosen: true,
  };
}

/** The grid's values of an axis, ascending. */
export function gridValues(axis: AllocationAxis): Float64Array {
  if (axis.kind === 'listed') return Float64Array.from(axis.values);
  const { name, lo, hi, count } = axis;
  return Float64Array.from(axisValues({ name, lo, hi, count, linear: axis.kind === 'linear' }));
}

/** An axis as in the record. */
export function searchedAxis(axis: AllocationAxis): SearchedAxis {
  if (axis.kind === 'listed') return { name: axis.name, values: axis.values };
  const { name, lo, hi, count, kind, chosen } = axis;
  return { name, lo, hi, count, linear: kind === 'linear', chosen };
}

/** Names of its bounds in the record's `binding`: `N >= 1e6`, `N <= 1e12`. */
export function boundNames({
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
