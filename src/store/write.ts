/** Records as text, and files written atomically. */
import { writeWhole } from './staged-files.js';

/** An array of plain numbers in the layout of `JSON.stringify`. */
const NUMBER_ARRAY = /\[\n\s*(?:null|[-+.\deE]+)(?:,\n\s*(?:null|[-+.\deE]+))*\n\s*\]/g;

/** A record as JSON: indented, arrays of numbers on one line, a newline at the end. */
export function recordText(record: object): string {
  const text = JSON.stringify(record, null, 2);
  return `${text.replace(NUMBER_ARRAY, (array) => array.replace(/\s+/g, ' '))}\n`;
}

/** Writes a record as JSON, whole or not at all; what lies at `path` is replaced. Throws `cannot-write`. */
export async function writeRecord(path: string, record: object): Promise<void> {
  await writeWhole(path, recordText(record));
}

export { checkWritable } from './output-path.js';
export { writeWhole } from './staged-files.js';
