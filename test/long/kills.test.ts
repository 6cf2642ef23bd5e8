/** Runs ended at a hundred random moments each, and on disks that are full at thirty sizes. */
import { describe, expect, test } from 'vitest';
import { threefry } from '../../src/problem/threefry.js';
import { fullDisk, mayMount } from '../support/full-disk.js';
import { killEach, killed, prepared } from '../support/kill-study.js';
import { isolossIn, type Kill, problems, temporaries } from '../support/kills.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const MOMENTS = Number(process.env.ISOLOSS_KILLS ?? 100);
const SIZES = Number(process.env.ISOLOSS_DISKS ?? 30);

/** A run takes about so long, milliseconds. */
const RUN = 1500;

/** Half of the moments lie anywhere in the run, half while files are written. */
function moments(signal: NodeJS.Signals, seed: number): Kill[] {
  return Array.from({ length: MOMENTS }, (_, i) => {
    const share = threefry(seed, 7, i, 0)[0] / 2 ** 32;
    return i % 2 === 0
      ? { signal, after: share * RUN, from: 'start' }
      : { signal, after: share * share * 60, from: 'writing' };
  });
}

describe.each(Object.keys(killed))('%s over an earlier run', (name) => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'ended by %s leaves whole files of one run',
    async (signal) => {
      await killEach(temporaryFolder('kills'), name, moments(signal, name.length));
    },
    3_600_000,
  );

  test.skipIf(!mayMount)(
    'on a full disk leaves whole files of one run',
    async () => {
      const folder = temporaryFolder('full');
      const before = await prepared(folder, name);
      for (let i = 0; i < SIZES; i++) {
        await fullDisk(before, i * 4, async (at) => {
          const { code, err } = await isolossIn(at, killed[name](2));
          expect({ pages: i * 4, problems: problems(at), left: temporaries(at) }).toEqual({
            pages: i * 4,
            problems: [],
            left: [],
          });
          if (code !== 0) expect(err).toMatch(/cannot be written|free there/);
        });
      }
    },
    3_600_000,
  );
});
