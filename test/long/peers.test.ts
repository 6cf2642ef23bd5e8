import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peerSchema } from '../../bench/results.js';
import { peerData } from '../../peers/data.js';
import { type PeerEngines, peerEngines } from '../../peers/engines.js';
import { flat, openGpuJs } from '../../peers/gpu-js.js';
import { measureTask } from '../../peers/measure.js';
import { findPython, noScipy, type Scipy, startScipy } from '../../peers/scipy.js';
import type { Sizes } from '../../peers/task.js';
import { type Peers, peerTasks } from '../../peers/tasks.js';
import { benchRuns } from '../../simulated/runs.js';

const sizes: Sizes = {
  starts: 4,
  resamples: 4,
  side: 30,
  quantileSide: 6,
  quantileVectors: 50,
  vectors: 60,
};
const data = peerData(benchRuns(60));

let engines: PeerEngines;
let scipy: Scipy | { readonly skip: string };
beforeAll(async () => {
  engines = await peerEngines();
  const python = findPython();
  scipy = python === undefined ? { skip: noScipy } : await startScipy(python, 'peers/scipy_peer.py');
});
afterAll(async () => {
  if (!('skip' in scipy)) scipy.close();
  await engines.dispose();
});

describe.each(Object.keys(peerTasks))('%s', (name) => {
  test('is done rightly by all ways that are here', async () => {
    const peers: Peers = { engines, scipy, version: '0' };
    const found = await measureTask(peerTasks[name](data, peers, sizes), { seconds: 0.02 });
    expect(found.length).toBeGreaterThan(4);
    for (const peer of found) {
      expect(peerSchema.parse(peer)).toEqual(peer);
      // From the few starts that others have time for, none may lead to the minimum.
      const may = name.startsWith('fit') && !peer.name.startsWith('isoloss');
      const allowed = may ? ['timed', 'skipped', 'wrong'] : ['timed', 'skipped'];
      expect(allowed, `${peer.name}: ${peer.reason}`).toContain(peer.outcome);
      if (peer.name.startsWith('isoloss cpu')) expect(peer.outcome, peer.reason).toBe('timed');
    }
  }, 180_000);
});

test.each(['webasm', 'cpu'] as const)('gpu.js computes in its mode %s', async (mode) => {
  const opened = await openGpuJs(mode);
  if ('skip' in opened) throw new Error(opened.skip);
  const kernel = opened.kernel('function (x) { return 2 * x[this.thread.x] + this.thread.y; }', [3, 2]);
  expect([...flat(await kernel.run(Float32Array.of(1, 2, 3)))]).toEqual([2, 4, 6, 3, 5, 7]);
  kernel.destroy();
});

test('SciPy and isoloss find the same minimum', async (context) => {
  if ('skip' in scipy) return context.skip(scipy.skip);
  const peers: Peers = { engines, scipy, version: '0' };
  const [ours, theirs] = (['isoloss cpu', 'SciPy least_squares'] as const).map((start) => {
    const task = peerTasks['fit-squared'](data, peers, sizes);
    const way = task.contenders.find(({ name }) => name.startsWith(start));
    if (way === undefined) throw new Error(`there is no ${start}`);
    return way;
  });
  const least: number[] = [];
  for (const way of [ours, theirs]) {
    const ready = await way.prepare();
    if ('skip' in ready) throw new Error(ready.skip);
    const finding = (await ready.run(0, ready.most)).find();
    if (finding.kind !== 'ends') throw new Error('a search finds ends');
    least.push(Math.min(...finding.objective));
    ready.dispose?.();
  }
  expect(Math.abs(least[1] / least[0] - 1)).toBeLessThan(1e-8);
});

test('what fails in SciPy is reported', async (context) => {
  if ('skip' in scipy) return context.skip(scipy.skip);
  await expect(scipy.ask({ task: 'no such task' })).rejects.toThrow('KeyError');
});
