/** Result files from the user's own disk. */
import { parseResults } from '../../parse-results.js';
import type { BenchResults } from '../../results.js';

/**
 * Reads every file, or none.
 * @throws IsolossError `bad-results`, `results-version` naming the file, and what in it is wrong
 */
export async function readResults(files: Iterable<File>): Promise<BenchResults[]> {
  return Promise.all([...files].map(async (file) => parseResults(await file.text(), file.name)));
}

/** Calls `onFiles` with files dropped anywhere on the page, which is marked while files are dragged over it. */
export function acceptDrops(onFiles: (files: FileList) => void): void {
  const mark = (on: boolean) => document.body.classList.toggle('dropping', on);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) mark(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const files = event.dataTransfer?.files;
    if (files !== undefined && files.length > 0) onFiles(files);
  });
}
