/** Another build of the project on this machine. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { IsolossError } from '../../src/errors.js';
import type { Build } from '../against.js';
import { startAgent } from '../agents-node.js';

const AGENT = 'bench-agent.js';

/**
 * The build at `folder`, which is a tree of the project or its `dist`.
 * @throws IsolossError `bench-no-build`
 */
export function findBuild(folder: string): Build {
  const at = resolve(folder);
  const dist = [join(at, 'dist'), at].find((each) => existsSync(join(each, AGENT)));
  if (dist === undefined) throw noBuild(folder, at);
  const tree = basename(dist) === 'dist' ? dirname(dist) : dist;
  const script = pathToFileURL(join(dist, AGENT));
  return { name: basename(tree), version: versionOf(tree), start: () => startAgent({ script }) };
}

/** The build that runs, of which this file is a part. */
export function thisBuild(): Build {
  return { ...findBuild(fileURLToPath(new URL('.', import.meta.url))), start: () => startAgent() };
}

function noBuild(folder: string, at: string): IsolossError {
  const [message, fix] =
    statSync(at, { throwIfNoEntry: false })?.isDirectory() !== true
      ? [
          `There is no folder '${folder}'.`,
          'Give --against the folder of another tree of isoloss, or its dist.',
        ]
      : existsSync(join(at, 'dist', 'cli.js')) || existsSync(join(at, 'cli.js'))
        ? [
            `The build in '${folder}' has no ${AGENT}: it is older than the benchmark.`,
            'Compare with a build that has it.',
          ]
        : existsSync(join(at, 'package.json'))
          ? [
              `The tree '${folder}' is not built: there is no dist/${AGENT}.`,
              'Run npm run build there first.',
            ]
          : [
              `There is no build of isoloss in '${folder}': neither dist/${AGENT} nor ${AGENT}.`,
              'Give --against the folder of another tree of isoloss, or its dist.',
            ];
  return new IsolossError('bench-no-build', message, fix, { place: { file: folder } });
}

/** As package.json beside `dist` has it. */
function versionOf(tree: string): string {
  try {
    const { version }: { version?: unknown } = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8'));
    return typeof version === 'string' ? version : 'unknown';
  } catch {
    return 'unknown';
  }
}
