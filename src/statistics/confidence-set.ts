/** Which of several alternatives may have the least mean loss: the model confidence set. */

/** Losses closer than this to each other, relative to the largest, differ by rounding. */
const ROUNDING = 1e-12;

/**
 * The model confidence set of Hansen, Lunde and Nason (Econometrica 2011) by their range statistic: alternatives are left out one by
 * one, the worst first, while some two of those that are left differ by more than resampling explains. `losses` is one value an
 * alternative, `draws` their values over the same resamples, one array an alternative. Returns by alternative the p-value of
 * its being as good as the best: those with p of at least 1 - level form the set. Pairs are compared, rather than each with the average of
 * all, so that an alternative whose loss varies wildly hides no difference between others.
 */
export function confidenceSet(losses: readonly number[], draws: readonly Float64Array[]): number[] {
  const p = losses.map(() => 1);
  const pairs = pairsOf(losses, draws);
  let kept = losses.map((_, i) => i);
  let largest = 0;
  while (kept.length > 1) {
    const among = pairs.filter(({ worse, better }) => kept.includes(worse) && kept.includes(better));
    const most = among.reduce((a, b) => (b.t > a.t ? b : a));
    largest = Math.max(largest, probabilityOf(most.t, among, draws[0].length));
    p[most.worse] = largest;
    kept = kept.filter((i) => i !== most.worse);
  }
  return p;
}

/** Two alternatives, how many standard errors they are apart, and the same in resamples, about its mean. */
interface Pair {
  readonly worse: number;
  readonly better: number;
  readonly t: number;
  readonly drawn: Float64Array;
}

function pairsOf(losses: readonly number[], draws: readonly Float64Array[]): Pair[] {
  const floor = ROUNDING * losses.reduce((most, loss) => Math.max(most, Math.abs(loss)), 0);
  return losses.flatMap((loss, i) =>
    losses.slice(i + 1).map((_, k): Pair => {
      const j = i + 1 + k;
      const [worse, better] = loss >= losses[j] ? [i, j] : [j, i];
      const difference = losses[worse] - losses[better];
      const away = draws[worse].map((value, b) => value - draws[better][b]);
      const centre = away.reduce((sum, value) => sum + value, 0) / away.length;
      const error = Math.sqrt(away.reduce((sum, value) => sum + (value - centre) ** 2, 0) / away.length);
      return error <= floor
        ? { worse, better, t: difference > floor ? Infinity : 0, drawn: new Float64Array(away.length) }
        : {
            worse,
            better,
            t: difference / error,
            drawn: away.map((value) => Math.abs(value - centre) / error),
          };
    }),
  );
}

/** The share of resamples in which some pair is as far apart by chance. */
function probabilityOf(t: number, among: readonly Pair[], count: number): number {
  let beyond = 0;
  for (let b = 0; b < count; b++) if (among.some(({ drawn }) => drawn[b] >= t)) beyond++;
  return (beyond + 1) / (count + 1);
}
