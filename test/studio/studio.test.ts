import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uncertaintyOf } from '../../src/report/sentences/uncertainty.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { fit } from '../../src/tasks/fit/fit.js';
import { endsText, formatNumber, paddedNumber } from '../../src/text.js';
import { chromiumPath } from '../support/browser.js';
import { built, commandOf, drop, fitted, type Opened, openedStudio, parameterRow, root } from './page.js';

const data = inject('data');
const published = 'chinchilla-raw.csv';
/** The runs of Hoffmann et al. as they were published; where they are not here, others with the same columns. */
const raw = data.names.includes(published)
  ? readFileSync(join(data.folder, published), 'utf8')
  : renamed(readFileSync(join(root, 'examples/simulated-isoflop.csv'), 'utf8'));

/** N, D, C and loss under the names of the published table. */
function renamed(text: string): string {
  const [header, ...lines] = text.trim().split('\n');
  const names = header.split(',').map((name) => ({ N: 'Model Size', C: 'Training FLOP' })[name] ?? name);
  const kept = names.flatMap((name, i) => (name === 'D' ? [] : [i]));
  const rows = [names.join(','), ...lines].map((line) => line.split(','));
  return rows.map((cells) => kept.map((i) => cells[i]).join(',')).join('\n');
}
const hasChromium = chromiumPath !== undefined;

let studio: Opened;
beforeAll(async () => {
  if (hasChromium) studio = await openedStudio();
}, 60_000);
afterAll(() => studio?.close());

/** Where an element is once the figures around it, which are drawn as they come into view, have moved it no more. */
async function settled(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let last = '';
  for (let tries = 0; tries < 60; tries++) {
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    if (box !== null && JSON.stringify(box) === last) return box;
    last = JSON.stringify(box);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('it is not there, or does not come to rest');
}

/** What axe finds within an element that matters much; drawings are pictures, of which it would look at every dot. */
async function findings(page: Page, within: string): Promise<string[]> {
  return (await page.evaluate(
    `axe.run({ include: [[${JSON.stringify(within)}]], exclude: [['.drawing svg > *']] }, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`,
  )) as string[];
}

describe('the files of the studio', () => {
  const packed = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;

  test('make a first view of less than 100 kB, and are less than 650 kB of scripts in all', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const first = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css|json))"/g)].map(([, file]) => file);
    expect(first).toHaveLength(3);
    const imported = first
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...readFileSync(join(built, file), 'utf8').matchAll(/from"(\.\/[^"]+)"/g)].map(([, name]) =>
          join(file, '..', name),
        ),
      );
    const sizes = ['index.html', ...first, ...imported].map(packed);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(100_000);
    const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.map(packed).reduce((sum, size) => sum + size)).toBeLessThan(650_000);
  });

  test('have no source from elsewhere in the policy of the page', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const [, policy] = page.match(/content="(default-src[^"]*)"/) ?? [];
    expect(policy).toContain("connect-src 'self'");
    expect(policy?.replaceAll("'wasm-unsafe-eval'", '')).not.toMatch(/https?:|\*|unsafe-eval/);
  });
});

