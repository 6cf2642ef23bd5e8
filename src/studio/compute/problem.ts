import type { ErrorCode } from '../../error-codes.js';
import { IsolossError } from '../../errors.js';
import type { Answer, Problem } from '../state/views.js';

/** Fields that the page calls by other words than their names. */
const called: Readonly<Record<string, string>> = {
  map: 'Columns',
  where: 'Keep rows where',
  holdOut: 'Hold out rows where',
  dropMissing: '“Leave out incomplete rows”',
  lastBy: 'Last row of each',
  bestBy: 'Best row of each',
  fix: 'a held value',
  bound: 'a bound',
  per: 'Groups',
  melt: '“One column a run”',
  pivot: '“Names and values in columns”',
  positive: 'Positive parameters',
  bootstrap: '“Refits of resamples”',
};

/** What a reader of the page does about errors whose advice is of the command line. */
const advised: ReadonlyMap<ErrorCode, string> = new Map([
  ['unmapped-symbol', 'Choose a column of the table for each, or write an expression over columns.'],
  [
    'no-webgpu-adapter',
    'Choose another place under “Where it runs”, or a browser that offers WebGPU on this machine.',
  ],
]);

/** An error as the page tells it. Those that are no {@link IsolossError} are mistakes of the program itself. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof IsolossError)) {
    return {
      code: 'internal',
      message: error instanceof Error ? error.message : String(error),
      fix: 'This is a mistake of the program; the same on the command line may tell more.',
    };
  }
  const { message, fix: advice } = error.worded((name) => called[name] ?? name);
  const fix = advised.get(error.code) ?? advice;
  const [line, ...excerpt] = message.split('\n');
  return {
    code: error.code,
    message: line,
    fix,
    ...(excerpt.length === 0 ? {} : { excerpt: excerpt.join('\n') }),
  };
}

export async function answer<Value>(work: () => Promise<Value> | Value): Promise<Answer<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
