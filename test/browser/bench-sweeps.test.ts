import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';

test('benchmarks of the law and its quantiles run in a page on WebGL2, and are found right', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const page = fileURLToPath(new URL('bench-sweeps.page.ts', import.meta.url));
  expect(await runInChromium(page)).toMatchObject({
    found: [
      { name: 'law', same: true, right: true },
      { name: 'quantiles', same: true, right: true },
    ],
    // None of it was done on the CPU behind it.
    name: 'webgl',
  });
});
