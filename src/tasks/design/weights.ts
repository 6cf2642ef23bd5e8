/**
 * The same expectation without linearity: each of many refits is taken for the truth, the run it would show weights all
 * others by how well they foretell it, and what those weights leave of the goal's variance is averaged.
 */
import { normalQuantile } from '../../statistics/normal.js';
import type { WeightedShare } from './record.js';

/** Refits taken for the truth; evenly chosen of more. */
const MOST_TRUTHS = 512;

/** `runs` foretold by refit, a column each; `goal` less its mean; `noise` a standard deviation on the law's scale. */
export function weightedShare(
  runs: readonly Float64Array[],
  goal: Float64Array,
  noise: number,
): WeightedShare {
  const refits = goal.length;
  const truths = Math.min(refits, MOST_TRUTHS);
  const scaled = runs.map((column) => column.map((value) => value / noise));
  const distance = new Float64Array(refits);
  let prior = 0;
  for (const value of goal) prior += value * value;
  prior /= refits - 1;
  let [left, effective] = [0, 0];
  for (let t = 0; t < truths; t++) {
    const truth = Math.floor(((t + 0.5) * refits) / truths);
    distance.fill(0);
    scaled.forEach((column, k) => {
      const seen = column[truth] + noiseAt(t, k);
      for (let i = 0; i < refits; i++) distance[i] += (column[i] - seen) ** 2;
    });
    // The truth itself would always foretell itself too well.
    distance[truth] = Infinity;
    const found = weightedMoments(distance, goal);
    left += found.variance;
    effective += found.effective;
  }
  return { share: 1 - left / truths / prior, effective: effective / truths };
}

/**
 * Draws of the standard normal that lie evenly, for all runs together: multiples of numbers of which none is made of
 * the others by rational factors.
 */
function noiseAt(draw: number, run: number): number {
  const place = (0.5 + draw * Math.exp(1 / (run + 1))) % 1;
  return normalQuantile(Math.min(Math.max(place, 1e-9), 1 - 1e-9));
}

function weightedMoments(
  distance: Float64Array,
  goal: Float64Array,
): { variance: number; effective: number } {
  let nearest = Infinity;
  for (const value of distance) nearest = Math.min(nearest, value);
  let [sum, squares, mean] = [0, 0, 0];
  for (let i = 0; i < goal.length; i++) {
    const weight = Math.exp((nearest - distance[i]) / 2);
    distance[i] = weight;
    sum += weight;
    squares += weight * weight;
    mean += weight * goal[i];
  }
  mean /= sum;
  let variance = 0;
  for (let i = 0; i < goal.length; i++) variance += distance[i] * (goal[i] - mean) ** 2;
  const effective = (sum * sum) / squares;
  // A weighted sample scatters less about its own mean than about the true one.
  return { variance: (variance / sum) * (effective / Math.max(effective - 1, 1e-3)), effective };
}
