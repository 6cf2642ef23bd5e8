import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where result files are kept, and the schemas of such files. */
export const FOLDER = 'bench/results';

/** What compilers made of the kernels. */
export const COMPILERS = `${FOLDER}/compilers.json`;

/** What rows, starts and resamples cost. */
export const LINEAR_COST = `${FOLDER}/linear-cost.json`;
export const LINEAR_COST_FIGURE = 'docs/images/linear-cost.svg';

/** The newest result file that is kept, within the project's `root`; undefined where none is. */
export function newestResults(root = '.'): string | undefined {
  const name = readdirSync(join(root, FOLDER))
    .filter((file) => /^\d{4}-\d{2}-\d{2}-.+\.json$/.test(file))
    .sort()
    .at(-1);
  return name === undefined ? undefined : join(root, FOLDER, name);
}
