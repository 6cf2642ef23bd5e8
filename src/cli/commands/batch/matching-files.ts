/** Files whose paths match a pattern. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const isPattern = (part: string): boolean => /[*?]/.test(part);

/** Whether a text is a pattern rather than a path. */
export const hasPattern = (text: string): boolean => text.split('/').some(isPattern);

/**
 * The files in `folder` that match: `*` stands for any letters of a name, `?` for one, and a part `**` for any folders, none
 * among them; hidden names need their dot. In the order of their code units, joined to `folder`.
 */
export async function matchingFiles(folder: string, pattern: string): Promise<string[]> {
  const found = new Set<string>();
  await collect(folder, pattern.split('/'), found);
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

async function collect(
  folder: string,
  [part, ...rest]: readonly string[],
  found: Set<string>,
): Promise<void> {
  if (!isPattern(part)) {
    if (rest.length > 0) return collect(join(folder, part || '/'), rest, found);
    const names = await entriesOf(folder);
    if (names.some(({ name, isFile }) => isFile && name === part)) found.add(join(folder, part));
    return;
  }
  const entries = await entriesOf(folder);
  if (part === '**') {
    await collect(folder, rest.length === 0 ? ['*'] : rest, found);
    for (const { name, isFile } of entries) {
      if (!isFile && !name.startsWith('.')) await collect(join(folder, name), ['**', ...rest], found);
    }
    return;
  }
  const matches = matcher(part);
  for (const { name, isFile } of entries) {
    if (!matches(name) || isFile !== (rest.length === 0)) continue;
    if (isFile) found.add(join(folder, name));
    else await collect(join(folder, name), rest, found);
  }
}

function matcher(part: string): (name: string) => boolean {
  const letters = part
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${letters}$`, 'su');
  return (name) => expression.test(name) && (part.startsWith('.') || !name.startsWith('.'));
}

async function entriesOf(folder: string): Promise<{ readonly name: string; readonly isFile: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // A link may lead to a file; what is none is refused when it is read. Links to folders may go round in circles.
  return entries.map((entry) => ({ name: entry.name, isFile: !entry.isDirectory() }));
}
