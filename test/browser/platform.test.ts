import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';

test('in Chromium, #platform is the browser’s: WebGPU, a digest, and turns for events', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  expect(await runInChromium(fileURLToPath(new URL('platform.page.ts', import.meta.url)))).toEqual({
    vendor: 'google',
    digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    processor: expect.stringMatching(/^browser, \d+ threads$/),
  });
});
