import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, openedBrowser } from '../support/browser.js';

const script = fileURLToPath(new URL('../../scripts/example.mjs', import.meta.url));

interface Row {
  readonly name: string;
  readonly state: string;
  /** Seconds of the fit and of the surface, the objective, and how far the surface is from the first's. */
  readonly numbers: readonly number[];
}

/** What a visitor sees once all has run. The page's own code knows nothing of the test. */
const readRows = `[...document.querySelectorAll('#outcomes tr')].map((row) => ({
  name: row.dataset.name,
  state: row.dataset.state,
  numbers: [...row.querySelectorAll('data')].map((data) => Number(data.value)),
}))`;

test('the example page fits and maps one law alike on three back ends, under its own security policy', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const server = spawn(process.execPath, [script, '--serve', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const page = await (await openedBrowser()).newPage();
  page.setDefaultTimeout(150_000);
  try {
    const [address] = await once(server.stdout, 'data');
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const { origin } = new URL(String(address).trim());
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) elsewhere.push(request.url());
    });
    await page.goto(origin);
    await page.getByText('Done', { exact: true }).waitFor();

    const rows = (await page.evaluate(readRows)) as Row[];
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(await page.evaluate('crossOriginIsolated')).toBe(false);
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['cpu', 'converged'],
      ['webgpu', 'converged'],
      ['webgl', 'converged'],
    ]);
    const objective = rows[0].numbers[2];
    for (const { name, numbers } of rows.slice(1)) {
      expect(Math.abs(numbers[2] / objective - 1), name).toBeLessThan(1e-8);
      // Of a standard deviation: refits end where f32 arithmetic leaves them.
      expect(numbers[3], name).toBeLessThan(1e-3);
    }
    expect(await page.locator('#values tr').count()).toBe(5);
    expect(await page.locator('#picture .level').count()).toBeGreaterThan(3);
  } finally {
    await page.close();
    server.kill();
  }
}, 180_000);
