/** The benchmark's page, served and opened in Chromium, for tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { type BenchResults, resultsSchema } from '../../bench/results.js';
import { chromiumMissing, chromiumPath, openedBrowser } from '../support/browser.js';

const script = fileURLToPath(new URL('../../scripts/bench-page.mjs', import.meta.url));

/** What titles of tests end with where they cannot run. */
export const skipped = chromiumPath === undefined ? ` (skipped: ${chromiumMissing})` : '';

interface Tab {
  readonly page: Page;
  /** Errors, policy violations and requests elsewhere. */
  readonly complaints: readonly string[];
}

/** Serves the page to the tests of a `describe` and opens it, until its engines are known. */
export function tab(width: number): () => Tab {
  let server: ReturnType<typeof spawn>;
  let opened: Tab;
  beforeAll(async () => {
    server = spawn(process.execPath, [script, '--serve', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (server.stdout === null) throw new Error('the server has no output');
    const [address] = await once(server.stdout, 'data');
    const { origin } = new URL(String(address).trim());
    const page = await (await openedBrowser()).newPage({ viewport: { width, height: 900 } });
    page.setDefaultTimeout(110_000);
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
    opened = { page, complaints };
  }, 120_000);
  afterAll(async () => {
    await opened?.page.close();
    server?.kill();
  });
  return () => opened;
}

export async function choose(
  page: Page,
  suite: string,
  isWanted: (engine: string) => boolean,
): Promise<void> {
  for (const [name, isChosen] of [
    ['suite', (value: string) => value === suite],
    ['engine', isWanted],
  ] as const) {
    for (const box of await page.locator(`input[name="${name}"]`).all()) {
      await box.setChecked(isChosen((await box.getAttribute('value')) ?? ''));
    }
  }
  await page.locator('#seconds').fill('0.05');
}

export async function downloaded(page: Page, folder: string): Promise<BenchResults> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
  const path = join(folder, 'measured.json');
  await download.saveAs(path);
  return resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
