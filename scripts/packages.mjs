// How the build for Node takes packages in, so that a short command reads and runs little of them.
import { readFile } from 'node:fs/promises';

const FULL = '?full';

/**
 * The full edition of zod is a copy of its own. Jobs are checked by the small one, `zod/mini`; in one build both would share modules
 * with all that either needs, ten times of what a fit needs.
 */
const zodApart = {
  name: 'zod-apart',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^(zod$|\.)/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'resolving' || (path !== 'zod' && pluginData !== FULL)) return undefined;
      const { importer, kind, namespace, resolveDir } = from;
      const found = await resolve(path, { importer, kind, namespace, resolveDir, pluginData: 'resolving' });
      return { ...found, suffix: FULL };
    });
    onLoad({ filter: /\.js$/ }, async ({ path, suffix }) =>
      suffix === FULL ? { contents: await readFile(path), pluginData: FULL } : undefined,
    );
  },
};

/** Text that is not ASCII alone is measured by it, and to make its regular expressions takes 30 ms: it runs at its first call. */
const widthWhenCalled = {
  name: 'width-when-called',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path: 'string-width', namespace: 'when-called', pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'when-called' }, ({ path, pluginData: resolveDir }) => ({
      contents: `export default (...all) => require('${path}').default(...all);`,
      resolveDir,
    }));
  },
};

/**
 * Commander asks for modules of Node by `require`, which modules of a build do not have. It starts no process here, and to load
 * `node:child_process` takes some milliseconds.
 */
const commanderInside = {
  name: 'commander-inside',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/commander\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace("require('node:child_process')", '{}')
        .replace(/require\('(node:\w+)'\)/g, "globalThis.process.getBuiltinModule('$1')"),
    }));
  },
};

export const packages = [zodApart, widthWhenCalled, commanderInside];
