/** How a table comes into the page without being dropped on it. */
import { openFile, openText } from './actions.js';
import * as store from './store.js';

const TYPES = '.csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.yaml,.yml,.parquet,.gz';

/** Has the reader pick a file. */
export function pickFile(): void {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: TYPES });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void openFile(file);
  });
  input.click();
}

export async function pasteTable(): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (text.trim() !== '') await openText(text);
  } catch {
    store.notice.value = 'The browser did not let the page read the clipboard: press Ctrl+V on the page.';
  }
}
