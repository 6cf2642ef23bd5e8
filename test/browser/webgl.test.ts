import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';

const page = fileURLToPath(new URL('webgl.page.ts', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/browser', import.meta.url));

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

test('gpu.js is in the bundle for WebGL2 alone, and evaluates no text', () => {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const [, next] of read(name).matchAll(/(?:\bfrom|\bimport\(?)\s*"\.\/([^"]+)"/g)) visit(next);
  };
  const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
  visit('index.js');
  visit('cpu-worker.js');
  expect(reached.size).toBeGreaterThan(20);
  // Its class, and the notice of its licence.
  const gpuJs = /WebGL2Kernel|gpu\.js Team/;
  expect([...reached].filter((name) => gpuJs.test(read(name)))).toEqual([]);
  expect(read('webgl.js')).toContain('WebGL2Kernel');
  expect(read('webgl.js')).toContain('gpu.js Team');
  expect(read('webgl.js')).not.toMatch(/\bnew Function\(|\beval\(/);
});
