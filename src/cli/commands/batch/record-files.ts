/** The files that `--records` writes: a record for each answer, with its replicates beside it. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cannotWrite } from '../../../store/output-path.js';
import { replicatesPath, stageReplicates } from '../../../store/replicates.js';
import { pathFrom, writeTogether } from '../../../store/staged-files.js';
import { recordText } from '../../../store/write.js';
import type { EntryAnswer } from '../../../tasks/batch/entries.js';
import { replicatesMetadata } from '../../../tasks/fitted/match-replicates.js';

/** Letters of a name that a file's name has, and how many. */
const OTHER = /[^\p{L}\p{N}_.=+-]+/gu;
const LONGEST = 80;

/** A file name for each entry: its name in letters that every file system has, numbered where two would be one. */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const stem =
      name
        .replace(OTHER, '-')
        .replace(/^[-.]+|[-.]+$/g, '')
        .slice(0, LONGEST) || 'entry';
    let file = `${stem}.json`;
    // Some file systems hold capitals and small letters for the same.
    for (let n = 2; taken.has(file.toLowerCase()); n++) file = `${stem}-${n}.json`;
    taken.add(file.toLowerCase());
    return file;
  });
}

/** Throws `cannot-write` unless the folder is one that can be written to, or can be made. */
export function checkFolder(folder: string): void {
  let there = resolve(folder);
  while (!existsSync(there)) there = dirname(there);
  if (!statSync(there).isDirectory())
    throw cannotWrite(folder, `'${there}' is no folder`, 'Name another folder.');
  try {
    accessSync(there, constants.W_OK);
  } catch (cause) {
    throw cannotWrite(folder, 'nothing may be written there', 'Name another folder.', cause);
  }
}

/** Writes the record of an answer and the file of its refits, both or none. */
export async function writeAnswerFiles(
  folder: string,
  file: string,
  { record, replicates }: EntryAnswer,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, file);
  await writeTogether(async (files) => {
    if (record.schema !== 'isoloss/fit@1' || record.bootstrap === undefined || replicates === undefined) {
      return files.addRecord(path, () => recordText(record));
    }
    const { bootstrap } = record;
    const metadata = replicatesMetadata({ ...record, bootstrap });
    const described = await stageReplicates(files, replicatesPath(path), replicates, metadata, path);
    await files.addRecord(path, (companion = replicatesPath(path)) => {
      const file = { ...described, file: pathFrom(path, companion) };
      return recordText({ ...record, bootstrap: { ...bootstrap, replicates: file } });
    });
  });
}
