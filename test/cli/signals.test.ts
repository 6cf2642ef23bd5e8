/** The built command line under signals: what is kept, with which status it ends, and that the second one always ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, isolossIn, problems, temporaries } from '../support/kills.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { chinchilla, simulatedRuns } from './support.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const marks = new URL('../support/mark-listening.mjs', import.meta.url).href;

const TIME = 60_000;

let before: string;

beforeAll(async () => {
  if (!isBuilt) throw new Error('dist/ is missing: npm run build');
  before = temporaryFolder('signals');
  simulatedRuns(before);
  const fit = ['fit', 'runs.csv', ...chinchilla, '--bootstrap', '400', '--refit-starts', '0'];
  expect(await isolossIn(before, [...fit, '--json', 'fit.json'])).toMatchObject({ code: 0 });
}, TIME);

let made = 0;

/** A folder of its own, with runs and a fit of them. */
function folder(): string {
  const at = join(before, `at-${made++}`);
  mkdirSync(at);
  for (const name of ['runs.csv', 'fit.json', 'fit.replicates.parquet']) {
    writeFileSync(join(at, name), readFileSync(join(before, name)));
  }
  return at;
}

interface Running {
  readonly child: ChildProcess;
  /** Resolves once standard error has the text. */
  seen(text: string): Promise<void>;
  /** As a shell has it, 128 and the number of the signal that ended it. */
  readonly ended: Promise<{ status: number; err: string }>;
}

function start(at: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, ['--import', marks, cli, ...argv], {
    cwd: at,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  const waiting = new Map<string, () => void>();
  child.stderr.on('data', (piece) => {
    err += piece;
    for (const [text, resolve] of waiting) if (err.includes(text)) resolve();
  });
  const ended = new Promise<{ status: number; err: string }>((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ status: code ?? 128 + constants.signals[signal as NodeJS.Signals], err }),
    );
  });
  const seen = (text: string): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => {
        waiting.set(text, resolve);
        if (err.includes(text)) resolve();
      }),
      ended.then(({ status }) => {
        throw new Error(`it ended with ${status} before it wrote ${text}: ${err}`);
      }),
    ]);
  return { child, seen, ended };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const json = (at: string, name: string) => JSON.parse(readFileSync(join(at, name), 'utf8'));

const bootstrap = [
  ...['fit', 'runs.csv', ...chinchilla, '--bootstrap', '3e6', '--refit-starts', '0'],
  ...['--json', 'out.json'],
];

const surface = [
  ...['surface', 'fit.json', '--axis', 'N=1e8..1e10:3000', 'D=1e9..1e11:3000', '--backend', 'cpu'],
  ...['--quantiles', '.1,.9', '--out', 'out.parquet', '--json', 'out.json'],
];

const allocate = [
  ...[
    'allocate',
    'fit.json',
    '--budget',
    '1e20..1e26:1000',
    '--backend',
    'cpu',
    '--decide',
    'expected,regret',
  ],
  ...['--json', 'out.json', '--report', 'out.html'],
];

const rows = (count: number): string =>
  [
    'N,D,loss',
    ...Array.from({ length: count }, (_, i) => `${1e8 + i},${1e10 + 7 * i},${2 + 1 / (1 + i)}`),
    '',
  ].join('\n');

/** Waits until workers have given ever more answers. */
const answers = (attempt: number, { seen }: Running): Promise<void> =>
  // Where there is one processor there are no workers.
  availableParallelism() > 1 ? seen('@answered') : later(attempt);

/** Waits ever longer. */
const later = async (attempt: number): Promise<void> => {
  await pause(100 * (2 ** attempt - 1));
};

/**
 * Runs of `argv` that are ended by `signal` after they have waited ever longer, until one has kept what `kept` finds; the status is
 * `code` each time.
 */
async function endedLater<Kept>(
  at: string,
  argv: readonly string[],
  [signal, code]: readonly [NodeJS.Signals, number],
  wait: (attempt: number, running: Running) => Promise<void>,
  kept: (err: string) => Kept | undefined,
): Promise<Kept> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const running = start(at, argv, { ISOLOSS_ANSWERS: String(40 * 2 ** attempt) });
    await running.seen('@listening');
    await wait(attempt, running);
    running.child.kill(signal);
    const { status, err } = await running.ended;
    expect([status, problems(at), temporaries(at)], err).toEqual([code, [], []]);
    const found = existsSync(join(at, 'out.json')) ? kept(err) : undefined;
    if (found !== undefined) return found;
  }
  throw new Error('nothing was kept');
}

