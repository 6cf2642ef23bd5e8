/** Builds of the agent as another tree's `dist` would hold them, one text of the source changed or none. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Planted {
  /** The source file, from the project's root. */
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
}

/** Every fifth pass over the rows in f32 is made twice: a fifth more work, the same sums. */
export const slowerPass: Planted = {
  file: 'src/backend/cpu/passes.ts',
  text: 'sum(functions.normal32, narrow, at, form);',
  becomes: `sum(functions.normal32, narrow, at, form);
    globalThis.passes = (globalThis.passes ?? 0) + 1;
    if (globalThis.passes % 5 === 0) sum(functions.normal32, narrow, at, form);`,
};

/** The row loop of the kernels goes over the first fifth of a block twice, and begins anew in between. */
export const slowerRows: Planted = {
  file: 'src/backend/webgpu/generate.ts',
  text: '    for (var row = begin; row < end; row++) {',
  becomes: `    let again = (end - begin) / 5u;
    for (var turn = begin; turn < end + again; turn++) {
      if (turn == begin + again) { block = Sums(); }
      let row = select(turn - again, turn, turn < begin + again);`,
};

/**
 * Writes `bench-agent.js` and what it needs into `folder`.
 * @throws Error where `planted.text` is not found exactly once
 */
export async function buildAgent(folder: string, planted?: Planted): Promise<void> {
  let found = 0;
  const plugin: Plugin = {
    name: 'planted',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (planted === undefined || relative(root, path) !== planted.file) return undefined;
        const parts = readFileSync(path, 'utf8').split(planted.text);
        found += parts.length - 1;
        return { contents: parts.join(planted.becomes), loader: 'ts' };
      });
    },
  };
  await build({
    entryPoints: [
      { in: 'bench/agent-process.ts', out: 'bench-agent' },
      { in: 'src/worker.ts', out: 'cpu-worker' },
    ],
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.20',
    packages: 'external',
    loader: { '.wgsl': 'text' },
    logLevel: 'silent',
    plugins: [plugin],
  });
  if (planted !== undefined && found !== 1)
    throw new Error(
      `${planted.file} holds what is to be planted in ${found} times, not once: ${planted.text}`,
    );
}

/** Where builds find the project's packages. */
export const packages = join(root, 'node_modules');
