/** Records as text, and files written atomically. */

/** An array of plain numbers in the layout of `JSON.stringify`. */
const NUMBER_ARRAY = /\[\n\s*(?:null|[-+.\deE]+)(?:,\n\s*(?:null|[-+.\deE]+))*\n\s*\]/g;

/** A record as JSON: indented, arrays of numbers on one line, a newline at the end. */
export function recordText(record: object): string {
  const text = JSON.stringify(record, null, 2);
  return `${text.replace(NUMBER_ARRAY, (array) => array.replace(/\s+/g, ' '))}\n`;
}

export { checkWritable } from './output-path.js';
export { writeWhole } from './staged-files.js';
