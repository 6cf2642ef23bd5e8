/** Rates of work that can be made longer at will. */

/** Seconds that all tries of one rate may take. */
const ALL = 0.2;

/** Seconds of `work`. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Times a second, the best of several tries of about `seconds` each: long enough that starting one does not matter, and
 * no longer, so that some are not interrupted by whatever else the machine does. `run` can be asked for `most` times.
 */
export async function bestRate(
  run: (times: number) => Promise<unknown> | unknown,
  seconds: number,
  most = Infinity,
): Promise<number> {
  let best = 0;
  // Tries that turn out short only say how long the next has to be: code gets faster while it is compiled anew.
  for (let times = 1, tries = 0; seconds * tries < ALL; ) {
    const took = await timed(() => run(times));
    if (took > seconds / 2 || times === most) {
      best = Math.max(best, times / took);
      tries++;
    } else {
      times = Math.min(most, longer(times, took, seconds));
    }
  }
  return best;
}

/** How many times to try next where so many took less than `seconds`. */
export function longer(times: number, took: number, seconds: number): number {
  return Math.ceil(times * Math.min(16, seconds / Math.max(took, 1e-6)));
}

/** The least seconds of one of `work`, which may be shorter than the clock can tell: by many in a row. */
export async function leastSeconds(work: () => Promise<unknown>, seconds: number): Promise<number> {
  const rate = await bestRate(async (times) => {
    for (let k = 0; k < times; k++) await work();
  }, seconds);
  return 1 / rate;
}
