import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'bench/results';

/** Made from the schema in bench/results.ts. */
export const SCHEMA = `${FOLDER}/bench.schema.json`;

/** The newest result file that is kept, within the project's `root`; undefined where none is. */
export function newestResults(root = '.'): string | undefined {
  const name = readdirSync(join(root, FOLDER))
    .filter((file) => /^\d{4}-\d{2}-\d{2}-.+\.json$/.test(file))
    .sort()
    .at(-1);
  return name === undefined ? undefined : join(root, FOLDER, name);
}
