/** The table examples/simulated-isoflop.csv: a simulated isoFLOP design, the same bytes at every run. */
import { findPreset } from '../src/laws/index.js';
import { threefry } from '../src/problem/threefry.js';

/** Hoffmann et al. 2022, Table A9, millions of parameters. */
const sizes = [
  44, 57, 74, 90, 106, 117, 140, 163, 175, 196, 217, 251, 278, 306, 425, 489, 509, 552, 587, 632, 664, 724,
  816, 893, 1018, 1143, 1266, 1424, 1429, 1593, 1609, 1731, 1794, 2007, 2283, 2298, 2639, 2980, 3530, 3802,
  4084, 4516, 6796, 9293, 11452, 12295, 12569, 13735, 14940, 16183,
];

/** Hoffmann et al. 2022, approach 2, FLOP. */
const budgets = [6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21];

/** Tokens per parameter worth a run: either side of the optimum by a factor of about five. */
const SENSIBLE_RATIO = [4, 100] as const;
const MOST_SIZES = 12;

/** Standard deviation of the log loss between runs. */
const NOISE = 0.006;
const SEED = 20220329;

/** Standard normal deviate of a budget and a size, by Box and Muller. */
function normal(budget: number, size: number): number {
  const [a, b] = threefry(SEED, 0, budget, size);
  return Math.sqrt(-2 * Math.log((a + 0.5) / 2 ** 32)) * Math.cos((2 * Math.PI * (b + 0.5)) / 2 ** 32);
}

function evenly<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]);
}

export function simulatedIsoflop(): string {
  const { E, A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  const lines = ['N,D,C,loss'];
  budgets.forEach((C, budget) => {
    const affordable = sizes
      .map((millions, size) => ({ N: millions * 1e6, D: Math.round(C / (6e6 * millions)), size }))
      .filter(({ N, D }) => D / N >= SENSIBLE_RATIO[0] && D / N <= SENSIBLE_RATIO[1]);
    for (const { N, D, size } of evenly(affordable, MOST_SIZES)) {
      const loss = (E + A / N ** alpha + B / D ** beta) * Math.exp(NOISE * normal(budget, size));
      lines.push([N, D, C.toExponential().replace('+', ''), loss.toFixed(6)].join(','));
    }
  });
  return `${lines.join('\n')}\n`;
}
