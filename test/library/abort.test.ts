/** An abort of any task rejects with what is finished. Each is stopped in its middle, by its own progress. */
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  allocate,
  type Control,
  design,
  type FittedLaw,
  fit,
  fittedOfPreset,
  isAborted,
  multiverse,
  predictInParallel,
  type Results,
  solve,
  solveAgainst,
  surface,
  tableOf,
} from '../../src/index.js';
import { simulatedRuns } from '../support/problem.js';

const reason = new Error('enough');

/** A control that aborts as soon as `when` holds of the progress, or of the name of a stage. */
function stopping(when: (done: number, total: number) => boolean, at?: string) {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    progress: (done: number, total: number) => void (when(done, total) && stop.abort(reason)),
    stage: (name: string) => void (name === at && stop.abort(reason)),
  };
}

/** Aborts by the clock, in the event loop's next turn that comes. */
function soon(): Control {
  const stop = new AbortController();
  setTimeout(() => stop.abort(reason), 0);
  return { signal: stop.signal };
}

/** What the task had finished; the error is as every abort's. */
async function finishedOf<Task extends keyof Results>(
  task: Task,
  work: Promise<Results[Task]>,
): Promise<Results[Task] | undefined> {
  const error: unknown = await work.then(() => undefined).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ name: 'AbortError', code: 'interrupted', kind: 'interrupted', task });
  if (!isAborted(error, task)) throw new Error('not an abort of the task');
  expect(error.cause).toBe(reason);
  return error.finished;
}

/** Published values with made-up refits around them. */
function withRefits(count: number): FittedLaw {
  const preset = fittedOfPreset('chinchilla:besiroglu-2024');
  const columns = Object.entries(preset.values).map(([name, value], p) => {
    const wobble = (i: number) => Math.sin(12.9898 * (i + 1) + 78.233 * (p + 1));
    return [name, Float64Array.from({ length: count }, (_, i) => value * (1 + 0.02 * wobble(i)))];
  });
  return { ...preset, replicates: { count, columns: Object.fromEntries(columns) } };
}

describe('a fit', () => {
  const table = tableOf(simulatedRuns(60));

  test('keeps the starts that were followed', async () => {
    const stop = stopping((done) => done > 3000);
    const job = { law: 'chinchilla', starts: 'sobol:60000', maxSteps: 50, backend: 'cpu' } as const;
    const finished = await finishedOf('fit', fit(job, table, stop));
    const { starts, status, events } = finished?.record ?? {};
    expect(status).toBe('converged');
    expect(starts?.asked).toBe(60000);
    expect(starts?.count).toBeGreaterThan(1000);
    expect(starts?.count).toBeLessThan(60000);
    expect(events?.[0]).toMatch(/^Interrupted after [\d,]+ of 60,000 starts\.$/);
    expect(finished?.predict({ N: 7e10, D: 1.4e12 })).toBeCloseTo(2, 0);
  });

  test('keeps the profiles that are complete', async () => {
    const stop = stopping((done, total) => total === 5 && done === 2);
    const job = { law: 'chinchilla', profile: ['all'], backend: 'cpu' } as const;
    const finished = await finishedOf('fit', fit(job, table, stop));
    expect(finished?.record.profiles?.map(({ parameter }) => parameter)).toEqual(['E', 'A']);
  });

  test('that has followed no starts has nothing', async () => {
    expect(
      await finishedOf(
        'fit',
        fit(
          { law: 'chinchilla' },
          table,
          stopping(() => false, 'search'),
        ),
      ),
    ).toBeUndefined();
  });
});

test('a multiverse keeps its universes, and aborted at once has none', async () => {
  const table = tableOf(simulatedRuns(60));
  const job = { law: 'chinchilla', delta: [1e-4, 1e-3, 1e-2], backend: 'cpu' } as const;
  const finished = await finishedOf(
    'multiverse',
    multiverse(
      job,
      table,
      stopping((done) => done === 2),
    ),
  );
  expect([finished?.universes.length, finished?.asked]).toEqual([2, 3]);
  const signal = AbortSignal.abort(reason);
  expect(await finishedOf('multiverse', multiverse(job, table, { signal }))).toBeUndefined();
});

