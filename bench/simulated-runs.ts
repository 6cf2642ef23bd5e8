/** Simulated training runs: any number of rows, the same numbers everywhere. */
import { emitColumns } from '../src/formula/emit-columns.js';
import { graphOfLaw } from '../src/laws/graph.js';
import { findPreset, laws } from '../src/laws/index.js';
import { threefry } from '../src/problem/threefry.js';
import { normalQuantile } from '../src/statistics/normal.js';

/** Standard deviation of the log loss between runs, about that of the published Chinchilla runs. */
const NOISE = 0.006;

type Inputs = Readonly<Record<string, Float64Array>>;

/** A number in [0, 1) by row and draw. */
type Share = (row: number, draw: number) => number;

const shares =
  (seed: number): Share =>
  (row, draw) =>
    (threefry(seed, 0, row, draw)[0] + 0.5) / 2 ** 32;

/** Normal noise on the log loss, by the share drawn. */
const noisy = (loss: number, share: number): number => loss * Math.exp(NOISE * normalQuantile(share));

interface Design {
  /** Whose values the runs are drawn from. */
  readonly preset: string;
  inputs(rows: number, share: Share): Inputs;
}

/** 50M to 16B parameters on 4 to 100 tokens each. */
function sizeAndTokens(rows: number, share: Share): { readonly N: Float64Array; readonly D: Float64Array } {
  const N = spread(rows, share, 0, 5e7, 1.6e10);
  return { N, D: N.map((n, row) => n * 4 * 25 ** share(row, 1)) };
}

export interface BenchRuns {
  /** Parameters. */
  readonly N: Float64Array;
  /** Tokens. */
  readonly D: Float64Array;
  /** Loss, nats a token. */
  readonly L: Float64Array;
}

/** Runs whose losses are those of the Chinchilla law as Besiroglu et al. 2024 fitted it, with noise. */
export function benchRuns(rows: number): BenchRuns {
  const { E, A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  const share = shares(2026);
  const { N, D } = sizeAndTokens(rows, share);
  const L = N.map((n, row) => noisy(E + A / n ** alpha + B / D[row] ** beta, share(row, 2)));
  return { N, D, L };
}

/** Log-uniform. */
function spread(rows: number, share: Share, draw: number, low: number, high: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => low * (high / low) ** share(row, draw));
}

/** One resource between two amounts, which the curve's bends lie between. */
function resource(preset: string, low: number, high: number): Design {
  return { preset, inputs: (rows, share) => ({ x: spread(rows, share, 0, low, high) }) };
}

const designs: Readonly<Record<string, Design>> = {
  chinchilla: { preset: 'besiroglu-2024', inputs: sizeAndTokens },
  kaplan: { preset: 'kaplan-2020', inputs: sizeAndTokens },
  'data-constrained': {
    preset: 'muennighoff-2023',
    inputs(rows, share) {
      const { N, D } = sizeAndTokens(rows, share);
      // Up to 64 epochs.
      return { N, D, U: D.map((d, row) => d / 64 ** share(row, 2)) };
    },
  },
  'over-training': { preset: 'gadre-2024-c4', inputs: sizeAndTokens },
  power: resource('kaplan-2020-parameters', 1e6, 1e10),
  'saturating-power': resource('henighan-2020-image-8x8-parameters', 1e3, 1e8),
  'broken:1': resource('caballero-2022-addition', 1e2, 4e3),
  'broken:3': resource('caballero-2022-example', 1e2, 1e24),
};

/** Names of the laws, in the catalogue's order. */
export const lawNames: readonly string[] = laws.map(({ name }) => name);

interface LawRuns {
  /** As `findPreset` has it. */
  readonly preset: string;
  /** The law's inputs and the loss L. */
  readonly columns: Inputs;
}

/** Throws a RangeError where the catalogue has a law that nothing is written down for here. */
export function lawRuns(name: string, rows: number): LawRuns {
  const design = Object.hasOwn(designs, name) ? designs[name] : undefined;
  if (design === undefined) throw new RangeError(`no simulated runs are laid out for the law ${name}`);
  const share = shares(2027);
  const inputs = design.inputs(rows, share);
  const preset = `${name}:${design.preset}`;
  const {
    law,
    preset: { values },
  } = findPreset(preset);
  const { graph, root } = graphOfLaw(law);
  const columns = law.inputs.map((input) => inputs[input.name]);
  const exact = emitColumns(graph, [root], { scalar: 'param', column: 'input' }, columns, rows);
  exact.run(law.parameters.map((parameter) => values[parameter.name]));
  const L = exact.results[0].map((loss, row) => noisy(loss, share(row, 3)));
  return { preset, columns: { ...inputs, L } };
}
