/** Sources as tests in Node load them: built all at once, before the tests, by `build-sources.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const builtFolder = join(root, 'dist-test');

/** Where the CPU back end's worker lies, as one file: for Node, and for pages as `src/platform/browser.ts` has it. */
export const nodeWorker = join(builtFolder, 'cpu-worker.js');
export const pageWorker = '../../dist-test/cpu-worker-page.js';

const sources = join(root, 'src/');

/** A module of src as built; none of the studio's page, whose parts its own build puts together. */
function builtModule(path: string): string | undefined {
  const within = path.startsWith(sources) ? path.slice(sources.length) : undefined;
  return within === undefined || within.startsWith('studio/') ? undefined : join(builtFolder, within);
}

export const isBuilt = (path: string): boolean => builtModule(path) !== undefined;

/** What package.json calls by these names, in Node. */
const own: Readonly<Record<string, string>> = {
  '#platform': join(sources, 'platform/node.js'),
  '#canvas': join(sources, 'report/canvas/node.js'),
};

const replacing = new Map<string, boolean>();

/** Files that replace modules by others need those as vitest's own. */
function replacesModules(file: string): boolean {
  const answer = replacing.get(file) ?? readFileSync(file, 'utf8').includes('vi.mock(');
  replacing.set(file, answer);
  return answer;
}

/**
 * Has what tests import of src be what is built. To transform some thousand modules for each project, and to load them one by one
 * in each process, would be a tenth of all the work, and as vitest runs them their calls of one another are slower.
 */
export const builtSources = {
  name: 'built-sources',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    const from = importer?.split('?')[0];
    if (from === undefined || isBuilt(from) || !existsSync(from)) return undefined;
    const path = own[source] ?? (source.startsWith('.') ? resolve(dirname(from), source) : '');
    const id = path.endsWith('.js') ? builtModule(path) : undefined;
    return id === undefined || replacesModules(from) ? undefined : { id, external: true };
  },
};

/**
 * The text of `src/platform/node.ts` for tests: workers are the built one, and a fit takes one thread unless it is given a number,
 * since files of tests share the processors: to start workers for hundreds of fits would be a quarter of their time. Long tests
 * take what there is.
 */
export function nodePlatform(code: string): string {
  return replaced(
    replaced(code, "'./cpu-worker.js'", JSON.stringify(pathToFileURL(nodeWorker).href)),
    'Math.min(availableParallelism(),',
    `Math.min(process.env.ISOLOSS_LONG === '1' ? availableParallelism() : 1,`,
  );
}

/** The same of `src/platform/browser.ts`; in pages there are no long tests. */
export function browserPlatform(code: string): string {
  return replaced(
    replaced(code, "'./cpu-worker.js'", JSON.stringify(pageWorker)),
    'return navigator.hardwareConcurrency || 1;',
    'return 1;',
  );
}

function replaced(code: string, text: string, by: string): string {
  if (!code.includes(text)) throw new Error(`The source has no '${text}' to replace.`);
  return code.replace(text, by);
}
