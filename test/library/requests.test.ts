/** Jobs say the same as objects and as texts, and errors of either name the field. */
import { describe, expect, test } from 'vitest';
import {
  parseAllocateJob,
  parseDesignJob,
  parseFitJob,
  parseMultiverseJob,
  parseSurfaceJob,
} from '../../src/index.js';

const fit = (fields: object) => parseFitJob({ runs: 'runs.csv', law: 'chinchilla', ...fields });
const allocation = (fields: object) => parseAllocateJob({ fit: 'fit.json', ...fields });

describe('objects and texts', () => {
  test.each([
    [fit, { starts: { kind: 'sobol', count: 64 } }, { starts: 'sobol:64' }],
    [fit, { starts: { kind: 'grid' } }, { starts: 'grid' }],
    [fit, { start: [{ E: 1.7, A: 4e2 }] }, { start: ['E=1.7,A=400'] }],
    [fit, { bootstrap: 10, refitStarts: 4 }, { bootstrap: 10, refitStarts: '4' }],
    [fit, { range: { alpha: [0.1, 1] } }, { range: { alpha: '0.1..1' } }],
    [fit, { bound: { E: [0, Infinity], A: [null, 9] } }, { bound: { E: '0..', A: '..9' } }],
    [fit, { map: { D: 1e9 }, fix: { E: 0 } }, { map: { D: '1e9' }, fix: { E: '0' } }],
    [
      fit,
      { objectiveGrid: [{ name: 'alpha', lo: 0.1, hi: 1, count: 8, linear: true }] },
      { objectiveGrid: ['alpha=.1..1:8:lin'] },
    ],
    [allocation, { budget: 1e24 }, { budget: '1e24' }],
    [allocation, { budget: [1e21, 5e23] }, { budget: '[1e21,5e23]' }],
    [allocation, { budget: { lo: 1e20, hi: 1e26, count: 61 } }, { budget: '1e20..1e26:61' }],
    [allocation, { axes: [{ name: 'N', values: [1e9, 7e9] }] }, { axes: ['N=[1e9,7e9]'] }],
    [allocation, { axes: [{ name: 'N', lo: 1e8, hi: 1e9, count: 9 }] }, { axes: ['N=1e8..1e9:9'] }],
    [allocation, { set: { T: 2e12 }, targetLoss: 2 }, { set: { T: '2e12' }, targetLoss: '2' }],
    [
      allocation,
      { decide: [{ kind: 'quantile', share: 0.9 }, { kind: 'regret' }] },
      { decide: ['quantile:0.9', 'regret'] },
    ],
    [
      (fields: object) => parseDesignJob({ fit: 'fit.json', goal: 'alpha', ...fields }),
      { budget: 1e21, axes: [{ name: 'N', lo: 1e8, hi: 1e9, count: 9 }] },
      { budget: '1e21', axes: ['N=1e8..1e9:9'] },
    ],
    [
      (fields: object) => parseSurfaceJob({ fit: 'fit.json', ...fields }),
      { axes: [{ name: 'N', lo: 1e8, hi: 1e9, count: 9 }], set: { U: 2e9 } },
      { axes: ['N=1e8..1e9:9'], set: { U: '2e9' } },
    ],
    [
      (fields: object) => parseMultiverseJob({ runs: 'runs.csv', law: 'chinchilla', ...fields }),
      {
        remap: [{ N: 'params', D: 1e9 }],
        filter: [{ name: 'small', value: 'N < 1e9' }],
        at: [{ N: 7e10, D: 2e9 }],
      },
      { remap: ['N=params; D=1e9'], filter: ['small=N < 1e9'], at: ['N=7e10,D=2e9'] },
    ],
  ])('%o says the same', (parse, objects, texts) => {
    expect(parse(objects)).toEqual(parse(texts));
  });
});

describe('what is wrong', () => {
  test.each([
    [fit, { starts: { kind: 'seeds' } }, /starts: .*not a way to make starts/],
    [fit, { start: [{ E: '1+1' }] }, /start\.0: '1\+1' is not a number/],
    [fit, { start: [{ E: Number.NaN }] }, /start\.0: .*E is NaN/],
    [fit, { range: { alpha: [1, 0.1] } }, /range\.alpha: the lower end must be below the upper one/],
    [fit, { range: { alpha: '1' } }, /range\.alpha: .*two dots/],
    [fit, { bound: { E: [0, Number.NaN] } }, /bound\.E\.1: /],
    [fit, { objectiveGrid: [{ name: 'alpha', lo: 1, hi: 2 }] }, /objectiveGrid\.0: /],
    [fit, { objectiveGrid: ['alpha=1..2'] }, /objectiveGrid\.0: .*needs a count/],
    [allocation, { budget: { lo: 1e20, hi: 1e26, points: 61 } }, /budget: .*neither a number, nor/],
    [allocation, { budget: -1 }, /budget: .*above zero/],
    [allocation, { axes: [{ name: 'N', values: [2, 1] }] }, /axes\.0: .*must ascend/],
    [allocation, { decide: [{ kind: 'best' }] }, /decide\.0: 'best' is not a way to decide/],
    [allocation, { set: { T: Infinity } }, /set\.T: Infinity is no finite number/],
  ])('%o is named by its field', (parse, fields, message) => {
    expect(() => parse(fields)).toThrow(message);
  });
});
