/**
 * Which of `n` sorted samples bound the median with `coverage`, 0-based: the narrowest pair of order statistics, as many
 * from either end, that holds the median of any continuous distribution at least so surely. The k-th smallest of n lies
 * above the median with the probability that fewer than k of n fair coins show heads. Of too few samples the extremes,
 * which bound it less surely.
 */
export function medianBounds(n: number, coverage = 0.95): readonly [number, number] {
  const most = (1 - coverage) / 2;
  // Heads fewer than or equal to k: summed from probabilities in logarithms, which 2^-n would leave as zero.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  let k = 0;
  while (tail <= most && k < (n - 1) >> 1) {
    logTerm += Math.log((n - k) / (k + 1));
    const next = tail + Math.exp(logTerm);
    if (next > most) break;
    tail = next;
    k++;
  }
  return [k, n - 1 - k];
}
