/** P(X <= count) of `n` trials, each a miss with probability p. */
export function binomial(count: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = count < 0 ? 0 : term;
  for (let k = 1; k <= count; k++) {
    term *= (((n - k + 1) / k) * p) / (1 - p);
    sum += term;
  }
  return sum;
}
