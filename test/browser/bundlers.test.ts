/** Pages made of the built package by the blocks of docs/LIBRARY.md, which fit with workers in Chromium. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumMissing, chromiumPath, openedBrowser } from '../support/browser.js';
import { blocksOf } from '../support/markdown.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { serveSite }: { serveSite: (from: string, port: number) => Promise<Server> } = await import(
  new URL('../../scripts/serve.mjs', import.meta.url).href
);

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = temporaryFolder('bundlers');

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const html = (script: string) =>
  `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><link rel="icon" href="data:,">` +
  `<output></output><script type="module" src="${script}"></script>`;

beforeAll(() => {
  if (!existsSync(join(root, 'dist/browser/core.js'))) throw new Error('dist/ is missing: npm run build');
  const installed = join(folder, 'node_modules/isoloss');
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'));
  cpSync(join(root, 'dist/browser'), join(installed, 'dist/browser'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const { file, code } of blocksOf(readFileSync(join(root, 'docs/LIBRARY.md'), 'utf8'))) {
    if (file !== undefined) writeFileSync(join(folder, file), code);
  }
});

/** Serves `site`, with the runs beside the page, and resolves to what the page shows, its workers and its complaints. */
async function visit(site: string) {
  copyFileSync(join(root, 'examples/simulated-isoflop.csv'), join(site, 'runs.csv'));
  const server = await serveSite(site, 0);
  const page = await (await openedBrowser()).newPage();
  try {
    page.setDefaultTimeout(100_000);
    const complaints: string[] = [];
    let workers = 0;
    page.on('worker', () => workers++);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.locator('output:not(:empty)').waitFor();
    const shown: unknown = JSON.parse((await page.locator('output').textContent()) ?? '');
    return { shown, workers, complaints };
  } finally {
    await page.close();
    server.close();
  }
}

function expectItFitted({ shown, workers, complaints }: Awaited<ReturnType<typeof visit>>): void {
  expect([shown, complaints]).toEqual([['converged', 4000], []]);
  expect(workers).toBeGreaterThan(0);
}

describe('a page that is bundled as the documentation says', () => {
  test('by esbuild fits with workers, in less than 130 kB of scripts to begin with', async (context) => {
    // In a process of its own, in the folder: the block is run as it stands.
    const esbuild = pathToFileURL(join(root, 'node_modules/esbuild/lib/main.js')).href;
    const script = readFileSync(join(folder, 'build.mjs'), 'utf8').replace("'esbuild'", `'${esbuild}'`);
    writeFileSync(join(folder, 'build.mjs'), script);
    const built = spawnSync(process.execPath, ['build.mjs'], { cwd: folder, encoding: 'utf8' });
    expect([built.status, built.stderr]).toEqual([0, '']);
    const site = join(folder, 'site');
    expect(sizeOf(site, 'main.js')).toBeLessThan(130_000);
    if (chromiumPath === undefined) context.skip(chromiumMissing);
    writeFileSync(join(site, 'index.html'), html('/main.js'));
    expectItFitted(await visit(site));
  }, 120_000);

  test('by Vite fits with workers', async (context) => {
    if (chromiumPath === undefined) context.skip(chromiumMissing);
    const { build } = await import('vite');
    const config = await import(pathToFileURL(join(folder, 'vite.config.js')).href);
    writeFileSync(join(folder, 'index.html'), html('/main.ts'));
    const outDir = join(folder, 'dist');
    await build({
      ...config.default,
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: { ...config.default.build, outDir, modulePreload: { polyfill: false } },
    });
    expectItFitted(await visit(outDir));
  }, 120_000);
});

/** Bytes of a script and of what it imports at once, each packed with gzip. */
function sizeOf(site: string, entry: string): number {
  const seen = new Set<string>();
  const add = (name: string): number => {
    if (seen.has(name)) return 0;
    seen.add(name);
    const text = readFileSync(join(site, name), 'utf8');
    const imported = [...text.matchAll(/(?:\bfrom|\bimport)"\.\/([^"]+)"/g)].map(([, file]) => add(file));
    return imported.reduce((sum, size) => sum + size, gzipSync(text, { level: 9 }).length);
  };
  return add(entry);
}