describe('the first signal keeps what is done', () => {
  // SIGTERM and SIGHUP follow, each with a status of its own.
  test(
    'of a fit whose resamples are refitted',
    async () => {
      const at = folder();
      const kept = await endedLater(
        at,
        bootstrap,
        ['SIGINT', 130],
        answers,
        () => json(at, 'out.json').bootstrap,
      );
      expect(kept.asked).toBe(3e6);
      expect(kept.resamples).toBeLessThan(3e6);
    },
    TIME,
  );

  test(
    'of a surface, in a file of its own',
    async () => {
      const at = folder();
      const running = start(at, surface);
      await running.seen('@listening');
      // Until the first tile is written.
      const isWriting = () => temporaries(at).some((name) => statSync(join(at, name)).size > 1000);
      while (!isWriting()) await pause(20);
      running.child.kill('SIGTERM');
      const { status, err } = await running.ended;
      expect([status, problems(at), temporaries(at)], err).toEqual([143, [], []]);
      expect(existsSync(join(at, 'out.parquet'))).toBe(false);
      expect(existsSync(join(at, 'out.partial.parquet'))).toBe(true);
      const { points, asked } = json(at, 'out.json');
      expect(points).toBeLessThan(asked);
    },
    TIME,
  );

  test(
    'of an allocation over budgets',
    async () => {
      const at = folder();
      const kept = (err: string) => ({ ...json(at, 'out.json'), err });
      const { frontier, asked, err } = await endedLater(at, allocate, ['SIGHUP', 129], later, kept);
      expect(existsSync(join(at, 'out.html'))).toBe(true);
      expect(asked).toBe(1000);
      expect(frontier.length).toBeGreaterThan(0);
      expect(frontier.length).toBeLessThan(1000);
      expect(err).toContain(`Interrupted after ${frontier.length} of 1000 budgets; the record has those.`);
    },
    TIME,
  );

  test(
    'of a search',
    async () => {
      const at = folder();
      const starts = ['--starts', 'sobol:1e7', '--exhaustive'];
      const argv = ['fit', 'runs.csv', ...chinchilla, ...starts, '--json', 'out.json'];
      const kept = () => json(at, 'out.json').starts;
      const { asked, count } = await endedLater(at, argv, ['SIGTERM', 143], answers, kept);
      expect([asked, count > 0, count < asked]).toEqual([1e7, true, true]);
    },
    TIME,
  );

  test(
    'of a prediction of many rows',
    async () => {
      const at = folder();
      writeFileSync(join(at, 'many.csv'), rows(200_000));
      const argv = ['predict', 'fit.json', 'many.csv', '--out', 'out.csv', '--json', 'out.json'];
      const kept = () => json(at, 'out.json').points;
      const points = await endedLater(at, argv, ['SIGTERM', 143], later, kept);
      expect(points.length).toBeGreaterThan(0);
      expect(points.length).toBeLessThan(200_000);
    },
    TIME,
  );

  test(
    'of a multiverse',
    async () => {
      const at = folder();
      const deltas = Array.from({ length: 60 }, (_, i) => `${i + 1}e-4`).join();
      const asked = ['--delta', deltas, '--residual', 'log,raw,relative', '--json', 'out.json'];
      const argv = ['multiverse', 'runs.csv', ...chinchilla, ...asked];
      const kept = () => json(at, 'out.json');
      const { universes, asked: all } = await endedLater(at, argv, ['SIGTERM', 143], later, kept);
      expect([universes.length > 0, universes.length < all]).toEqual([true, true]);
    },
    TIME,
  );
});

describe('where there is nothing to keep the first signal ends the process at once', () => {
  test.each([
    ['the reading of a table', ['fit', 'runs.csv', ...chinchilla, '--json', 'out.json']],
    ['the reading of a record', ['predict', 'fit.json', '--at', 'N=1e9,D=1e10', '--json', 'out.json']],
  ])(
    'in %s',
    async (_, argv) => {
      const at = folder();
      const running = start(at, argv, { ISOLOSS_BLOCK: '20000', ISOLOSS_BLOCK_READING: '' });
      await running.seen('@blocked');
      running.child.kill('SIGTERM');
      const { status, err } = await running.ended;
      expect([status, err.includes('@unblocked')]).toEqual([143, false]);
      expect(readdirSync(at).filter((file) => file.startsWith('out') || file.startsWith('.'))).toEqual([]);
    },
    TIME,
  );
});

describe('the second signal ends the process', () => {
  test(
    'in synchronous work that began after the first',
    async () => {
      const running = start(folder(), bootstrap, { ISOLOSS_BLOCK: '20000', ISOLOSS_BLOCK_AFTER: '' });
      await running.seen('@listening');
      running.child.kill('SIGINT');
      await running.seen('@blocked');
      running.child.kill('SIGINT');
      const { status, err } = await running.ended;
      expect([status, err.includes('@unblocked')]).toEqual([130, false]);
    },
    TIME,
  );

  test(
    'where both come in one stretch of synchronous work, as soon as that is over',
    async () => {
      const at = folder();
      const running = start(at, bootstrap, { ISOLOSS_BLOCK: '1500' });
      await running.seen('@listening');
      running.child.kill('SIGINT');
      running.child.kill('SIGTERM');
      const { status, err } = await running.ended;
      expect([130, 143]).toContain(status);
      // It does not go on to the end of its work, nor write what it has.
      expect([err.includes('@unblocked'), existsSync(join(at, 'out.json'))]).toEqual([true, false]);
    },
    TIME,
  );

  test(
    'and takes the temporary files away',
    async () => {
      const at = folder();
      const running = start(at, surface);
      await running.seen('@listening');
      while (temporaries(at).length === 0) await pause(5);
      running.child.kill('SIGINT');
      running.child.kill('SIGTERM');
      const { status } = await running.ended;
      expect([130, 143]).toContain(status);
      expect([temporaries(at), problems(at)]).toEqual([[], []]);
    },
    TIME,
  );
});
