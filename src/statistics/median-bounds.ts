/**
 * The 0-based indices of two order statistics of `n` samples that bound the median of any continuous distribution with
 * probability `coverage` or more: the narrowest symmetric pair. The k-th smallest of n exceeds the median with the
 * probability that a binomial (n, 1/2) variable is below k. For too few samples, the extremes, whose coverage is lower.
 */
export function medianBounds(n: number, coverage = 0.95): readonly [number, number] {
  const maxTail = (1 - coverage) / 2;
  // P(binomial <= k), summed from terms by logarithms, since 2^-n may underflow.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  let k = 0;
  while (tail <= maxTail && k < (n - 1) >> 1) {
    logTerm += Math.log((n - k) / (k + 1));
    const next = tail + Math.exp(logTerm);
    if (next > maxTail) break;
    tail = next;
    k++;
  }
  return [k, n - 1 - k];
}
