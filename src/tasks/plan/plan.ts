/** The runs to train next, as a table whose losses are filled in by whoever trains them and which a fit then reads. */
import { parameterCounts } from '../../costs/architecture.js';
import type { Family } from '../../costs/families.js';
import { nearestShape } from '../../costs/shapes.js';
import { IsolossError } from '../../errors.js';
import { listed } from '../../text.js';

/** A run to train: its name, and all inputs of the law, N and D among them. */
export interface PlannedRun {
  readonly name: string;
  readonly at: Readonly<Record<string, number>>;
}

export interface Plan {
  readonly runs: readonly PlannedRun[];
  /** The losses to expect, with a band where there is one; inputs are columns, natural units. */
  readonly predict: (inputs: Readonly<Record<string, Float64Array>>) => {
    readonly value: ArrayLike<number>;
    readonly band?: { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> };
  };
}

export interface PlanSettings {
  /** Tokens of an optimiser step; by default the batch of DeepSeek-AI (2024), to a power of two. */
  readonly tokensPerStep?: number;
  /** What is built: every N becomes that of the nearest member. */
  readonly family?: Family;
}

/** Several plans as one, whose runs have the same inputs; each has its own predictions. */
export function joined(plans: readonly Plan[]): Plan {
  return {
    runs: plans.flatMap(({ runs }) => runs),
    predict(inputs) {
      let from = 0;
      const parts = plans.map(({ runs, predict }) => {
        const to = from + runs.length;
        const part = Object.fromEntries(
          Object.entries(inputs).map(([name, column]) => [name, column.slice(from, to)]),
        );
        from = to;
        return { count: runs.length, ...predict(part) };
      });
      const end = (of: 'lower' | 'upper') =>
        parts.flatMap(({ count, band }) =>
          Array.from({ length: count }, (_, i) => band?.[of][i] ?? Number.NaN),
        );
      return {
        value: parts.flatMap(({ value }) => Array.from(value)),
        band: { lower: end('lower'), upper: end('upper') },
      };
    },
  };
}

/** DeepSeek-AI 2024 (arXiv:2401.02954): tokens of a batch at a training compute in FLOP. */
const batchOf = (flop: number): number => 2 ** Math.round(Math.log2(0.292 * flop ** 0.3271));

/**
 * A row for each run: what is built and trained, rounded to whole steps and to shapes that can be built, the loss that is to be
 * expected there, and an empty loss. Throws `missing-input` for runs without N or D, and `bad-architecture`.
 */
export function planRows(
  { runs, predict }: Plan,
  { tokensPerStep, family }: PlanSettings,
): Record<string, number | string | null>[] {
  if (runs.length === 0) return [];
  const missing = ['N', 'D'].filter((name) => !runs.every(({ at }) => Object.hasOwn(at, name)));
  if (missing.length > 0) {
    throw new IsolossError(
      'missing-input',
      `A plan is of runs with N and D, and these have no ${listed(missing)}.`,
      'Ask for the answer without a plan.',
    );
  }
  const built = runs.map(({ name, at }) => {
    const shape = family === undefined ? undefined : nearestShape(at.N, family);
    const N = shape === undefined ? at.N : parameterCounts(shape).total;
    const step = tokensPerStep ?? batchOf(6 * N * at.D);
    const steps = Math.max(1, Math.round(at.D / step));
    return { name, at: { ...at, N, D: steps * step }, shape, step, steps };
  });
  const inputs = Object.keys(built[0].at);
  const { value, band } = predict(
    Object.fromEntries(
      inputs.map((input) => [input, Float64Array.from(built, ({ at }) => Reflect.get(at, input) as number)]),
    ),
  );
  return built.map(({ name, at, shape, step, steps }, i) => ({
    name,
    ...at,
    ...(shape === undefined
      ? {}
      : {
          layers: shape.layers,
          width: shape.width,
          heads: shape.heads,
          kv_heads: shape.kvHeads,
          ffw: shape.feedForward,
          vocabulary: shape.vocabulary,
          sequence: shape.sequence,
        }),
    tokens_per_step: step,
    steps,
    FLOP: 6 * at.N * at.D,
    predicted_loss: value[i],
    predicted_low: band?.lower[i] ?? null,
    predicted_high: band?.upper[i] ?? null,
    loss: null,
  }));
}
