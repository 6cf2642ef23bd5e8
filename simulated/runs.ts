/** Simulated training runs: any number of rows, the same numbers everywhere. */
import { emitColumns } from '../src/formula/emit-columns.js';
import { graphOfLaw } from '../src/laws/graph.js';
import { findLaw, findPreset, type Law, laws, type Preset } from '../src/laws/index.js';
import { typicalOf } from '../src/laws/typical.js';
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

/** Runs of a law that are laid out otherwise than by the typical values of its inputs. */
interface Design {
  /** Whose values the runs are drawn from. */
  readonly preset?: string;
  /** In place of the preset's, where no runs determine these. */
  readonly values?: Readonly<Record<string, number>>;
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

/** Every input between the ends of its typical values, or of what a preset covers, apart from the others. */
function typicalInputs(law: Law, preset: Preset | undefined, rows: number, share: Share): Inputs {
  // Exponential draws over their sum are uniform over all mixtures.
  const parts = law.shares?.map((_, draw) =>
    Float64Array.from({ length: rows }, (_, row) => -Math.log(share(row, draw))),
  );
  const wholes = Float64Array.from({ length: rows }, (_, row) =>
    (parts ?? []).reduce((sum, part) => sum + part[row], 0),
  );
  return Object.fromEntries(
    law.inputs.map(({ name }, draw) => {
      const part = parts?.[law.shares?.indexOf(name) ?? -1];
      if (part !== undefined) return [name, part.map((value, row) => value / wholes[row])];
      const ends = typicalOf(law, preset, name);
      if (ends === undefined) throw new RangeError(`nothing says what is typical of ${name}`);
      const [low, high] = ends;
      if (low > 0) return [name, spread(rows, share, draw, low, high)];
      return [name, Float64Array.from({ length: rows }, (_, row) => low + (high - low) * share(row, draw))];
    }),
  );
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
  'double-saturating': {
    preset: 'zhai-2021-10-shot',
    inputs: (rows, share) => ({ x: spread(rows, share, 0, 1e-2, 1e4) }),
  },
  odds: {
    preset: 'bryant-2026-c4',
    // From guesses to models that overfit, so that each term shows.
    inputs(rows, share) {
      const N = spread(rows, share, 0, 1e5, 1e10);
      const D = spread(rows, share, 1, 1e6, 1e11);
      return { N, D, U: D.map((d, row) => d / 1e4 ** share(row, 2)) };
    },
  },
  'joint-experts': {
    inputs: (rows, share) => ({
      N: spread(rows, share, 0, 1e7, 1e11),
      D: spread(rows, share, 1, 1e8, 1e13),
      E: spread(rows, share, 2, 1, 512),
    }),
  },
  'sparse-experts': {
    inputs: (rows, share) => ({
      N: spread(rows, share, 0, 1e7, 1e12),
      D: spread(rows, share, 1, 1e8, 1e13),
      S: spread(rows, share, 2, 0.01, 1).map((K) => 1 - K),
    }),
  },
  distillation: {
    // As published, c1 and d1 act only where the gap has long been closed.
    values: { c1: 10, d1: 0.9, f1: 0.1 },
    // Students from those that tokens limit to those that parameters limit, teachers from much better to somewhat worse than they.
    inputs(rows, share) {
      const N = spread(rows, share, 0, 1e6, 1e10);
      const D = spread(rows, share, 1, 1e6, 1e11);
      const { preset } = findPreset('outer-exponent:busbridge-2025-supervised');
      const { E, A, B, alpha, beta, k } = preset.values;
      const LT = N.map((n, row) => {
        const alone = E + (A / n ** alpha + B / D[row] ** beta) ** k;
        return E + (alone - E) * 0.3 * 4 ** share(row, 2);
      });
      return { N, D, LT };
    },
  },
  rosenfeld: {
    inputs(rows, share) {
      const n = spread(rows, share, 0, 1e2, 1e7);
      return { n, N: spread(rows, share, 1, 1e3, 1e8), e0: n.map((_, row) => 1 - 0.1 ** (1 + (row % 3))) };
    },
  },
};

/** Names of the laws, in the catalogue's order. */
export const lawNames: readonly string[] = laws.map(({ name }) => name);

export interface LawRuns {
  readonly law: Law;
  /** What the runs are drawn from: published values where there are any, made-up ones otherwise. */
  readonly values: Readonly<Record<string, number>>;
  /** The law's inputs and the loss L. */
  readonly columns: Inputs;
}

/** The draw of a row's noise, beyond those of inputs. */
const NOISE_DRAW = 3;

/**
 * Runs of a law: noise multiplies the loss, or is added to what may be zero or negative, at the same share of its spread; a law
 * of proportions has single trials, which succeed or fail.
 * `seed` draws other runs. Throws a RangeError where nothing is known to draw them from.
 */
export function lawRuns(name: string, rows: number, seed = 2027): LawRuns {
  const law = findLaw(name);
  const design = Object.hasOwn(designs, name) ? designs[name] : undefined;
  const share = shares(seed);
  const wanted = design?.preset;
  const preset =
    wanted === undefined ? law.presets[0] : law.presets.find((candidate) => candidate.name === wanted);
  const drawn = preset?.values ?? law.illustration;
  const values = drawn && { ...drawn, ...design?.values };
  if (values === undefined) throw new RangeError(`no values are known of the law ${name}`);
  const inputs = design?.inputs(rows, share) ?? typicalInputs(law, preset, rows, share);
  const { graph, root } = graphOfLaw(law);
  const columns = law.inputs.map((input) => inputs[input.name]);
  const exact = emitColumns(graph, [root], { scalar: 'param', column: 'input' }, columns, rows);
  exact.run(law.parameters.map((parameter) => values[parameter.name]));
  const [losses] = exact.results;
  const draw = law.inputs.length > NOISE_DRAW ? law.inputs.length : NOISE_DRAW;
  const spreadOfLosses = losses.every((loss) => loss > 0) ? undefined : standardDeviation(losses);
  const isProportion = law.loss?.likelihood === 'binomial';
  const L = losses.map((loss, row) =>
    isProportion
      ? Number(share(row, draw) < loss)
      : spreadOfLosses === undefined
        ? noisy(loss, share(row, draw))
        : loss + NOISE * spreadOfLosses * normalQuantile(share(row, draw)),
  );
  return { law, values, columns: { ...inputs, L } };
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