describe('predictions', () => {
  const rows = { N: Array.from({ length: 40_000 }, (_, i) => 1e8 + i * 1e6), D: 2e10 };

  test('keep the first rows, with their bands', async () => {
    const fitted = withRefits(2000);
    const finished = await finishedOf(
      'predict',
      predictInParallel(
        fitted,
        rows,
        {},
        // Chunks of rows are done out of order: what is kept ends at the first one that was not.
        stopping((done) => done > 10_000),
      ),
    );
    const count = finished?.value.length ?? 0;
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(40_000);
    const whole = await predictInParallel(fitted, { N: rows.N.slice(0, count), D: 2e10 });
    expect(finished?.value).toEqual(whole.value);
    expect(finished?.band?.lower.every(Number.isFinite)).toBe(true);
  });

  test('by the covariance keep them too', async () => {
    const table = tableOf(simulatedRuns(60));
    const outcome = await fit({ law: 'chinchilla', backend: 'cpu' }, table);
    const { fittedOfOutcome } = await import('../../src/index.js');
    const many = { ...rows, N: Array.from({ length: 400_000 }, (_, i) => 1e8 + i * 1e5) };
    const finished = await finishedOf(
      'predict',
      predictInParallel(fittedOfOutcome(outcome), many, {}, soon()),
    );
    expect(finished?.value.length).toBeGreaterThan(0);
    expect(finished?.value.length).toBeLessThan(400_000);
    expect(finished?.band?.upper.every(Number.isFinite)).toBe(true);
  });
});

test('an inverse question keeps the refits that are answered', async () => {
  const fitted = withRefits(4000);
  const finished = await finishedOf('solve', solve(fitted, { loss: 2.1 }, soon()));
  expect(finished?.drawn).toBeGreaterThan(0);
  expect(finished?.drawn).toBeLessThan(4000);
  const whole = await solve(fitted, { loss: 2.1 });
  expect(finished?.solved.map(({ value }) => value)).toEqual(whole.solved.map(({ value }) => value));
  expect(finished?.solved[0].band?.every(Number.isFinite)).toBe(true);
  const other = fittedOfPreset('chinchilla:hoffmann-2022');
  await finishedOf('solve', solveAgainst(fitted, other, { budget: 1e23 }, {}, soon()));
});

test('a surface keeps its tiles', async () => {
  const axes = [
    { name: 'N', lo: 1e8, hi: 1e11, count: 300 },
    { name: 'D', lo: 1e9, hi: 1e13, count: 300 },
  ];
  const stop = stopping((done) => done >= 30_000);
  const tiles: number[] = [];
  const finished = await finishedOf(
    'surface',
    surface(
      withRefits(200),
      { axes },
      {
        ...stop,
        tile: 10_000,
        where: { backend: 'cpu' },
        onTile: ({ columns }) => void tiles.push(columns[0].length),
      },
    ),
  );
  expect(finished?.points).toBe(10_000 * tiles.length);
  expect(finished?.points).toBeLessThan(90_000);
});

describe('an allocation', () => {
  test('keeps the budgets that are done', async () => {
    const request = { budget: { lo: 1e20, hi: 1e24, count: 9 }, backend: 'cpu' } as const;
    const stop = stopping((done, total) => total === 9 && done === 3);
    const finished = await finishedOf('allocate', allocate(withRefits(400), request, stop));
    expect([finished?.frontier.length, finished?.asked]).toEqual([3, 9]);
    expect(Object.keys(finished?.quantiles ?? {})).toContain('N');
  });

  test('of one budget keeps the optimum of the estimate', async () => {
    const request = { budget: 1e24, backend: 'cpu' } as const;
    const stop = stopping(() => false, 'uncertainty');
    const finished = await finishedOf('allocate', allocate(withRefits(4000), request, stop));
    expect(finished?.best).toEqual((await allocate(withRefits(3), request)).best);
    expect(finished?.quantiles).toBeUndefined();
    expect(finished?.events).toEqual([expect.stringMatching(/^Interrupted before the uncertainty/)]);
  });
});

test('a design keeps the candidates that were visited, and the runs planned', async () => {
  const fitted: FittedLaw = {
    ...withRefits(400),
    residuals: { quantiles: [-0.01, -0.005, 0, 0.005, 0.01], scale: 'log' },
    ranges: { N: [1e8, 1e10], D: [1e9, 1e11] },
  };
  const request = {
    goal: 'log(N_opt(1e24))',
    budget: 1e22,
    axes: ['N=1e8..1e10:64', 'D=1e9..1e12:64'],
    noise: 0.01,
  };
  const visited = await finishedOf(
    'design',
    design(
      fitted,
      request,
      stopping((done) => done >= 2000),
    ),
  );
  expect([visited?.evaluated, visited?.asked]).toEqual([2048, 4096]);
  expect(visited?.map.share.slice(2048).every((share) => share === null)).toBe(true);
  let passes = 0;
  const later = stopping((done) => done === 4096 && ++passes === 2);
  const planned = await finishedOf('design', design(fitted, { ...request, runs: 4 }, later));
  expect(planned?.evaluated).toBe(4096);
  expect(planned?.plan?.length ?? 0).toBeLessThan(4);
});
