import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

/** Chromium as Debian installs it; undefined where it is not. */
export const chromiumPath = ['/usr/bin/chromium'].find((path) => existsSync(path));
export const chromiumMissing = 'chromium is not installed: install the Debian package chromium';

/** WebGPU on SwiftShader, which Chromium offers only when told to trust it. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

/**
 * Bundles `entry`, a module that exports `main`, for browsers, runs `main` in a page of localhost in Chromium, and
 * resolves to what it returns (plain data). An error anywhere in the page rejects.
 */
export async function runInChromium(entry: string): Promise<unknown> {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    loader: { '.wgsl': 'text', '.csv': 'text' },
    write: false,
  });
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? bundle.outputFiles[0].text : '<!doctype html><link rel="icon" href="data:,">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Chromium brings its own Vulkan driver, which the setting that hides drivers from Node would hide as well.
  const { VK_DRIVER_FILES: _, ...env } = process.env;
  const browser = await chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: flags,
    env,
  });
  try {
    const page = await browser.newPage();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    // As text, since the test runner would rewrite the import of a function.
    const result = await page.evaluate("import('/main.js').then((module) => module.main())");
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await browser.close();
    server.close();
  }
}
