import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles TypeScript text, importing from the project's root, into a script for Node; returns where it lies. */
export async function buildScript(name: string, text: string): Promise<URL> {
  // Inside node_modules, so that packages resolve as they do for the project.
  const folder = join(root, 'node_modules', '.cache', 'isoloss-test');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}-${process.pid}.mjs`);
  await build({
    stdin: { contents: text, resolveDir: root, loader: 'ts', sourcefile: `${name}.ts` },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.wgsl': 'text' },
    absWorkingDir: root,
    logLevel: 'silent',
  });
  return pathToFileURL(outfile);
}

/** An agent as a process whose suites are `test/bench/fakes.ts`'s. */
export function buildFakeAgent(): Promise<URL> {
  return buildScript(
    'fake-agent',
    `import { serve } from './bench/agent-link.js';
     import { endWithOwner, processEndpoint } from './bench/process-endpoint.js';
     import { fakeAgent } from './test/bench/fakes.js';
     endWithOwner();
     serve(fakeAgent(), processEndpoint(process));`,
  );
}
