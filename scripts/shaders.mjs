import { readFileSync } from 'node:fs';

/** Shaders as text, without their comments; lines that begin with `//#` are places of a template. */
export const shaders = {
  name: 'shaders',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: /\.wgsl$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^ *\/\/(?!#).*\n/gm, ''),
      loader: 'text',
    }));
  },
};