describe.runIf(hasChromium)('the page', () => {
  test('shows a fitted law before its worker has computed anything', async () => {
    const { page, url } = studio;
    await page.goto(url);
    await page.locator('#figures-runs svg').first().waitFor({ state: 'attached' });
    expect(await page.locator('.verdict strong').first().textContent()).toMatch(/optimum/);
    expect(await page.locator('.parameters tbody tr').count()).toBe(5);
  });

  test('has no serious finding of axe, nor have the palette and the catalogue', async () => {
    const { page } = studio;
    await page.evaluate(axe.source);
    expect(await findings(page, 'body')).toEqual([]);
    await page.keyboard.press('Control+k');
    expect(await findings(page, 'dialog')).toEqual([]);
    await page.getByLabel('Find a command').fill('choose a law');
    await page.keyboard.press('Enter');
    await page.getByText('Chinchilla: a floor').nth(1).waitFor();
    expect(await findings(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('does by keys what the palette lists, and shows the line that does the same', async () => {
    const { page } = studio;
    const field = page.getByLabel('Find a command');
    await page.keyboard.press('Control+k');
    await field.fill('hold');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('dialog [aria-selected="true"]');
    expect(await chosen.getAttribute('id')).toBe(await field.getAttribute('aria-activedescendant'));
    expect(await chosen.textContent()).toMatch(/^Hold A--fix A=\d/);
    await page.keyboard.press('Enter');
    await expect.poll(() => commandOf(page)).toMatch(/--fix A=\d/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => commandOf(page)).not.toContain('--fix');
  });

  test('marks the run under the pointer in every figure that shows it', async () => {
    const { page } = studio;
    await page.locator('#figures-runs [data-run="7"]').first().dispatchEvent('pointerover');
    const marked = page.locator('.hit');
    expect(await marked.count()).toBe(await page.locator('[data-run="7"]').count());
    expect(await marked.count()).toBeGreaterThan(2);
    await page.locator('h1').dispatchEvent('pointerover');
    expect(await marked.count()).toBe(0);
  });

  test('leaves out by keys the runs that were marked by keys', async () => {
    const { page } = studio;
    await page.getByRole('group', { name: /^Runs of Partial residuals of N/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.hit').count()).toBeGreaterThan(2);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await page.locator('.picked').count()).toBe(2);
    // What is being done is said first.
    await expect
      .poll(() => page.locator('.status [role="status"]').textContent())
      .toMatch(/^2 marked; Delete leaves them out\. .*N/s);
    await page.keyboard.press('Delete');
    await expect.poll(() => commandOf(page)).toContain('--where');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => commandOf(page)).not.toContain('--where');
  });

  test('says what is wrong with a formula, under the character at fault', async () => {
    const { page } = studio;
    const law = page.getByLabel('A law by name, or a formula');
    await law.fill('E + A/N^');
    await expect.poll(() => page.locator('pre.caret').textContent()).toMatch(/E \+ A\/N\^.*\n {8}\^/);
    await law.fill('chinchilla');
    await page.locator('pre.caret').waitFor({ state: 'detached' });
    const where = page.getByLabel('Keep rows where');
    await where.fill('N > (1');
    await where.press('Enter');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toMatch(/^Keep rows where: .*N > \(1\n {6}\^/s);
    expect(await law.getAttribute('aria-invalid')).toBe('false');
    await where.fill('');
    await where.press('Enter');
    await page.locator('pre.caret').waitFor({ state: 'detached' });
  });

  test('says what is wrong with a file that is no table', async () => {
    const { page } = studio;
    await drop(page, 'broken.csv', 'N,D,loss\n1,2,3\n4,5\n');
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('broken.csv, line 3');
  });

  test('reads a text with its cells parted as was chosen, and tells where that cannot be', async () => {
    const { page } = studio;
    await drop(page, 'odd.csv', 'N,D,loss;note\n1e7,2e8,4.1;a\n3e7,6e8,3.6;b\n');
    const parted = page.getByLabel('Cells are parted by');
    await expect.poll(() => parted.inputValue()).toBe(',');
    await parted.selectOption(';');
    await expect
      .poll(() => page.locator('caption ~ tbody th').allTextContents())
      .toEqual(['N,D,loss', 'note']);
    await parted.selectOption('|');
    await expect.poll(() => page.locator('.state').textContent()).toContain('has no bars');
    await expect.poll(() => parted.inputValue()).toBe(',');
  });

  test('fits a table that was dropped, once its columns are chosen, with the numbers of the library', async () => {
    const { page } = studio;
    await drop(page, published, raw);
    const proposed = page.getByRole('button', { name: 'Take `Training FLOP`/(6*N)' });
    await proposed.waitFor();
    expect(await page.getByRole('button', { name: 'Fit these runs' }).isDisabled()).toBe(true);
    expect(await page.locator('.chip.guessed').allTextContents()).toEqual([
      expect.stringContaining('Model Size'),
      expect.stringContaining('loss'),
    ]);
    await proposed.click();
    await page.getByLabel('Keep rows where').fill('L < 3.44');
    await page.getByRole('textbox', { name: 'Refits of resamples' }).fill('1000');
    await page.getByRole('button', { name: 'Fit these runs' }).click();
    await expect.poll(() => page.locator('.parameters').count(), { timeout: 30_000 }).toBe(1);
    await fitted(page);

    const map = { D: '`Training FLOP`/(6*N)' };
    const table = await parseTable(raw, published);
    const { record } = await fit({ law: 'chinchilla', map, where: 'L < 3.44', bootstrap: 1000 }, table);
    for (const [name, value] of Object.entries(record.parameters)) {
      const { standardError, interval } = uncertaintyOf(record, name);
      expect(await parameterRow(page, name), name).toEqual([
        formatNumber(value, 7),
        paddedNumber(standardError ?? Number.NaN, 3),
        interval === null ? '' : endsText(interval),
      ]);
    }
    expect(await commandOf(page)).toBe(
      "isoloss fit chinchilla-raw.csv --law chinchilla --map 'D=`Training FLOP`/(6*N)' --where 'L < 3.44' --bootstrap 1000",
    );
  });

  test('follows the budget and delta while they are dragged, and takes each drag back as one step', async () => {
    const { page } = studio;
    // Enough for what follows.
    await page.getByRole('textbox', { name: 'Refits of resamples' }).fill('100');
    await page.getByRole('textbox', { name: 'Refits of resamples' }).press('Enter');
    await expect.poll(() => commandOf(page)).toMatch(/--bootstrap 100$/);
    await fitted(page);
    const budget = page.getByLabel('Training compute');
    const before = await page.locator('.budget dl').textContent();
    const box = await settled(budget);
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 0.6 * box.width, y);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + (0.6 + i / 50) * box.width, y);
    await expect.poll(() => page.locator('.budget dl').textContent(), { timeout: 20_000 }).not.toBe(before);
    await page.mouse.up();
    const command = await commandOf(page);
    const delta = page.getByLabel(/^delta/);
    await delta.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => commandOf(page), { timeout: 20_000 }).toContain('--delta');
    for (let now = await commandOf(page); now !== command; now = await commandOf(page)) {
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => commandOf(page), { timeout: 20_000 }).not.toBe(now);
    }
  });

  test('stops a long run and shows what was done', async () => {
    const { page } = studio;
    await page.getByRole('textbox', { name: 'Refits of resamples' }).fill('1000000');
    await page.getByRole('textbox', { name: 'Refits of resamples' }).press('Enter');
    await page.locator('.status progress').waitFor({ timeout: 20_000 });
    await page.getByText('Refitting resamples').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.locator('.state').textContent(), { timeout: 20_000 }).toMatch(/^Stopped/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => commandOf(page), { timeout: 20_000 }).not.toContain('1000000');
  });

  test('is as it was after a reload, from what the device has kept; another device is asked for the table', async () => {
    const { page, context, url } = studio;
    const command = await commandOf(page);
    const address = page.url();
    expect(address).not.toContain('Training');
    await page.reload();
    await expect.poll(() => commandOf(page), { timeout: 30_000 }).toBe(command);
    await page.locator('.parameters').waitFor();

    const other = await (context.browser() ?? page.context().browser())?.newContext();
    const there = await other?.newPage();
    await there?.goto(address);
    await expect
      .poll(() => there?.locator('.awaited').textContent(), { timeout: 20_000 })
      .toMatch(/about .*\.csv/);
    await other?.close();
    expect(new URL(address).origin).toBe(new URL(url).origin);
  });

  test('draws every figure, saves them with title, legend and source, and goes on from its own record', async () => {
    const { page } = studio;
    const command = await commandOf(page);
    const saved = async (button: Locator): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return readFileSync(await download.path(), 'utf8');
    };
    // Those out of view are not drawn.
    for (const part of await page.locator('.figure-part').all()) {
      await part.scrollIntoViewIfNeeded();
      await part.locator('.drawing svg').first().waitFor({ state: 'attached' });
      expect((await part.locator('figure').first().boundingBox())?.width).toBeGreaterThan(200);
    }
    const ran = page.locator('#figures-maps .ran').first();
    expect(await ran.textContent()).toMatch(
      / values on WebAssembly in .+, and WebGL2 is drawn by the processor/,
    );
    await page.getByLabel('Maps', { exact: true }).selectOption('webgl');
    await page.locator('#figures-maps').scrollIntoViewIfNeeded();
    await expect.poll(() => ran.textContent()).toMatch(/ values on WebGL2 \(.+: asked for/);
    const picture = await saved(page.getByRole('button', { name: 'Save Observed against predicted as SVG' }));
    for (const text of ['Observed against predicted', 'equal', 'Drawn by isoloss.']) {
      expect(picture).toContain(`${text}</text>`);
    }
    expect(picture).not.toContain('var(');
    await page.getByText('Save', { exact: true }).click();
    const record = await saved(page.getByRole('button', { name: 'Record (JSON)' }));
    expect(JSON.parse(record)).toMatchObject({ schema: 'isoloss/fit@1', law: { name: 'chinchilla' } });
    await page.getByRole('button', { name: 'Profiles' }).click();
    await expect.poll(() => commandOf(page), { timeout: 20_000 }).toContain('--profile all');
    await drop(page, 'fit.json', record);
    await expect.poll(() => commandOf(page), { timeout: 20_000 }).toBe(command);
  });

  test('had nothing to complain of, and asked nothing of other places', () => {
    expect(studio.complaints).toEqual([]);
    expect(studio.elsewhere).toEqual([]);
  });

  test('opens without a network', async () => {
    const { page, context, url } = studio;
    await page.goto(url);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await context.setOffline(true);
    studio.server.kill('SIGINT');
    const [code] = await once(studio.server, 'exit');
    expect(code).toBe(0);
    await page.goto(url);
    await page.locator('.parameters').waitFor();
    await page.getByLabel('Keep rows where').fill('N > 2e8');
    await page.getByLabel('Keep rows where').press('Enter');
    await expect.poll(() => commandOf(page), { timeout: 30_000 }).toContain("--where 'N > 2e8'");
    await context.setOffline(false);
  });
});
