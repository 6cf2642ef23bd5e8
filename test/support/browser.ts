import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright';

/** Chromium as Debian installs it; undefined where it is not. */
export const chromiumPath = ['/usr/bin/chromium'].find((path) => existsSync(path));
export const chromiumMissing = 'chromium is not installed: install the Debian package chromium';

/** WebGPU on SwiftShader, which Chromium offers only with a flag. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

/** How Playwright starts it. */
export const launchOptions = {
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: flags,
};

/** What the build makes for browsers; pages import it from /index.js. */
const shipped = fileURLToPath(new URL('../../dist/browser', import.meta.url));

let browser: Promise<Browser> | undefined;

/** One browser for the tests of a process, which Playwright ends with it. */
export function openedBrowser(): Promise<Browser> {
  // Chromium brings its own Vulkan driver, which the setting that hides drivers from Node would hide as well.
  const { VK_DRIVER_FILES: _, ...env } = process.env;
  browser ??= chromium.launch({ ...launchOptions, env });
  return browser;
}

/**
 * Bundles `entry`, a module that exports `main`, for browsers, runs `main(argument)` in a page of localhost in
 * Chromium, and resolves to what it returns (plain data, as the argument is). An error anywhere in the page rejects.
 * An `isolated` page is cross-origin isolated, so that it has shared memory.
 */
export async function runInChromium(
  entry: string,
  argument?: unknown,
  { isolated = false }: { readonly isolated?: boolean } = {},
): Promise<unknown> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    loader: { '.wgsl': 'text' },
    // As the build for browsers has it.
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    write: false,
  });
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const isScript = path.endsWith('.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    if (isolated) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    // What a page needs to run the library, and no more.
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    if (path === '/main.js') response.end(bundle.outputFiles[0].text);
    else if (isScript) response.end(await readFile(join(shipped, normalize(path))).catch(() => undefined));
    else response.end('<!doctype html><link rel="icon" href="data:,">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await (await openedBrowser()).newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    // As text, since the test runner would rewrite the import of a function.
    const result = await page.evaluate(
      `import('/main.js').then((module) => module.main(${JSON.stringify(argument)}))`,
    );
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await context.close();
    server.close();
  }
}
