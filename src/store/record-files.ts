/** A record and the file of replicates that it names. Node only. */
import { dirname, resolve } from 'node:path';
import * as z from 'zod/mini';
import { pathAndPart } from './path-and-part.js';
import { readJson } from './read-json.js';

const withFile = z.object({
  bootstrap: z.object({ replicates: z.object({ file: z.string().check(z.minLength(1)) }) }),
});

/**
 * The files of `texts`, which may name parts of them, and after each record of a fit the path of its replicates: the inputs of an answer, which no output may
 * replace. Files that cannot be read are reported when they are used.
 */
export async function withReplicates(texts: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    texts.map(async (text) => {
      const { path } = await pathAndPart(text);
      if (path === '-') return [path];
      const named = withFile.safeParse(await readJson(path).catch(() => undefined));
      return named.success ? [path, resolve(dirname(path), named.data.bootstrap.replicates.file)] : [path];
    }),
  );
  return files.flat();
}
