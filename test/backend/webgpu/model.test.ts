import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelledSuites } from '../../../bin/modelled-suites.js';
import type { CompilerReport } from '../../../scripts/compilers/report.js';
import { dealRows } from '../../../src/backend/webgpu/deal.js';
import {
  accounts,
  estimateFits,
  gpuClasses,
  objectiveRowInstructions,
  rowInstructions,
  running,
  turnBesideRows,
} from '../../../src/backend/webgpu/model.js';
import { root } from '../../support/data-folder.js';
import { lawOfSize } from '../../support/laws-of-sizes.js';
import { chinchilla, simulatedRuns } from '../../support/problem.js';

const kept: CompilerReport = JSON.parse(readFileSync(join(root, 'bench/results/compilers.json'), 'utf8'));

/** Instructions of the row loop where one invocation makes a fit. */
function loopOf(kernel: string, size: number, more = ''): number {
  const names = Object.keys(kept['RADV navi21']).filter(
    (name) =>
      name.startsWith(`${kernel}, a law of ${size} parameters`) &&
      name.includes(more) &&
      !/teams of ([2-9]|\d\d)/.test(name),
  );
  return kept['RADV navi21'][names[0]].loop ?? 0;
}

/** Of the loop of the turns, what a lane does once a fit: its end is kept, and the next start loaded. */
const nextFit = (p: number): number => 107 + 4.6 * p;

/** Instructions of a turn beside its rows, of each invocation of a team of eight: what its loops hold, as often as they are taken. */
function turnOfTeam(p: number): number {
  const loops = kept['RADV navi21'][`fit, a law of ${p} parameters, teams of 8`].loops ?? [];
  const numbers = Math.ceil((p * (p + 3)) / 2 / 8);
  const every = Math.ceil(p / 8);
  const behind = Array.from({ length: p }, (_, j) => Math.ceil(j / 8)).reduce((a, b) => a + b, 0);
  // Loops in their order: one of each dispatch, that of the turns, those of the solution, the rows, the sums that are kept.
  const together = [p, numbers, p, (p * (p - 1)) / 2, p, behind];
  const { isSolvedTogether, passes } = dealRows(lawOfSize(p).problem, true, { team: 8 });
  const rows = Array(passes).fill(0);
  const times = [0, 1, ...(isSolvedTogether ? together : []), ...rows, numbers, every];
  expect(loops).toHaveLength(times.length);
  return loops.reduce((total, length, k) => total + times[k] * length, 0) - nextFit(p);
}

const [, desktop, datacentre] = gpuClasses;
const { problem } = chinchilla(simulatedRuns(240));
const turns = { mean: 60.9, ninetyNine: 252, most: 501, shareAtMost: 5 / 4500 };
const work = {
  problem,
  turns,
  resampled: false,
  lanes: 1 << 17,
  chunk: 1 << 17,
  team: 1,
  host: 0,
  polish: 0,
};

describe('instructions that the model counts', () => {
  // Beyond 12 parameters registers go to memory.
  for (const size of [3, 5, 8, 9, 12]) {
    test(`of a row, ${size} parameters, are within a quarter those of AMD's compiler`, () => {
      const { problem: law } = lawOfSize(size);
      const pairs = [
        [rowInstructions(law), loopOf('fit', size)],
        [rowInstructions(law, true), loopOf('refit', size, 'by draw')],
        [objectiveRowInstructions(law), loopOf('objective', size)],
      ];
      for (const [counted, compiled] of pairs) expect(Math.abs(counted / compiled - 1)).toBeLessThan(0.25);
    });
  }
});

test.each([13, 17, 21])(
  'of a row, %i parameters in several passes, are within a quarter those of the compiler',
  (size) => {
    const loops = kept['RADV navi21'][`fit, a law of ${size} parameters, teams of 8`].loops ?? [];
    const compiled = loops.slice(8, -2).reduce((a, b) => a + b, 0);
    expect(Math.abs(rowInstructions(lawOfSize(size).problem, false, 8) / compiled - 1)).toBeLessThan(0.25);
  },
);

test("of a candidate are those of AMD's compiler, nearly", () => {
  const { loop = 0 } = kept['RADV navi21']['allocate, long lines'];
  expect(Math.abs(accounts.candidate / loop - 1)).toBeLessThan(0.1);
});

describe('instructions of a turn beside its rows', () => {
  // From 13 parameters on a team solves for the step in loops.
  test.each([3, 5, 7, 8, 9, 12, 13, 17, 21])(
    "of %i parameters that the model counts are within a tenth those of AMD's compiler",
    (size) => {
      const { instructions } = turnBesideRows(desktop, size, 8);
      expect(Math.abs(instructions / turnOfTeam(size) - 1)).toBeLessThan(0.1);
    },
  );
});

test('the turns of fits have the mean that they are given', () => {
  let mean = 0;
  for (let turn = 0; turn <= turns.most; turn++) mean += running(turns, turn);
  expect(Math.abs(mean / turns.mean - 1)).toBeLessThan(0.05);
  expect(running(turns, turns.most)).toBeCloseTo(turns.shareAtMost, 6);
});

test('few fits wait for the longest of them, many for instructions', () => {
  const few = estimateFits(datacentre, { ...work, fits: 4500 });
  expect(few.binds).toBe('latency');
  const many = estimateFits(desktop, { ...work, fits: 1e7 });
  expect(many.binds).toBe('instructions');
  expect(many.seconds).toBeGreaterThan(many.least);
  const team = estimateFits(datacentre, { ...work, fits: 4500, team: 8 });
  expect(team.seconds).toBeLessThan(few.seconds / 2);
});

test('lanes that are given further fits wait for the longest of them once', () => {
  const all = { ...work, fits: 1 << 20, team: 8 };
  const apart = estimateFits(datacentre, { ...all, lanes: 1 << 15, chunk: 1 << 15 });
  const refilled = estimateFits(datacentre, { ...all, lanes: 1 << 15, chunk: 1 << 20 });
  expect(refilled.parts.latency).toBeLessThan(apart.parts.latency / 20);
  expect(refilled.seconds).toBeGreaterThan(refilled.least);
});

test('polish goes on beside the search of the next chunk, but that of the last', () => {
  const searched = estimateFits(desktop, { ...work, fits: 4 << 17 });
  const polished = (polish: number): number =>
    estimateFits(desktop, { ...work, fits: 4 << 17, polish }).seconds;
  expect(polished(0.4 * searched.seconds) / searched.seconds).toBeCloseTo(1.1, 10);
  expect(polished(4 * searched.seconds) / searched.seconds).toBeCloseTo(4.25, 10);
});

test('every suite of the model takes some time on every class, less on a larger one where the device binds', () => {
  const [small, , large] = gpuClasses.map((gpu) => modelledSuites(gpu, 8));
  small.forEach(({ estimate }, k) => {
    expect(estimate.seconds).toBeGreaterThan(0);
    expect(large[k].estimate.seconds).toBeLessThanOrEqual(estimate.seconds);
  });
});

test('by the model a data-centre GPU follows 4,500 starts in 8 ms, makes 18 million fits in 3 s, and searches 1e9 candidates in 4 ms', () => {
  const seconds = (name: string, size: string): number =>
    modelledSuites(datacentre, 8).find((suite) => suite.name === name && suite.size === size)?.estimate
      .seconds ?? Infinity;
  expect(seconds('search', '4,500 starts')).toBeLessThan(8e-3);
  expect(seconds('protocol', '18M fits')).toBeLessThan(3);
  expect(seconds('allocate', '1B candidates')).toBeLessThan(4e-3);
});
