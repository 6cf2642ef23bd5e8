import type { AxisScale } from './axis.js';

/** Pixels between lines of text. */
const LINE = 14;

/**
 * Where along a logarithmic axis of so many `pixels` labels of these values stand: each as near to its value as keeps
 * it a line of text from its neighbours and within the axis.
 */
export function spacedLabels(values: readonly number[], axis: AxisScale, pixels: number): number[] {
  const [low, high] = axis.domain;
  if (axis.type !== 'log') return [...values];
  const scale = pixels / Math.log(high / low);
  const heights = values.map((value) => scale * Math.log(value / low));
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b]);
  // Upwards from the lowest, then down again from the top.
  order.forEach((i, k) => {
    if (k > 0) heights[i] = Math.max(heights[i], heights[order[k - 1]] + LINE);
  });
  let limit = pixels;
  for (const i of order.reverse()) {
    heights[i] = Math.min(heights[i], limit);
    limit = heights[i] - LINE;
  }
  return heights.map((height) => low * Math.exp(height / scale));
}
