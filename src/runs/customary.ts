/** Names that the columns of the field's tables usually have. */
import { nearest } from '../formula/nearest.js';
import { inExpression } from '../formula/odd-names.js';
import { own } from '../own.js';

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

/** Words that may stand beside the one that says what a column holds. */
const BESIDE = 'config summary model n num number of count total all train training';
const HELD_OUT =
  'summary val valid validation eval evaluation test held out heldout holdout final last best mean';

/**
 * Words of the names that exports and logs give to a symbol, `model.n_params`, `eval/loss`, `Training FLOP`: one of the first, and
 * no other beside it but of the second, so that `batch_tokens`, `loss_c4` and `train/loss` are none.
 */
const NAMED: Readonly<Record<string, readonly [measures: string, others: string]>> = {
  N: [
    'params parameters param parameter',
    `${BESIDE} trainable non embedding embeddings nonembedding without no`,
  ],
  D: ['tokens token', `${BESIDE} trained seen data dataset`],
  C: ['flop flops compute', `${BESIDE} perf`],
  L: ['loss bpb nll', HELD_OUT],
};

/** Columns that are called as the field's logs call a symbol, by the words of their names. */
export function namedColumns(symbol: string, columns: readonly string[]): string[] {
  const named = own(NAMED, symbol);
  if (named === undefined) return [];
  const [measures, others] = named.map((text) => text.split(' '));
  return columns.filter((column) => {
    // `nParams` is two words as well.
    const spaced = column.slice(0, 200).replace(/([a-z])([A-Z][a-z])/g, '$1 $2');
    const words = spaced.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const rest = words.filter((word) => !measures.includes(word));
    return (
      (symbol === 'N' && words.join() === 'model,size') ||
      (words.length === rest.length + 1 && rest.every((word) => others.includes(word)))
    );
  });
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
  ['S', [/(^|[^a-z])steps?([^a-z]|$)/i]],
  ['lr', [/(^|[^a-z])lr([^a-z]|$)/i, /learning.?rate/i]],
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

/** Whether a loss is called as one on data that were not trained on. */
export const isHeldOut = (name: string): boolean => /val|eval|test|held/i.test(name);

/** Columns of tokens per parameter, by their names. */
const PER_PARAMETER = /tokens?.*(per|\/).*param|^(tpp|d ?\/ ?n)$/i;

/** Columns of FLOP or PF-days; those of hours, rates and shares are none. */
const COMPUTE = /^(?!.*(hour|second|util|time|per|\/)).*(flop|compute|pf.?days?)/i;

/** N or D as an expression of the other and of a column of tokens per parameter or of compute, 6 N D; undefined where none is. */
export function madeFromRatio(symbol: string, columns: readonly string[]): string | undefined {
  if (symbol !== 'N' && symbol !== 'D') return undefined;
  const ratio = columns.find((name) => PER_PARAMETER.test(name.slice(0, 1000)));
  if (ratio !== undefined) {
    // D/N would be read as a quotient.
    const text = ratio.includes('/') ? `\`${ratio}\`` : inExpression(ratio);
    return symbol === 'D' ? `${text}*N` : `D/${text}`;
  }
  const compute = columns.find((name) => name === 'C' || COMPUTE.test(name.slice(0, 1000)));
  if (compute === undefined) return undefined;
  // A petaflop/s-day is 1e15 * 86400 FLOP.
  const flop = `${/days?$/i.test(compute) ? '8.64e19*' : ''}${inExpression(compute)}`;
  return `${flop}/(6*${symbol === 'D' ? 'N' : 'D'})`;
}

/** Columns that may be meant by a symbol, likeliest first. */
export function likelyColumns(symbol: string, aliases: readonly string[], all: readonly string[]): string[] {
  const columns = all.filter((name) => !PER_PARAMETER.test(name.slice(0, 1000)));
  const patterns = LIKELY.get(symbol) ?? [];
  const byWord = patterns.flatMap((pattern) => columns.filter((name) => pattern.test(name.slice(0, 1000))));
  const byName = [symbol, ...aliases].flatMap((name) => nearest(name, columns));
  // Held-out losses are what laws describe.
  const held = symbol === 'L' ? byWord.filter(isHeldOut) : [];
  return [...new Set([...held, ...byWord, ...byName])];
}

/**
 * Columns that a name of a formula may have been meant to be, though none is called so, likeliest first; undefined where the
 * name is not one that columns have. One letter is that of a resource only where a column may hold the resource.
 */
export function meantColumns(name: string, columns: readonly string[]): readonly string[] | undefined {
  if (LIKELY.has(name)) {
    const likely = likelyColumns(name, [], columns);
    return isCustomary(name) || name.length > 1 || likely.length > 0 ? likely : undefined;
  }
  const isWord = name.length > 1 && name.length < 1000;
  const [symbol = name] =
    [...LIKELY].find(([key, words]) => key !== 'L' && isWord && words.some((word) => word.test(name))) ?? [];
  const isColumn = symbol !== name || COLUMN_WORDS.test(name) || name.toLowerCase() === 'loss';
  return isColumn ? likelyColumns(symbol, [name], columns) : undefined;
}

/** A column's name as it is typed behind `=`. */
export function assigned(name: string): string {
  return /^[\w.:/@%+-]+$/.test(name) ? name : JSON.stringify(name);
}
