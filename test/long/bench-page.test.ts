import { describe, expect, test } from 'vitest';
import { choose, downloaded, skipped, tab } from '../bench/page-tab.js';
import { chromiumPath } from '../support/browser.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe.skipIf(chromiumPath === undefined)(`the benchmark's page in a tab${skipped}`, () => {
  const folder = temporaryFolder('bench-page-webgl');
  const opened = tab(1200);

  test('runs a suite on WebGL2, which has a time only where float64 finds it right', async () => {
    const { page, complaints } = opened();
    await choose(page, 'law', (id) => id === 'webgl');
    await page.locator('#largest').fill('1000');
    await page.locator('#run').click();
    await page.getByText('Done: 1 of 1 case timed.').waitFor();
    const { engines, entries } = await downloaded(page, folder);
    expect(engines.map(({ backend, adapter }) => [backend, adapter])).toEqual([
      ['webgl', expect.stringContaining('WebGL2')],
    ]);
    expect(entries.map(({ suite, engine, outcome }) => [suite, engine, outcome])).toEqual([
      ['law', 'webgl', 'timed'],
    ]);
    expect(complaints).toEqual([]);
  }, 240_000);
});
