import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { laws } from '../../src/laws/index.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';
import type { Found } from './webgl-laws.page.js';

const page = fileURLToPath(new URL('webgl.page.ts', import.meta.url));

test('WebGL2 makes surfaces under a content security policy, as exact as f32 arithmetic is', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const found = (await runInChromium(page)) as {
    single: { text: string; share: number }[];
    many: number[];
  };
  expect(found).toMatchObject({
    info: { name: 'webgl', precision: 'f32', adapter: expect.stringContaining("the driver's exp/log") },
    check: { passed: true },
    withoutValue: [
      ['none', 'none', 'value', 'value'],
      ['value', 'value', 'none', 'none'],
    ],
    // None of this was done on the CPU behind it.
    still: 'webgl',
    events: [],
  });
  for (const { text, share } of found.single) expect(share, text).toBeLessThanOrEqual(1);
  // Of a deviation, some percent of the values, which have seven digits.
  for (const worst of found.many) expect(worst).toBeLessThan(1e-4);
});

test('what WebGL2 does not do, or no longer, the CPU does; and in a page without it there is a typed error', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const limits = fileURLToPath(new URL('webgl-limits.page.ts', import.meta.url));
  const found = (await runInChromium(limits)) as { taken: { apart: number } };
  expect(found).toMatchObject({
    objectives: 1,
    after: 'cpu',
    without: 'no-webgl2',
    taken: {
      first: 'webgl',
      last: 'cpu',
      events: [expect.stringMatching(/took the WebGL2 context back.*run on cpu/)],
    },
  });
  expect(found.taken.apart).toBeLessThan(1e-6);
});

test('every law of the catalogue is computed as exactly as f32 arithmetic allows: its objective and its surface', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const every = fileURLToPath(new URL('webgl-laws.page.ts', import.meta.url));
  const { objectives, surfaces } = (await runInChromium(every)) as Record<'objectives' | 'surfaces', Found[]>;
  expect(surfaces.map(({ of }) => of)).toEqual(laws.map(({ name }) => name));
  expect(objectives.length).toBeGreaterThanOrEqual(laws.length);
  for (const { of, share } of [...objectives, ...surfaces]) expect(share, of).toBeLessThanOrEqual(1);
});
