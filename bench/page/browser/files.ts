/** Result files from the user's own disk. */
import { IsolossError } from '../../../src/errors.js';
import { type BenchResults, resultsSchema } from '../../results.js';

/**
 * Reads every file, or none.
 * @throws IsolossError `bench-file` naming the file that is no result file, and where
 */
export async function readResults(files: Iterable<File>): Promise<BenchResults[]> {
  return Promise.all([...files].map(readOne));
}

async function readOne(file: File): Promise<BenchResults> {
  const text = await file.text();
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw unreadable(file, 'is not JSON');
  }
  const parsed = resultsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw unreadable(file, `is not a benchmark’s result: ${path.join('.')}: ${message}`);
}

function unreadable({ name }: File, what: string): IsolossError {
  return new IsolossError(
    'bench-file',
    `${name} ${what}.`,
    'Open what `isoloss bench --json FILE` or this page’s download wrote.',
  );
}

/** Calls `onFiles` with what is dropped anywhere on the page, which says while something hovers. */
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
