/** Names that the columns of the field's tables usually have. */
import { nearest } from '../formula/nearest.js';

/** Common column names of symbols, beside the symbol itself; compared without case. */
export const customary: ReadonlyMap<string, readonly string[]> = new Map([
  ['N', ['params', 'parameters']],
  ['D', ['tokens']],
  ['L', ['loss']],
]);

/** True for symbols that have the same meaning in every table of the field. */
export function isCustomary(name: string): boolean {
  return customary.has(name);
}

/** Words in names of columns that probably hold a symbol, though not surely enough to be guessed; likelier words first. */
const LIKELY: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ['N', [/param/i, /model.?size|size|n_?model/i]],
  ['D', [/token/i, /(^|[^a-z])(data|samples|examples|seen)/i]],
  ['C', [/flop/i, /compute/i]],
  [
    'L',
    [
      /loss/i,
      /bpb|nll|perplexity|ppl|cross.?entropy/i,
      /(^|[^a-z])(ce|err|error|acc|accuracy|score)([^a-z]|$)/i,
    ],
  ],
  ['U', [/unique/i]],
]);

const COLUMN_WORDS =
  /^(?:step|steps|epoch|seed|lr|learning_?rate|run|run_?id|name|width|depth|layers|batch_?size)$/i;

/** Whether a name is one that columns of the field usually have. */
export function isColumnName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    [...customary].some(([symbol, names]) => name === symbol || names.includes(lower)) ||
    [...LIKELY.values()].flat().some((pattern) => pattern.test(name.slice(0, 1000))) ||
    COLUMN_WORDS.test(name) ||
    name === 'C'
  );
}

/** Columns that may be meant by a symbol, likeliest first. */
export function likelyColumns(
  symbol: string,
  aliases: readonly string[],
  columns: readonly string[],
): string[] {
  const patterns = LIKELY.get(symbol) ?? [];
  const byWord = patterns.flatMap((pattern) => columns.filter((name) => pattern.test(name.slice(0, 1000))));
  const byName = [symbol, ...aliases].flatMap((name) => nearest(name, columns));
  // Held-out losses are what laws describe.
  const held = symbol === 'L' ? byWord.filter((name) => /val|eval|test/i.test(name)) : [];
  return [...new Set([...held, ...byWord, ...byName])];
}

/** A column's name as it is typed behind `=`. */
export function assigned(name: string): string {
  return /^[\w.:/@%+-]+$/.test(name) ? name : JSON.stringify(name);
}
