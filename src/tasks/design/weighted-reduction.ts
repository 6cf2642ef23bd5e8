/**
 * Predicted variance reduction without linearisation: each of many refits is taken as the truth, its simulated run
 * weights all others by their likelihood, and the weighted variances of the goal are averaged.
 */
import { normalQuantile } from '../../statistics/normal.js';
import type { WeightedShare } from './record.js';

/** Refits taken as the truth, thinned evenly. */
const MOST_TRUTHS = 512;

/** `runs`: predictions by refit, one column each; `goal`: centred; `noise`: standard deviation on the law's scale. */
export function weightedReduction(
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
    // The truth itself is left out, since its likelihood would be too high.
    distance[truth] = Infinity;
    const found = weightedMoments(distance, goal);
    left += found.variance;
    effective += found.effective;
  }
  return { share: 1 - left / truths / prior, effective: effective / truths };
}

/**
 * Quasi-random standard normal draws for all runs together: a Kronecker sequence, multiples of rationally independent
 * numbers.
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
  // A weighted sample varies less about its own mean than about the true one: bias correction.
  return { variance: (variance / sum) * (effective / Math.max(effective - 1, 1e-3)), effective };
}
