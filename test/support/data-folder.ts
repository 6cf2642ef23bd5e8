import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Published data sets that are not shipped with the project, as far as this machine has them. */
export interface DataFolder {
  readonly folder: string;
  /** Paths within it, with `/`. */
  readonly names: readonly string[];
  /** Small inputs with known right answers, in the folder beside it. */
  readonly cases: { readonly folder: string; readonly names: readonly string[] };
}

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export function findData(): DataFolder {
  const folder = resolve(root, process.env.ISOLOSS_TEST_DATA ?? '../shared/data');
  const cases = join(folder, '../cases');
  return { folder, names: namesIn(folder), cases: { folder: cases, names: namesIn(cases) } };
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
}
