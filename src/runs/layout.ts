/** How a delimited text is laid out: what parts its cells, and which lines are comments. */

export type Delimiter = ',' | '\t' | ';' | '|' | ' ';

export interface Layout {
  readonly delimiter: Delimiter;
  /** Characters before the first row: those of the line `sep=;`, which spreadsheets write. */
  readonly skip: number;
}

const SEPARATOR_LINE = /^[ \t]*"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)/i;

/** What spreadsheets write for a value that could not be computed; not a comment. */
const ERROR_WORD = /^#(?:N\/A|NA|DIV\/0!|NUM!|VALUE!|REF!|NAME\?|NULL!|SPILL!|CALC!)/i;

/** Whether a line is a comment rather than a row. */
export function isComment(line: string): boolean {
  return line.charCodeAt(0) === 35 && !ERROR_WORD.test(line);
}

/** Lines that are looked at. */
const SAMPLE = 100;
const CANDIDATES: readonly Delimiter[] = [',', '\t', ';', '|'];

/** The layout of a text by its first lines, of which the first that is no comment should have the names of the columns. */
export function layoutOf(text: string, preferred?: Delimiter): Layout {
  const separator = SEPARATOR_LINE.exec(text);
  const skip = separator?.[0].length ?? 0;
  const stated = separator?.[1] as Delimiter | undefined;
  if (stated !== undefined && CANDIDATES.includes(stated)) return { delimiter: stated, skip };
  const lines = sampleOf(text.slice(skip, skip + SAMPLE_LENGTH));
  if (lines.length === 0) return { delimiter: preferred ?? ',', skip };
  if (preferred !== undefined && lines[0].includes(preferred)) return { delimiter: preferred, skip };
  return { delimiter: delimiterOf(lines), skip };
}

const SAMPLE_LENGTH = 1 << 16;

/** The first lines without comments and texts in quotes, which may hold delimiters and line ends. */
function sampleOf(text: string): string[] {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '""');
  const all = bare.split(/\r\n|\n|\r/);
  // The last line may be cut off.
  if (all.length > 2 && text.length === SAMPLE_LENGTH) all.pop();
  return all.filter((line) => line.trim() !== '' && !isComment(line)).slice(0, SAMPLE);
}

/**
 * The delimiter of which most lines have as many as the header; of several the one with most. White space parts cells where
 * nothing else does and every line has as many words.
 */
function delimiterOf(lines: readonly string[]): Delimiter {
  const [header, ...rows] = lines;
  const scored = CANDIDATES.flatMap((delimiter) => {
    const count = countOf(header, delimiter);
    if (count === 0) return [];
    // A row may end with a delimiter that the header lacks, or lack one that the header ends with.
    const like = rows.filter((row) => Math.abs(countOf(row, delimiter) - count) <= 1);
    return [{ delimiter, count, share: rows.length === 0 ? 1 : like.length / rows.length }];
  });
  const [best] = scored.sort((a, b) => b.share - a.share || b.count - a.count);
  if (best !== undefined) return best.delimiter;
  const words = wordsOf(header).length;
  const isSpaced = words > 1 && rows.length > 0 && rows.every((row) => wordsOf(row).length === words);
  return isSpaced ? ' ' : ',';
}

function countOf(line: string, character: string): number {
  let count = 0;
  for (let at = line.indexOf(character); at >= 0; at = line.indexOf(character, at + 1)) count++;
  return count;
}

function wordsOf(line: string): string[] {
  return line.trim().split(/[ \t]+/);
}

/** The cells of a line without quotes. */
export function cellsOf(line: string, delimiter: Delimiter): string[] {
  return delimiter === ' ' ? wordsOf(line) : line.split(delimiter);
}

/** The same of cells parted by white space, of which some are in quotes. */
export function quotedWordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"((?:[^"]|"")*)"|[^ \t"]+/g), ([word, quoted]) =>
    quoted === undefined ? word : quoted.replaceAll('""', '"'),
  );
}
