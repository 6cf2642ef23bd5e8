// Pages with scripts: bundled into a folder, and served on localhost under the security policy that they state.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize } from 'node:path';
import { build } from 'esbuild';

/** Bundles `entryPoints` into the folder `to`, made anew, with `files` beside them. */
export async function buildSite({ to, entryPoints, files, loader = {} }) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  await build({
    entryPoints,
    outdir: to,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    loader: { '.wgsl': 'text', ...loader },
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    chunkNames: '[name]-[hash]',
    // zod would try whether it may evaluate text as code, which the pages' policy reports as a violation.
    banner: { js: '(globalThis.__zod_globalConfig??={}).jitless=true;' },
    logLevel: 'warning',
  });
  for (const file of files) copyFileSync(file, join(to, basename(file)));
}

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves the folder `from` and tells its address on standard output; port 0 takes any that is free. */
export function serveSite(from, port) {
  // Workers have the policy that they are served with.
  const policy = readFileSync(`${from}/index.html`, 'utf8').match(/content="(default-src[^"]*)"/)[1];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = normalize(pathname === '/' ? '/index.html' : pathname);
    try {
      const body = await readFile(join(from, file));
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', policy);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(port, '127.0.0.1', () => {
    console.log(`http://localhost:${server.address().port}/`);
  });
}

/** Serves where the command line has `--serve [PORT]`. */
export function serveIfAsked(from) {
  const at = process.argv.indexOf('--serve');
  if (at >= 0) serveSite(from, Number(process.argv[at + 1] ?? 8080));
}
