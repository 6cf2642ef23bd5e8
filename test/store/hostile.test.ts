/** Files that were made to do harm: each is read aright or refused in words, soon. */
import { extname } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { IsolossError } from '../../src/errors.js';
import { readJobFile } from '../../src/store/read-job.js';
import { readTable } from '../../src/store/read-table.js';
import { readFitted } from '../../src/tasks/fitted/read-fit.js';
import { isoloss } from '../cli/support.js';
import { needCase } from '../support/cases.js';

const names = inject('data').cases.names.filter((name) => name.startsWith('hostile/'));

/** What is known of some: rows, or the code of the error. */
const known: Readonly<Record<string, number | string>> = {
  'a-key-each.json': 20_000,
  'claims-1e8-rows.parquet': 'unreadable-parquet',
  'damaged-page.parquet': 'unreadable-parquet',
  'mixed-line-ends.csv': 240,
  'terminal-escapes.csv': 241,
};

const readers: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
  ['table', async (path) => (await readTable(path)).rows],
  ['record', readFitted],
  ['job', readJobFile],
];

describe.each([...new Set([...Object.keys(known).map((name) => `hostile/${name}`), ...names])])(
  '%s',
  (name) => {
    it.for(readers)('as a %s is read or refused in words', async ([kind, read], context) => {
      const path = needCase(context, name);
      const began = process.cpuUsage();
      const way = await read(path).catch((error: unknown) => error);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1e6).toBeLessThan(5);
      if (way instanceof Error) {
        expect(way).toBeInstanceOf(IsolossError);
        expect(way.message.length).toBeLessThan(2000);
      }
      const expected = known[name.slice('hostile/'.length)];
      if (kind !== 'table' || expected === undefined) return;
      expect(way instanceof IsolossError ? way.code : way).toBe(expected);
    });

    it('is fitted or refused at the terminal without its control characters', async (context) => {
      const path = needCase(context, name);
      if (!['.csv', '.tsv', '.json', '.jsonl', '.parquet', ''].includes(extname(path))) return;
      for (const law of ['chinchilla', 'E + A/N^alpha']) {
        const { code, out, err } = await isoloss(
          'fit',
          path,
          '--law',
          law,
          '--backend',
          'cpu',
          '--max-steps',
          '20',
        );
        expect([0, 1, 2]).toContain(code);
        expect(err).not.toMatch(/unexpected:/);
        expect(out + err).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
        if (code === 2) expect(err).toMatch(/^error: /);
      }
    });
  },
);
