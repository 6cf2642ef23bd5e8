import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { openStore } from '../../../src/store/objects.js';
import { rangeOfPart, sharingIn } from '../../../src/tasks/chunked/shared-merge.js';
import { storedRefits } from '../../../src/tasks/chunked/stored-refits.js';
import type { ReadParts } from '../../../src/tasks/divided-work.js';
import { fit, fitInParts } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import type { RefitPart } from '../../../src/tasks/uncertainty/refit-work.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder('shared-merge');

/** Each of so many parts as one process has it. */
const each = <Result>(of: number, work: (number: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: of }, (_, k) => work(k + 1)));

test('parts of a merge are all chunks, one after the other', () => {
  for (const [of, chunks] of [
    [3, 10],
    [16, 7],
    [1, 4],
  ]) {
    const ranges = Array.from({ length: of }, (_, k) => rangeOfPart({ number: k + 1, of }, chunks));
    expect(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k))).toEqual(
      Array.from({ length: chunks }, (_, k) => k),
    );
  }
});

test('each of 35 parts has what all counted, and one that comes again has it without counting', async () => {
  const path = join(folder, 'counts');
  const store = await openStore(path);
  const of = 35;
  const counted = (number: number) => [
    { added: Float64Array.of(number, 1), appended: new Float64Array(number % 3).fill(number) },
    { added: new Float64Array(0), appended: Float64Array.of(-number) },
  ];
  const numbers = Array.from({ length: of }, (_, k) => k + 1);
  const all = [
    {
      added: Float64Array.of((of * (of + 1)) / 2, of),
      appended: Float64Array.from(numbers.flatMap((number) => new Array<number>(number % 3).fill(number))),
    },
    { added: new Float64Array(0), appended: Float64Array.from(numbers, (number) => -number) },
  ];
  const answers = await each(of, async (number) => {
    const { exchange } = sharingIn(store, { number, of });
    return [await exchange('first', counted(number)), await exchange('second', counted(number))];
  });
  for (const answer of answers) expect(answer).toEqual([all, all]);

  const again = sharingIn(store, { number: 17, of });
  expect(await again.known('first')).toEqual(all);
  expect(await again.known('another')).toBeUndefined();
  expect(await again.known('second')).toEqual(all);
  expect(await again.known('third')).toBeUndefined();

  const pass = readdirSync(join(path, 'merge', 'of-35')).sort()[0];
  const file = join(path, 'merge', 'of-35', pass, 'all');
  const bytes = readFileSync(file);
  bytes[40] ^= 1;
  writeFileSync(file, bytes);
  await expect(sharingIn(store, { number: 2, of }).known('first')).rejects.toMatchObject({
    code: 'damaged-chunks',
    kind: 'run',
  });
});

test('a wait for another part ends where it is interrupted', async () => {
  const store = await openStore(join(folder, 'alone'));
  const stop = new AbortController();
  const waiting = sharingIn(store, { number: 1, of: 2 }, { signal: stop.signal }).exchange('it', []);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('a fit whose refits are counted by three has the numbers of one', async () => {
  const rows = Array.from({ length: 12 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  });
  const table = await parseTable(Buffer.from(`N,loss\n${rows.join('\n')}\n`), 'runs.csv');
  const job = parseFitJob({
    runs: 'runs.csv',
    law: 'L = E + A/N^alpha',
    positive: ['E', 'A', 'alpha'],
    map: { L: 'loss' },
    bootstrap: 400,
    interval: ['bca', 'basic', 'studentised'],
    backend: 'cpu',
  });
  const numbersOf = ({ record: { backend, seconds, events, ...record } }: FitOutcome): object => {
    void [backend, seconds, events];
    return JSON.parse(JSON.stringify(record)) as object;
  };
  const alone = numbersOf(await fit(job, table));
  const store = await openStore(join(folder, 'fit'));
  const outcomes = await each(3, (number) =>
    fitInParts(
      {
        async refits(work) {
          const parts: RefitPart[] = [];
          for (let k = 0; k < 4; k++) parts.push(await work.make(100 * k, 100, {}));
          const { from, to } = rangeOfPart({ number, of: 3 }, parts.length);
          const reading =
            (first: number, end: number): ReadParts<RefitPart> =>
            async (take) => {
              for (let k = first; k < end; k++) await take(parts[k], 100 * k);
            };
          const share = { read: reading(from, to), sharing: sharingIn(store, { number, of: 3 }) };
          return storedRefits(work, Object.assign(reading(0, 4), { share }), 0);
        },
      },
      job,
      table,
    ),
  );
  for (const outcome of outcomes) expect(numbersOf(outcome)).toEqual(alone);
});
