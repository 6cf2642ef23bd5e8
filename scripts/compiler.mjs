import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

const modules = join(root, 'node_modules');
const binary = join(modules, '@typescript', `typescript-${process.platform}-${process.arch}`);

/**
 * TypeScript's compiler, a script for Node: the native one, which takes a quarter of the time, where it is installed and the
 * platform has its binary; otherwise the one in JavaScript, whose interface other tools use.
 */
export function compiler() {
  return join(modules, existsSync(binary) ? 'typescript-native' : 'typescript', 'bin', 'tsc');
}
