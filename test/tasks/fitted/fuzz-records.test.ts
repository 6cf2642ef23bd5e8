/** Records that were damaged or made up: every one is read or refused in words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readJobFile } from '../../../src/store/read-job.js';
import { recordText } from '../../../src/store/write.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { readFitted } from '../../../src/tasks/fitted/read-fit.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { decay, decayJob, x } from '../small-runs.js';
import { tableOf } from '../support.js';

/** Mutated records; more where somebody waits for them. */
const RUNS = Number(process.env.ISOLOSS_FUZZ ?? 150);

/** Seconds of the processor that reading one may take. */
const SLOW = 5;

let folder: string;
let text: string;

beforeAll(async () => {
  folder = temporaryFolder('fuzz');
  const job = parseFitJob({ ...decayJob, map: { ...decayJob.map }, backend: 'cpu' });
  text = recordText((await fit(job, await tableOf({ x, y: decay }))).record);
});

type Path = readonly (string | number)[];

/** Where values lie in a record, itself included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

/** The record with another value at a place. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  Object.defineProperty(copy, key, {
    value: replaced((value as Record<string, unknown>)[key], rest, by),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    0,
    -0,
    1e308,
    -1,
    5e-324,
    '',
    '__proto__',
    'constructor',
    [],
    {},
    null,
    '\0',
    '\u202e',
    '1e999',
  ),
  fc.constantFrom('x'.repeat(1e5), '('.repeat(4000), 'a^'.repeat(2000), 'sum(', '1/0', 'exp(exp(exp(1e9)))'),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

async function isHandled(bytes: Uint8Array | string): Promise<void> {
  const path = join(folder, 'record.json');
  writeFileSync(path, bytes);
  for (const read of [readFitted, readJobFile, readAndPredict]) {
    const began = process.cpuUsage();
    const error: unknown = await read(path).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    if (error !== undefined) {
      expect(error).toMatchObject({ name: 'IsolossError' });
      expect(String(error).length).toBeLessThan(6000);
    }
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(SLOW);
  }
}

async function readAndPredict(path: string): Promise<void> {
  const fitted = await readFitted(path);
  predict(fitted, Object.fromEntries(fitted.law.inputs.map(({ name }) => [name, [1, 2]])));
}

test('with values replaced', { timeout: 600_000 }, async () => {
  const record: unknown = JSON.parse(text);
  const paths = pathsOf(record);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 3 }), async (changes) => {
      const changed = changes.reduce<unknown>((value, [pick, by]) => {
        const all = value === record ? paths : pathsOf(value);
        return replaced(value, all[pick % all.length], by);
      }, record);
      await isHandled(JSON.stringify(changed) ?? '');
    }),
    { numRuns: RUNS },
  );
});

test('with bytes replaced, cut or doubled', { timeout: 600_000 }, async () => {
  const bytes = Buffer.from(text);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), async (first, second, by) => {
      const [from, to] = [first % bytes.length, second % bytes.length].sort((a, b) => a - b);
      const changed = Buffer.from(bytes);
      changed[from] = by;
      await isHandled(
        by % 3 === 0
          ? changed
          : by % 3 === 1
            ? bytes.subarray(0, to)
            : Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]),
      );
    }),
    { numRuns: RUNS },
  );
});
