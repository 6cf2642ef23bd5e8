/** `--out` of commands that do no job. */
import { StagedFiles } from '../store/staged-files.js';
import type { columnsOf } from '../store/write-table.js';

/** The table of `rows` in the file that `out` names, if it does. Throws `unknown-format`. */
export async function stagedRows(
  out: string | undefined,
  rows: Parameters<typeof columnsOf>[0],
): Promise<StagedFiles> {
  const files = new StagedFiles();
  if (out === undefined) return files;
  const { columnsOf, stageTable, tableFormatOf } = await import('../store/write-table.js');
  tableFormatOf(out);
  await files.attempt(() => stageTable(files, out, columnsOf(rows)));
  return files;
}
