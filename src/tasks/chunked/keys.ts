/** Where the chunks of a job lie in its store: a thousand in a folder, since a job may have a hundred thousand. */

const OF_A_FOLDER = 1000;

/** The prefix of the keys of all chunks. */
export const CHUNKS = 'chunks/';

export function chunkKey(index: number): string {
  return `${folderOf(Math.floor(index / OF_A_FOLDER))}${String(index).padStart(9, '0')}.parquet`;
}

const folderOf = (folder: number): string => `${CHUNKS}${String(folder).padStart(6, '0')}/`;

/** The number of the chunk at a key; undefined for what is none. */
export function indexOf(key: string): number | undefined {
  const [, digits] = /\/(\d{9})\.parquet$/.exec(key) ?? [];
  if (digits === undefined) return undefined;
  const index = Number(digits);
  return chunkKey(index) === key ? index : undefined;
}

/** Prefixes whose keys hold chunks `from .. to - 1`, few or many more. */
export function prefixesOf(from: number, to: number): string[] {
  const [first, last] = [Math.floor(from / OF_A_FOLDER), Math.floor((to - 1) / OF_A_FOLDER)];
  if (last - first > 8) return [CHUNKS];
  return Array.from({ length: last - first + 1 }, (_, k) => folderOf(first + k));
}
