import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleResults } from './page-fixture.js';
import { choose, downloaded, skipped, tab } from './page-tab.js';

/** One after the other, as someone would who has the page open. */
describe.skipIf(chromiumPath === undefined)(`the benchmark's page in a tab${skipped}`, () => {
  const folder = temporaryFolder('bench-page');
  const opened = tab(1200);
  let page: Page;
  let complaints: readonly string[];
  beforeEach(() => {
    ({ page, complaints } = opened());
  });

  test('asked to run nothing says what to choose', async () => {
    await page.locator('#every').click();
    await page.locator('#run').click();
    expect(await page.locator('#trouble').textContent()).toBe('Choose at least one suite and one engine.');
  });

  test('has a policy without inline style, and draws with the colours and spaces of reports all the same', async () => {
    const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
    expect(policy).not.toContain('unsafe-inline');
    const path = join(folder, 'drawn.json');
    writeFileSync(path, JSON.stringify(sampleResults()));
    await page.setInputFiles('#files', path);
    await page.getByText('1 file opened.').waitFor();
    const seen = await page.evaluate(`(() => {
      const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
      return {
        left: document.querySelectorAll('#results [data-style], #results style').length,
        glyph: of('#results svg.glyph', 'display'),
        words: of('#results figure svg text', 'whiteSpace'),
        drawing: of('#results figure svg', 'fontFamily') === of('body', 'fontFamily'),
      };
    })()`);
    expect(seen).toEqual({ left: 0, glyph: 'inline-block', words: 'pre', drawing: true });
    expect(complaints).toEqual([]);
  });

  test('says which file is no result file and why, and keeps what it shows', async () => {
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    writeFileSync(good, JSON.stringify(sampleResults()));
    writeFileSync(bad, JSON.stringify({ ...sampleResults(), took: 'long' }));
    await page.setInputFiles('#files', good);
    await page.getByText('1 file opened.').waitFor();
    await page.setInputFiles('#files', bad);
    await page.getByText("'bad.json' holds no results of isoloss bench (took: ").waitFor();
    expect(await page.locator('#results figure').count()).toBe(16);
  });

  test('draws result files from disk, several of them compared, and fits a telephone', async () => {
    await page.setViewportSize({ width: 390, height: 900 });
    const files = [sampleResults(), sampleResults({ date: '2026-03-02T12:30:00Z', slower: 0.5 })].map(
      (results, i) => {
        const path = join(folder, `file-${i}.json`);
        writeFileSync(path, JSON.stringify(results));
        return path;
      },
    );
    await page.setInputFiles('#files', files);
    await page.getByText('2 files opened.').waitFor();
    expect(await page.locator('#results h2').first().textContent()).toContain('Change since');
    // The change, and 16 of each file.
    expect(await page.locator('#results figure').count()).toBe(33);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(complaints).toEqual([]);
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  test('is stopped within a moment, whatever its engines are at', async () => {
    await page.reload();
    await page.locator('#run:enabled').waitFor();
    await choose(page, 'law', (id) => id === 'cpu-1');
    await page.locator('#run').click();
    await page.getByText('opening').waitFor();
    await page.locator('#stop').click();
    // Whether engines are still opened by then, the machine's speed decides.
    await page.getByText(/^Stopped(: | before anything)/).waitFor();
    expect(await page.locator('#trouble').textContent()).toBe('');
    await page.locator('#run').click();
    await page.getByText(/^[1-9] of /).waitFor();
    // A second where nothing else runs on the machine.
    await page.locator('#stop').click();
    await page.getByText(/^Stopped: /).waitFor();
    const { entries, notes } = await downloaded(page, folder);
    expect(entries.length).toBeGreaterThan(0);
    expect(notes.join(' ')).toContain('Interrupted');
    expect(await page.locator('#run').isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
  }, 120_000);

  test('runs a suite on the processor and on WebGPU, checks it, and hands over the result file', async () => {
    await choose(page, 'law', (id) => id === 'cpu-1' || id.startsWith('webgpu'));
    await page.locator('#largest').fill('10000');
    await page.locator('#run').click();
    await page.getByText(/^Done: /).waitFor();

    expect(await page.locator('#trouble').textContent()).toBe('');
    expect(await page.locator('#results figure').count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('#results details:not(.numbers *) tbody tr').count()).toBe(4);
    const results = await downloaded(page, folder);
    expect(results.entries.map(({ size, outcome }) => [size, outcome])).toEqual([
      [1000, 'timed'],
      [1000, 'timed'],
      [10000, 'timed'],
      [10000, 'timed'],
    ]);
    expect(results.engines.map(({ backend }) => backend)).toEqual(['cpu', 'webgpu']);
    expect(results.machine.runtime).toMatch(/Chrom/);
    expect(complaints).toEqual([]);
  }, 240_000);
});
