/** The studio as a reader has it, in Chromium, served by `isoloss serve`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { openedBrowser } from '../support/browser.js';

export const root = resolve(import.meta.dirname, '../..');
export const built = join(root, 'dist/studio');

export interface Opened {
  readonly server: ChildProcess;
  readonly url: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console complained of, and requests to other places. */
  readonly complaints: string[];
  readonly elsewhere: string[];
  close(): Promise<void>;
}

/** Starts `isoloss serve` with further arguments. */
export async function served(...args: readonly string[]): Promise<{ server: ChildProcess; url: string }> {
  if (!existsSync(join(built, 'index.html'))) throw new Error('dist/studio is missing: npm run build');
  const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(server.stdout as NodeJS.ReadableStream, 'data');
  return { server, url: String(line).trim() };
}

/** A browser at the page, which is not loaded yet. */
export async function openedStudio(): Promise<Opened> {
  const { server, url } = await served();
  const context = await (await openedBrowser()).newContext({
    viewport: { width: 1200, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(new URL(url).origin);
    if (!isOwn && !/^(blob|data):/.test(request.url())) elsewhere.push(request.url());
  });
  const close = async () => {
    await context.close();
    server.kill();
  };
  return { server, url, context, page, complaints, elsewhere, close };
}

/** Drops a file on the page. */
export async function drop(page: Page, file: string, content?: string): Promise<void> {
  const bytes = content === undefined ? readFileSync(file) : Buffer.from(content);
  // As text, since the test runner would rewrite a function.
  await page.evaluate(`{
    const bytes = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(basename(file))}));
    for (const name of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }`);
}

/** Texts of a parameter's row: value, standard error, interval. */
export async function parameterRow(page: Page, name: string): Promise<string[]> {
  const row = page.locator('.parameters tbody tr').filter({ has: page.getByLabel(`Hold or bound ${name}`) });
  return (await row.locator('td').allTextContents()).slice(0, 3);
}

export const commandOf = (page: Page): Promise<string | null> =>
  page.locator('.status .command').textContent();

/** Waits until what is shown is the fit of all settings. */
export async function fitted(page: Page): Promise<void> {
  await page.locator('.status[aria-busy="false"]').waitFor();
  await page.getByText(/^(?:Fitted in|Stopped)/).waitFor();
}
