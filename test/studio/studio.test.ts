/** The studio as a reader has it, in Chromium, served by `isoloss serve`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openedBrowser } from '../support/browser.js';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'dist/studio');

let server: ChildProcess | undefined;
let url = '';
let context: BrowserContext;
let page: Page;
/** What the console complained of, and requests to other places. */
const complaints: string[] = [];
const elsewhere: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(built, 'index.html'))) throw new Error('dist/studio is missing: npm run build');
  server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(server.stdout as NodeJS.ReadableStream, 'data');
  url = String(line).trim();
  if (chromiumPath === undefined) return;
  context = await (await openedBrowser()).newContext({ viewport: { width: 1200, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(new URL(url).origin)) {
      elsewhere.push(request.url());
    }
  });
}, 60_000);

afterAll(async () => {
  await context?.close();
  server?.kill();
});

describe('the files of the studio', () => {
  const scripts = () =>
    readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const packed = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;

  test('are few enough for a first view of less than 100 kB', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const first = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
    expect(first).toHaveLength(2);
    const imported = first.flatMap((file) =>
      [...readFileSync(join(built, file), 'utf8').matchAll(/from"(\.\/[^"]+)"/g)].map(([, name]) =>
        join(file, '..', name),
      ),
    );
    const sizes = ['index.html', ...first, ...imported].map(packed);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(100_000);
  });

  test('have no source from elsewhere in the policy of the page', () => {
    const [, policy] =
      readFileSync(join(built, 'index.html'), 'utf8').match(/content="(default-src[^"]*)"/) ?? [];
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval'(?<!wasm-unsafe-eval')/);
    expect(scripts().length).toBeGreaterThan(10);
  });
});

describe.runIf(chromiumPath !== undefined)('the page', () => {
  const value = (name: string) => page.locator('.parameters tbody tr').filter({ hasText: name });

  test('shows a fitted law before the worker has computed anything', async () => {
    const began = performance.now();
    await page.goto(url);
    await page.locator('#parameters-title').waitFor();
    await page.locator('#figures-runs svg').first().waitFor({ state: 'attached' });
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await page.locator('.verdict strong').first().textContent()).toMatch(/optimum/);
    expect(await page.locator('.parameters tbody tr').count()).toBe(5);
  });

  test('follows a change of the settings and takes it back', async () => {
    const before = await value('alpha').locator('td').first().textContent();
    await page.getByLabel('Keep rows where').fill('N > 2e8');
    await page.getByLabel('Keep rows where').press('Enter');
    await expect.poll(() => page.locator('.status .command').textContent()).toContain("--where 'N > 2e8'");
    await expect
      .poll(() => value('alpha').locator('td').first().textContent(), { timeout: 30_000 })
      .not.toBe(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => value('alpha').locator('td').first().textContent(), { timeout: 30_000 })
      .toBe(before);
  });

  test('says what is wrong with a formula, under the character at fault', async () => {
    const law = page.getByLabel('A law by name, or a formula');
    await law.fill('E + A/N^');
    await expect.poll(() => page.locator('pre.caret').textContent()).toMatch(/E \+ A\/N\^.*\n {8}\^/);
    await law.fill('chinchilla');
    await page.locator('pre.caret').waitFor({ state: 'detached' });
  });

  test('has nothing to complain of in its console, and asks nothing of other places', () => {
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });
});

test.skipIf(chromiumPath === undefined)('the server ends when it is asked to', async () => {
  const ended = once(server as ChildProcess, 'exit');
  server?.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
});
