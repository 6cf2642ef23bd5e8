/** Names of files: what they tell, and a part of one by name: `fit.json:c4` is a group of a fit, `my.law.json:mine` a preset of a law. Node only. */
import { access } from 'node:fs/promises';

export interface PathAndPart {
  readonly path: string;
  readonly part?: string;
}

/** Divides a text at the first colon before which there is a file; a file of the whole name is that file, `-` standard input. */
export async function pathAndPart(text: string): Promise<PathAndPart> {
  if (await isFile(text)) return { path: text };
  for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
    const path = text.slice(0, colon);
    if (await isFile(path)) return { path, part: text.slice(colon + 1) };
  }
  return { path: text };
}

function isFile(path: string): Promise<boolean> {
  if (path === '-') return Promise.resolve(true);
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Whether a text names a law file rather than a law: neither names of laws nor formulas end like that. */
export function namesLawFile(text: string): boolean {
  return /\.json$/i.test(text.trim());
}
