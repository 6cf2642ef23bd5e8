/** What fraction of its device's limits a run reaches. */
import type { Ceilings } from './agent.js';
import type { bounds, Roofline } from './results.js';
import type { Counted } from './suite.js';

export type Bound = (typeof bounds)[number];

/** The ceilings by name, for people. */
export const boundWords: Readonly<Record<Bound, string>> = {
  operations: 'arithmetic',
  transcendentals: 'exponentials',
  bytes: 'memory',
  readback: 'readback',
  launch: 'launch',
};

/**
 * Seconds that each ceiling asks for alone; a ceiling that is not known asks for none. Work in float64 on a device that
 * has none counts as if it were single.
 */
export function leastSeconds(counted: Counted, ceilings: Ceilings): Readonly<Record<Bound, number>> {
  const { operations, transcendentals, bytes, readback } = counted;
  const rates = ceilings[counted.precision] ?? ceilings.f32;
  const share = (amount: number, rate: number | null): number => (rate === null ? 0 : amount / rate);
  return {
    operations: share(operations, rates.operations),
    transcendentals: share(transcendentals, rates.transcendentals),
    bytes: share(bytes, ceilings.copy),
    readback: share(readback, ceilings.readback),
    launch: ceilings.launch,
  };
}

/** The least time that the ceilings allow, as if all of them were met at once, over `seconds`; and which asks for it. */
export function roofline(counted: Counted, ceilings: Ceilings, seconds: number): Roofline {
  const asked = Object.entries(leastSeconds(counted, ceilings)) as [Bound, number][];
  const [bound, least] = asked.reduce((most, each) => (each[1] > most[1] ? each : most));
  return { fraction: least / seconds, bound };
}
