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

/**
 * Words of the names that exports and logs give to a symbol, `model.n_params`, `eval/loss`, `Training FLOP`: one of `measures`,
 * and no word beside it but `others`, so that `batch_tokens`, `loss_c4` and `train/loss` are none.
 */
interface Named {
  readonly measures: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const NAMED: ReadonlyMap<string, Named> = new Map([
  [
    'N',
    {
      measures: words('params parameters param parameter'),
      others: words(
        'config summary n num number of count total all model trainable non embedding embeddings nonembedding without no excluding',
      ),
    },
  ],
  [
    'D',
    {
      measures: words('tokens token'),
      others: words(
        'config summary n num number of count total all train training trained seen data dataset consumed',
      ),
    },
  ],
  [
    'C',
    {
      measures: words('flop flops compute'),
      others: words('config summary n num number of total all train training model perf'),
    },
  ],
  [
    'L',
    {
      measures: words('loss bpb nll'),
      others: words(
        'val valid validation eval evaluation test held out heldout holdout final last best mean lm ce',
      ),
    },
  ],
]);

/** Names that are none of the above as words, and what they are. */
const WHOLE: ReadonlyMap<string, RegExp> = new Map([['N', /^model[\s_.-]?size$/i]]);

/** `nParams` is two words as well. */
const wordsOf = (name: string): string[] =>
  name
    .slice(0, 200)
    .replace(/([a-z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** An example of the names that {@link namedColumns} finds, for messages; empty for other symbols. */
export function namedAlike(symbol: string): string {
  const example = { N: 'n_params', D: 'train_tokens', C: 'train_flops', L: 'eval/loss' }[symbol];
  return example === undefined ? '' : ` and names such as '${example}'`;
}

/** Columns that are called as the field's logs call a symbol, by the words of their names. */
export function namedColumns(symbol: string, columns: readonly string[]): string[] {
  const named = NAMED.get(symbol);
  if (named === undefined) return [];
  return columns.filter((column) => {
    if (WHOLE.get(symbol)?.test(column)) return true;
    const all = wordsOf(column);
    const rest = all.filter((word) => !named.measures.has(word));
    return all.length === rest.length + 1 && rest.every((word) => named.others.has(word));
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
  const held = symbol === 'L' ? byWord.filter(isHeldOut) : [];
  return [...new Set([...held, ...byWord, ...byName])];
}

/** A column's name as it is typed behind `=`. */
export function assigned(name: string): string {
  return /^[\w.:/@%+-]+$/.test(name) ? name : JSON.stringify(name);
}
