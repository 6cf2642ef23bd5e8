/** Files that belong together: a record, and the replicates that it names. Node only. */
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { readJson } from './read-json.js';

const naming = z.object({
  bootstrap: z.object({ replicates: z.object({ file: z.string().min(1) }) }),
});

/**
 * Each path with the replicates that it names where it is a record of a fit: all that an answer rests on, which no
 * output may replace. What cannot be read says so when it is used.
 */
export async function withReplicates(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      if (path === '-') return [path];
      const named = naming.safeParse(await readJson(path).catch(() => undefined));
      return named.success ? [path, resolve(dirname(path), named.data.bootstrap.replicates.file)] : [path];
    }),
  );
  return files.flat();
}
