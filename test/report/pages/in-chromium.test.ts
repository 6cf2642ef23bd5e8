import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReportInNode } from '../../../src/report/pages/in-node.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../../support/browser.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { uncertain } from '../fixture.js';

const title = chromiumPath === undefined ? ` (skipped: ${chromiumMissing})` : '';

describe.skipIf(chromiumPath === undefined)(`the report in Chromium${title}`, () => {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    const path = join(temporaryFolder('report'), 'report.html');
    writeFileSync(path, await renderReportInNode(uncertain()));
    url = pathToFileURL(path).href;
    browser = await chromium.launch({
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
    });
  });
  afterAll(() => browser?.close());

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 360],
  ] as const)(
    'in %s at %i pixels asks for nothing, complains of nothing and fits',
    async (colorScheme, width) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
      const messages: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => messages.push(message.text()));
      page.on('pageerror', (error) => messages.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      expect(messages).toEqual([]);
      expect(requests).toEqual([url]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      // Ink on paper: dark on light or light on dark, and every figure has a drawing of some size.
      const [ink, paper] = (await page.evaluate(
        `['color', 'background-color'].map((name) => getComputedStyle(document.body).getPropertyValue(name))`,
      )) as [string, string];
      const brightness = (colour: string) =>
        (colour.match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0);
      expect(brightness(paper) - brightness(ink) > 300).toBe(colorScheme === 'light');
      const heights = (await page.evaluate(
        `[...document.querySelectorAll('figure svg, .law math')].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().height)`,
      )) as number[];
      expect(heights.length).toBeGreaterThanOrEqual(10);
      expect(Math.min(...heights)).toBeGreaterThan(10);
      await page.close();
    },
  );

  test('prints dark on white, whatever the screen likes', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.goto(url);
    const colours = await page.evaluate(
      `['color', 'background-color'].map((name) => getComputedStyle(document.body).getPropertyValue(name))`,
    );
    expect(colours).toEqual(['rgb(22, 24, 29)', 'rgb(255, 255, 255)']);
    await page.close();
  });

  test('comes out the same in structure where the browser itself draws it', async () => {
    const entry = fileURLToPath(new URL('render.page.ts', import.meta.url));
    const inBrowser = parseHTML(String(await runInChromium(entry))).document;
    const inNode = parseHTML(await renderReportInNode(uncertain())).document;
    const shape = (document: Document) =>
      [...document.querySelectorAll('figure, figure circle, figure path, math, td')].map(
        (element) => element.localName,
      );
    expect(shape(inBrowser)).toEqual(shape(inNode));
  });
});
