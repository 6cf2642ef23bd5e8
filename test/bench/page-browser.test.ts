import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BenchResults, resultsSchema } from '../../bench/results.js';
import { chromiumMissing, chromiumPath, openedBrowser } from '../support/browser.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleResults } from './page-fixture.js';

const script = fileURLToPath(new URL('../../scripts/bench-page.mjs', import.meta.url));
const title = chromiumPath === undefined ? ` (skipped: ${chromiumMissing})` : '';

describe.skipIf(chromiumPath === undefined)(`the benchmark's page in a tab${title}`, () => {
  let server: ReturnType<typeof spawn>;
  let page: Page | undefined;
  let origin: string;
  const folder = temporaryFolder('bench-page');

  beforeAll(async () => {
    server = spawn(process.execPath, [script, '--serve', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (server.stdout === null) throw new Error('the server has no output');
    const [address] = await once(server.stdout, 'data');
    ({ origin } = new URL(String(address).trim()));
  }, 120_000);
  afterEach(() => page?.close());
  afterAll(() => void server?.kill());

  /** The page once its engines are known; `complaints` gathers errors, policy violations and requests elsewhere. */
  async function opened(width: number): Promise<{ page: Page; complaints: string[] }> {
    page = await (await openedBrowser()).newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) complaints.push(`request of ${request.url()}`);
    });
    await page.addInitScript(
      `addEventListener('securitypolicyviolation', (event) => console.error('policy', event.violatedDirective))`,
    );
    await page.goto(origin);
    await page.locator('#run:enabled').waitFor();
    return { page, complaints };
  }

  async function choose(page: Page, suite: string, isWanted: (engine: string) => boolean): Promise<void> {
    await page.locator('#every').click();
    await page.locator(`input[value="${suite}"]`).check();
    for (const box of await page.locator('input[name="engine"]').all()) {
      await box.setChecked(isWanted((await box.getAttribute('value')) ?? ''));
    }
    await page.locator('#seconds').fill('0.05');
  }

  async function downloaded(page: Page): Promise<BenchResults> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
    const path = join(folder, 'measured.json');
    await download.saveAs(path);
    return resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  }

  test('runs a suite on the processor and on WebGPU, checks it, and hands over the result file', async () => {
    const { page, complaints } = await opened(1200);
    await choose(page, 'law', (id) => id === 'cpu-1' || id.startsWith('webgpu'));
    await page.locator('#largest').fill('10000');
    await page.locator('#run').click();
    await page.getByText(/^Done: /).waitFor();

    expect(await page.locator('#trouble').textContent()).toBe('');
    expect(await page.locator('#results figure').count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('#results details:not(.numbers *) tbody tr').count()).toBe(4);
    const results = await downloaded(page);
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

  test('runs a suite on WebGL2, which has a time only where float64 finds it right', async () => {
    const { page, complaints } = await opened(1200);
    await choose(page, 'law', (id) => id === 'webgl');
    await page.locator('#largest').fill('1000');
    await page.locator('#run').click();
    await page.getByText('Done: 1 of 1 case timed.').waitFor();
    const { engines, entries } = await downloaded(page);
    expect(engines.map(({ backend, adapter }) => [backend, adapter])).toEqual([
      ['webgl', expect.stringContaining('WebGL2')],
    ]);
    expect(entries.map(({ suite, engine, outcome }) => [suite, engine, outcome])).toEqual([
      ['law', 'webgl', 'timed'],
    ]);
    expect(complaints).toEqual([]);
  }, 240_000);

  test('is stopped within a moment, whatever its engines are at', async () => {
    const { page, complaints } = await opened(1200);
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
    const { entries, notes } = await downloaded(page);
    expect(entries.length).toBeGreaterThan(0);
    expect(notes.join(' ')).toContain('Interrupted');
    expect(await page.locator('#run').isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
  }, 120_000);

  test('has a policy without inline style, and draws with the colours and spaces of reports all the same', async () => {
    const { page, complaints } = await opened(1200);
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

  test('draws result files from disk, several of them compared, and fits a telephone', async () => {
    const { page, complaints } = await opened(390);
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
  });

  test('says which file is no result file and why, and keeps what it shows', async () => {
    const { page } = await opened(1200);
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    writeFileSync(good, JSON.stringify(sampleResults()));
    writeFileSync(bad, JSON.stringify({ ...sampleResults(), took: 'long' }));
    await page.setInputFiles('#files', good);
    await page.getByText('1 file opened.').waitFor();
    await page.setInputFiles('#files', bad);
    await page.getByText("'bad.json' holds no results of isoloss bench (took: ").waitFor();
    expect(await page.locator('#results figure').count()).toBe(16);
  });

  test('asked to run nothing says what to choose', async () => {
    const { page } = await opened(1200);
    await page.locator('#every').click();
    await page.locator('#run').click();
    expect(await page.locator('#trouble').textContent()).toBe('Choose at least one suite and one engine.');
  });
});
