import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machines, type StoreLimits, simulate } from '../../scripts/scale-model.js';
import { bucket, folder, machinesOf, measured } from '../../scripts/scale-rates.js';
import { costTable, limitTable } from '../../scripts/scale-tables.js';
import { itemsPerChunk } from '../../src/tasks/chunked/plan.js';

/** All alike, none lost. */
const alike = (count: number): Machines => ({
  ...machinesOf(count),
  spread: { machines: 0, chunks: 0 },
  lost: Number.POSITIVE_INFINITY,
});

const endless: StoreLimits = {
  name: 'endless',
  writes: Number.POSITIVE_INFINITY,
  bandwidth: Number.POSITIVE_INFINITY,
  connection: Number.POSITIVE_INFINITY,
  latency: 0,
};

describe('the simulation of a job on many machines', () => {
  test('takes one machine as long as its chunks and their transfers', () => {
    const { chunks, seconds, bytes, work } = simulate(1e8, alike(1), bucket, measured, 'shards');
    expect(bytes).toBe(1e8 * measured.refit.bytes);
    // The last chunk counts as a whole one.
    const perChunk = itemsPerChunk(1e8, measured.refit.seconds);
    expect(chunks).toBe(Math.ceil(1e8 / perChunk));
    const each =
      (perChunk * measured.refit.seconds) / 16 +
      (perChunk * measured.refit.bytes) / bucket.connection +
      bucket.latency +
      1 / bucket.writes;
    expect(seconds).toBeCloseTo(measured.start + chunks * each, 2);
    expect(work).toBeCloseTo(1e8 * measured.refit.seconds, 6);
  });

  test('takes many machines the longest share of the chunks, by shards and by a queue', () => {
    const inOne = (itemsPerChunk(1e9, measured.refit.seconds) * measured.refit.seconds) / 16;
    const shards = simulate(1e9, alike(1000), endless, measured, 'shards');
    expect(shards.seconds).toBeCloseTo(measured.start + Math.ceil(shards.chunks / 1000) * inOne, 6);
    const queue = simulate(1e9, alike(1000), endless, measured, 'queue');
    expect(queue.seconds / shards.seconds).toBeGreaterThan(0.99);
    expect(queue.seconds / shards.seconds).toBeLessThan(1.5);
  });

  test('evens out machines that differ, and does again what was lost, by a queue', () => {
    const uneven: Machines = { ...alike(50), spread: { machines: 0.5, chunks: 0.1 } };
    const [shards, queue] = (['shards', 'queue'] as const).map((dealing) =>
      simulate(1e9, uneven, endless, measured, dealing),
    );
    expect(queue.seconds).toBeLessThan(0.6 * shards.seconds);
    const mortal: Machines = { ...alike(50), lost: 300 };
    const again = simulate(1e9, mortal, endless, measured, 'queue');
    expect(again.repeated).toBeGreaterThan(0);
    expect(again.seconds).toBeGreaterThan(simulate(1e9, alike(50), endless, measured, 'queue').seconds);
  });

  test('has a merge that is shared by all machines, but for what they tell each other', () => {
    const merge = (count: number) => simulate(1e9, alike(count), endless, measured, 'shards').mergeSeconds;
    const passes = merge(1) / (1e9 * measured.merge.seconds);
    expect(passes).toBeGreaterThanOrEqual(measured.merge.passes);
    // Two levels of sixteen, and the look for what all counted.
    const looks = 3 * measured.merge.look;
    expect(merge(256)).toBeCloseTo(passes * ((1e9 / 256) * measured.merge.seconds + looks), 6);
  });

  test('is as slow as the bandwidth of a store, and as the server of a queue', () => {
    const slow = simulate(1e9, alike(1000), { ...endless, bandwidth: 1e8 }, measured, 'shards');
    expect(slow.seconds).toBeGreaterThan((1e9 * measured.refit.bytes) / 1e8);
    expect(slow.busy.bandwidth).toBeGreaterThan(0.9);
    const few = simulate(1e9, alike(1000), { ...endless, writes: 10 }, measured, 'shards');
    expect(few.seconds).toBeGreaterThan(few.chunks / 10);
    const heavy = { ...measured, queue: { ...measured.queue, worker: 1.1e-3 } };
    expect(simulate(1e9, alike(1000), endless, heavy, 'queue').busy.queue).toBe(1);
  });
});

test('the tables of docs/SCALE.md are those of the simulation', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/SCALE.md'), 'utf8');
  for (const [name, table] of Object.entries({ costs: costTable(), limits: limitTable() })) {
    expect(text).toContain(`<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`);
  }
  expect(folder.bandwidth).toBeLessThan(bucket.bandwidth);
});
