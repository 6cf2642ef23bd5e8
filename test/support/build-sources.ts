import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { builtFolder, isBuilt, nodePlatform, nodeWorker, pageWorker, root } from './built-sources.js';

const { newest }: { newest: (path: string) => number } = await import(
  new URL('../../scripts/ready.mjs', import.meta.url).href
);

const shared = {
  bundle: true,
  format: 'esm',
  loader: { '.wgsl': 'text' },
  logLevel: 'warning',
} satisfies BuildOptions;

const forNode = { ...shared, platform: 'node', packages: 'external' } satisfies BuildOptions;

const platform: Plugin = {
  name: 'platform-of-tests',
  setup: ({ onLoad }) =>
    onLoad({ filter: /src[/\\]platform[/\\]node\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: nodePlatform(readFileSync(path, 'utf8')),
    })),
};

/** Written last, so that what is newer than every source need not be built again. */
const stamp = join(builtFolder, 'built');

/** Builds the sources and the workers, once before the tests of all projects. */
export async function setup(): Promise<void> {
  const from = ['src', 'shaders', 'package.json', 'test/support/built-sources.ts'].map((path) =>
    join(root, path),
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...from.map(newest))) return;
  const modules = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, 'src', name))
    .filter((path) => isBuilt(path) && /(?<!\.d)\.tsx?$/.test(path));
  const worker = { entryPoints: [join(root, 'src/worker.ts')] };
  await Promise.all([
    build({
      ...forNode,
      entryPoints: modules,
      outbase: join(root, 'src'),
      outdir: builtFolder,
      splitting: true,
      plugins: [platform],
    }),
    build({ ...forNode, ...worker, outfile: nodeWorker }),
    build({
      ...shared,
      ...worker,
      outfile: fileURLToPath(new URL(pageWorker, import.meta.url)),
      platform: 'browser',
    }),
  ]);
  writeFileSync(stamp, '');
}
