import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fullDisk, mayMount } from '../support/full-disk.js';
import { killEach, killed, prepared } from '../support/kill-study.js';
import { isBuilt, isolossIn, problems } from '../support/kills.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const TIME = 120_000;

const folder = temporaryFolder('kills');
let before: string;
beforeAll(async () => {
  if (!isBuilt) throw new Error('dist/ is missing: npm run build');
  before = await prepared(folder, 'bootstrap');
}, TIME);

describe('a run that is ended while it writes over an earlier one', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s leaves whole files of one run',
    async (signal) => {
      const kills = [0, 3].map((after) => ({ signal, after, from: 'writing' }) as const);
      await killEach(join(folder, signal), 'bootstrap', kills, before);
    },
    TIME,
  );
});

describe('a run on a full disk', () => {
  test.skipIf(!mayMount)(
    'leaves the earlier files, answers, and says what was not kept',
    async () => {
      await fullDisk(before, 8, async (at) => {
        const files = readdirSync(at).filter((name) => name.startsWith('out'));
        const bytes = files.map((name) => readFileSync(join(at, name)));
        const { code, out, err } = await isolossIn(at, killed.bootstrap(2));
        expect(code).toBe(1);
        expect(out).toMatch(/alpha/);
        expect(err).toMatch(
          /cannot be written: the disk is full\. Not kept: out\.replicates\.parquet, out\.json/,
        );
        expect(files.map((name) => readFileSync(join(at, name)))).toEqual(bytes);
        expect(problems(at)).toEqual([]);
        expect(readdirSync(at).filter((name) => name.startsWith('.'))).toEqual([]);
      });
    },
    TIME,
  );
});
