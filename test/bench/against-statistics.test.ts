/** Verdicts on builds, on simulated times: of a process by luck, of samples within it by what else runs. */
import { describe, expect, test } from 'vitest';
import {
  type DecideOptions,
  decide,
  type RoundEstimate,
  roundRatio,
  settled,
} from '../../bench/against/decide.js';
import { threefry } from '../../src/problem/threefry.js';
import { normalQuantile } from '../../src/statistics/normal.js';

/** Numbers within 0 and 1, the same every time. */
function draws(seed: number): () => number {
  let count = 0;
  let pair = threefry(seed, 5, 0, 0);
  return () => {
    if (count % 2 === 0) pair = threefry(seed, 5, count, 0);
    return (pair[count++ % 2] + 0.5) / 2 ** 32;
  };
}

interface Noise {
  /** Between processes, relative standard deviation. */
  readonly luck: number;
  /** Processes that are out of luck altogether, slower by a tenth. */
  readonly unlucky: number;
  /** Samples during which something else had the processor as long again. */
  readonly interrupted: number;
}

const quiet: Noise = { luck: 0.01, unlucky: 0.02, interrupted: 0.02 };
const busy: Noise = { luck: 0.02, unlucky: 0.05, interrupted: 0.4 };
/** Equally likely normal numbers. */
const NORMAL = Float64Array.from({ length: 1024 }, (_, k) => normalQuantile((k + 0.5) / 1024));
const PAIRS = 20;
const AT_LEAST = 6;
const AT_MOST = 24;

function round(change: number, noise: Noise, random: () => number): RoundEstimate {
  const normal = (): number => NORMAL[Math.floor(NORMAL.length * random())];
  const luck = (): number => noise.luck * normal() + (random() < noise.unlucky ? 0.1 : 0);
  const [own, other] = [Math.log1p(change) + luck(), luck()];
  const walls: [number[], number[]] = [[], []];
  const processors: [number[], number[]] = [[], []];
  // What disturbs the machine for longer meets neighbouring samples alike.
  let drift = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    drift = 0.9 * drift + 0.1 * normal();
    [own, other].forEach((level, build) => {
      const work = Math.exp(level + 0.02 * Math.abs(normal()));
      processors[build].push(work);
      walls[build].push(work * Math.exp(drift) * (random() < noise.interrupted ? 2 + 0.1 * normal() : 1));
    });
  }
  return { wall: roundRatio(...walls), processor: roundRatio(...processors) };
}

/** As the runner goes on. */
function compare(change: number, noise: Noise, options: DecideOptions, random: () => number, both = true) {
  const rounds: RoundEstimate[] = [];
  while (rounds.length < AT_LEAST || (rounds.length < AT_MOST && !settled(rounds, options))) {
    const { wall, processor } = round(change, noise, random);
    rounds.push(both ? { wall, processor } : { wall });
  }
  return decide(rounds, options);
}

describe.each([
  ['a quiet machine', quiet, true],
  ['a busy machine', busy, true],
  ['a busy machine, by the wall alone', busy, false],
] as const)('on %s', (_, noise, both) => {
  test('a run of two unchanged cases reports a change in at most 5 % of 400', () => {
    const random = draws(1);
    const options = { cases: 2, smallest: 0.05 };
    let [reported, unchanged] = [0, 0];
    for (let run = 0; run < 400; run++) {
      const verdicts = Array.from({ length: 2 }, () => compare(0, noise, options, random, both).verdict);
      if (verdicts.some((verdict) => verdict === 'slower' || verdict === 'faster')) reported++;
      unchanged += verdicts.filter((verdict) => verdict === 'unchanged').length;
    }
    expect(reported).toBeLessThanOrEqual(20);
    if (both) expect(unchanged).toBeGreaterThanOrEqual(720);
  });

  test('so does one where the least change of interest is none', () => {
    const random = draws(2);
    let reported = 0;
    for (let run = 0; run < 400; run++) {
      const { verdict } = compare(0, noise, { cases: 1, smallest: 0.001 }, random, both);
      if (verdict === 'slower' || verdict === 'faster') reported++;
    }
    expect(reported).toBeLessThanOrEqual(20);
  });

  test.each([
    ['slower', 0.2],
    ['faster', -0.2],
  ] as const)(
    'a build %s by a fifth is reported in nearly all of 100 runs, and its interval holds it',
    (word, change) => {
      const random = draws(3);
      let [reported, held] = [0, 0];
      for (let run = 0; run < 100; run++) {
        const decision = compare(change, noise, { cases: 4, smallest: 0.05 }, random, both);
        if (decision.verdict === word) reported++;
        const { interval } = decision[decision.by] ?? decision.wall;
        if (interval[0] <= 1 + change && 1 + change <= interval[1]) held++;
      }
      expect(reported).toBeGreaterThanOrEqual(95);
      expect(held).toBeGreaterThanOrEqual(95);
    },
  );
});

describe('a decision', () => {
  const options = { cases: 1, smallest: 0.05 };
  const rounds = (wall: readonly number[], processor?: readonly number[]): RoundEstimate[] =>
    wall.map((each, k) => ({ wall: each, ...(processor === undefined ? {} : { processor: processor[k] }) }));
  const noisy = [-0.4, 0.5, -0.3, 0.35, 0.2, -0.45];
  const level = (value: number) => [0.01, -0.01, 0.005, -0.005, 0.01, -0.01].map((each) => each + value);

  test('is unchanged for a change that is sure but too small to be of interest', () => {
    expect(decide(rounds(level(0.03)), options)).toMatchObject({ verdict: 'unchanged', by: 'wall' });
    expect(decide(rounds(level(0.03)), { ...options, smallest: 0.02 }).verdict).toBe('slower');
  });

  test('is unclear where rounds differ too much, and asks for more of them', () => {
    expect(decide(rounds(noisy), options).verdict).toBe('unclear');
    expect(settled(rounds(noisy), options)).toBe(false);
    expect(settled(rounds(level(0.3)), options)).toBe(true);
    expect(settled(rounds([0]), options)).toBe(false);
  });

  test('rests on the processor’s time where the wall’s does not decide', () => {
    expect(decide(rounds(noisy, level(0)), options)).toMatchObject({ verdict: 'unchanged', by: 'processor' });
    expect(decide(rounds(noisy, level(0.2)), options)).toMatchObject({ verdict: 'slower', by: 'processor' });
    // Waiting takes no processor, and is a change all the same.
    const waits = noisy.map((each) => 2 + each);
    expect(decide(rounds(waits, level(0)), options)).toMatchObject({ verdict: 'slower', by: 'wall' });
  });

  test('rests on the wall’s time where that is known closely', () => {
    expect(decide(rounds(level(0), level(0.2)), options)).toMatchObject({ verdict: 'unchanged', by: 'wall' });
    expect(decide(rounds(level(-0.2), level(0.2)), options)).toMatchObject({ verdict: 'faster' });
  });

  test('divides its level among the cases', () => {
    const width = (cases: number): number => {
      const { interval } = decide(rounds(level(0)), { cases, smallest: 0.05 }).wall;
      return Math.log(interval[1] / interval[0]);
    };
    // Student's t at 5 degrees: 2.5706 at 97.5 %, 4.0321 at 99.5 %.
    expect(width(5) / width(1)).toBeCloseTo(4.032143 / 2.570582, 4);
  });
});
