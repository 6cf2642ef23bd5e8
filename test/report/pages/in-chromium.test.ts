import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitReport } from '../../../src/report/index.js';
import { chromiumMissing, chromiumPath, openedBrowser, runInChromium } from '../../support/browser.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { uncertain } from '../fixture.js';
import { samplePages } from './sample-pages.js';

const title = chromiumPath === undefined ? ` (skipped: ${chromiumMissing})` : '';
const checks = readFileSync(new URL('checks.js', import.meta.url), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Widths of a telephone, of a small one, of a tablet and of a screen; of what is printed on a sheet of A4. */
const WIDTHS = [390, 320, 800, 1400];
const SHEET = 688;

describe.skipIf(chromiumPath === undefined)(`pages in Chromium${title}`, () => {
  let page: Page;
  const folder = temporaryFolder('pages');
  const urls = new Map<string, string>();
  const messages: string[] = [];
  const requests: string[] = [];
  /** What each check complains of, with the page's name before it. */
  const complaints = { structure: [], screens: [], print: [], access: [] } as Record<string, string[]>;

  beforeAll(async () => {
    for (const [name, text] of await samplePages()) {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, text);
      urls.set(name, pathToFileURL(path).href);
    }
    page = await (await openedBrowser()).newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    for (const [name, url] of urls) await examine(name, url);
  }, 240_000);
  afterAll(() => page?.close());

  async function examine(name: string, url: string): Promise<void> {
    const ask = async (check: keyof typeof complaints, call: string, where: string) => {
      const texts = (await page.evaluate(`checks.${call}`)) as string[];
      complaints[check].push(...texts.map((text) => `${name}, ${where}: ${text}`));
    };
    const atWidth = (width: number) => page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.goto(url);
    await page.evaluate(checks);
    await ask('structure', 'structure()', 'as it is');
    for (const width of WIDTHS) {
      await atWidth(width);
      await ask('screens', 'fits()', `${width} pixels`);
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await atWidth(SHEET);
    await ask('print', 'prints()', 'in print');
    await atWidth(800);
    await page.evaluate('checks.unfold()');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ media: 'screen', colorScheme });
      await ask('access', 'contrast()', colorScheme);
    }
    await page.evaluate(axe);
    await ask('access', 'accessibility()', 'unfolded');
  }

  test('ask for nothing and complain of nothing', () => {
    expect(messages).toEqual([]);
    expect(requests).toEqual([...urls.values()]);
  });

  test('have one title, contents that lead somewhere, and a table and tooltips for every figure', () => {
    expect(complaints.structure).toEqual([]);
  });

  test('fit every screen; figures are drawn for it, in letters that can be read, none cut off or over another', () => {
    expect(complaints.screens).toEqual([]);
  });

  test('lose nothing in print: nothing scrolls or is folded, nothing is wider than the sheet', () => {
    expect(complaints.print).toEqual([]);
  });

  test('are accessible in both themes', () => {
    expect(complaints.access).toEqual([]);
  });

  test('print dark on white, whatever the screen likes', async () => {
    await page.goto(urls.get('fit') ?? '');
    const colours = () =>
      page.evaluate(
        `['color', 'background-color'].map((name) => getComputedStyle(document.body).getPropertyValue(name))`,
      );
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await colours()).toEqual(['rgb(22, 24, 29)', 'rgb(255, 255, 255)']);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(await colours()).toEqual(['rgb(233, 234, 237)', 'rgb(19, 21, 25)']);
  });

  test('save figures as SVG, PNG and CSV and the record as JSON, in light colours with title and legend', async () => {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.goto(urls.get('fit') ?? '');
    const saved = async (within: string, name: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`${within} >> button:text-is("${name}")`).click(),
      ]);
      return readFileSync(await download.path());
    };
    const svg = String(await saved('#law-contours', 'SVG'));
    const { document } = parseHTML(svg);
    expect(svg).not.toMatch(/var\(|color-mix|currentColor|transparent/);
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(
      expect.arrayContaining([
        'The law over N and D',
        'compute-optimal',
        'D = C/(6·N), tokens',
        expect.stringMatching(/Drawn by isoloss\.$/),
      ]),
    );
    expect(svg).toContain('#16181d');
    const png = await saved('#pairs', 'PNG');
    expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(3 * 720);
    const lines = String(await saved('#agreement', 'CSV'))
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe('Row,"predicted L, nats per token","observed L, nats per token"');
    expect(lines.length).toBe(169);
    const { record } = uncertain();
    expect(JSON.parse(String(await saved('#record', 'JSON')))).toEqual(JSON.parse(JSON.stringify(record)));
    expect(messages).toEqual([]);
  });

  test('have the same structure where the browser itself draws them', async () => {
    const entry = fileURLToPath(new URL('render.page.ts', import.meta.url));
    const inBrowser = parseHTML(String(await runInChromium(entry))).document;
    const inNode = parseHTML(await fitReport(uncertain())).document;
    const shape = (document: Document) =>
      [...document.querySelectorAll('figure, figure circle, figure path, math, td')].map(
        (element) => element.localName,
      );
    expect(shape(inBrowser)).toEqual(shape(inNode));
  });
});
