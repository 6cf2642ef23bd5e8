/** The job of an allocation: source of the command line's options, the library's types and the record's `job` block. */
import * as z from 'zod/mini';
import { IsolossError } from '../../errors.js';
import {
  adapter,
  adapterHasBackend,
  alsoNamed,
  axisWritten,
  backend,
  byName,
  formula,
  given,
  type JobParser,
  listOf,
  numeric,
  parserOf,
  share,
  whole,
} from '../../jobs/fields.js';
import { type Axis, axisValues, parseAxis, parseNumber, unitAdvice } from '../../jobs/grammar.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { type AxisInput, type BudgetInput, budgetText } from '../../jobs/shapes.js';
import { splitList } from '../../jobs/split.js';
import type { DecisionInput } from './request.js';

/** Budgets per question at most. */
const MOST_BUDGETS = 1000;

/** Default probabilities of the quantiles over refits. */
export const usualShares: readonly number[] = [0.025, 0.1, 0.5, 0.9, 0.975];

export const allocateJobSchema = z.readonly(
  z
    .strictObject({
      fit: described(given, 'the record of a fit, or published values by name'),
      budget: described(
        z.exactOptional(parsedText<readonly number[], BudgetInput>(parseBudgets, z.string(), budgetText)),
        'what may be spent, in the unit of the cost (FLOP, unless it is another): 1e24, a frontier 1e20..1e26:61, or 1e21,1e22,5e23',
      ),
      cost: described(
        z.exactOptional(formula),
        'what an allocation costs: a formula, in which L may occur, or a name that isoloss costs lists (default: 6*N*D where the law has N and D)',
      ),
      set: described(
        byName(formula),
        'a name of your own, or an input of the law, as an expression of axes and earlier names',
      ),
      axes: described(
        listOf(parsedText<Axis, AxisInput>(parseAxis, z.string(), axisWritten)),
        'what to choose, and where: N=1e8..1e12:2048, epochs=1..64:256:lin, or N=[1e9,7e9] for these only',
      ),
      subjectTo: described(listOf(formula), 'what must hold, such as "D <= 15e12" or "L <= 2"'),
      minimize: described(z.exactOptional(formula), 'what to make least (default: L); cost is a name in it'),
      maximize: described(z.exactOptional(formula), 'what to make largest'),
      targetLoss: described(
        z.exactOptional(numeric),
        'the loss to reach, in the unit of the law: subject to L <= this',
      ),
      top: described(z._default(whole(1, 1000), 1), 'how many of the best grid points to tell of'),
      quantiles: described(
        z._default(z.readonly(z.array(share).check(z.minLength(1, 'none is given'))), [...usualShares]),
        'shares of the refits to tell quantiles at',
      ),
      decide: described(
        listOf(parsedText<Decision, DecisionInput>(parseDecision, z.string(), decisionText)),
        "also choose under the fit's uncertainty: expected, quantile:.9 or regret",
      ),
      backend: backend('the search runs'),
      adapter,
    })
    .check(
      z.refine((job) => job.minimize === undefined || job.maximize === undefined, {
        path: ['maximize'],
        message: 'one thing is made least or largest, not two',
      }),
      z.refine(...adapterHasBackend),
    ),
);

/** A complete job whose texts are read. */
export type AskedAllocation = z.infer<typeof allocateJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type AllocateJob = Written<AskedAllocation>;

/** A job as a caller writes it: only `fit` is required. */
export type AllocateJobInput = Written<z.input<typeof allocateJobSchema>>;

export type AllocateField = keyof AllocateJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askAllocation = alsoNamed(parserOf(allocateJobSchema), { axis: 'axes' });

/** The same, as JSON has it. */
export const parseAllocateJob: JobParser<AllocateJob> = (...job) => written(askAllocation(...job));

/** `1e24`, `1e20..1e26:61`, `1e21,1e22` or `[1e21,1e22]`, in ascending order. Throws `bad-budget`. */
export function parseBudgets(text: string): readonly number[] {
  const values = budgetsIn(text);
  if (!(values[0] > 0)) throw badBudget(text, 'it must be above zero');
  if (values.length > MOST_BUDGETS) throw badBudget(text, `these are more than ${MOST_BUDGETS}`);
  return values;
}

function budgetsIn(text: string): readonly number[] {
  const parts = splitList(text);
  if (parts.length > 1) return [...new Set(parts.flatMap(budgetsIn))].sort((a, b) => a - b);
  const isSingle = !text.includes('..') && !text.trim().startsWith('[');
  try {
    return isSingle ? [parseNumber(text)] : axisValues(parseAxis(`budget=${text}`));
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw badBudget(
      text,
      isSingle ? 'it is no number' : error.message.replace(/^.*?: |\.$/g, ''),
      unitAdvice(text),
    );
  }
}

function badBudget(
  text: string,
  why: string,
  fix = 'Write a number above zero, such as 5.76e23, or a frontier such as 1e20..1e26:61.',
): IsolossError {
  return new IsolossError('bad-budget', `'${text}' is not a budget: ${why}.`, fix);
}

/** The criterion over all refits that a decision minimises. */
export type Decision =
  | { readonly kind: 'expected' }
  | { readonly kind: 'regret' }
  | { readonly kind: 'quantile'; readonly share: number };

/** `expected`, `regret` or `quantile:.9`. Throws `bad-decision`. */
export function parseDecision(text: string): Decision {
  if (text === 'expected' || text === 'regret') return { kind: text };
  const [kind, at, ...rest] = text.split(':');
  const value = kind === 'quantile' && at !== undefined && rest.length === 0 ? Number(at || 'x') : Number.NaN;
  if (value > 0 && value < 1) return { kind: 'quantile', share: value };
  throw new IsolossError(
    'bad-decision',
    `'${text}' is not a way to decide.`,
    'Write expected, regret or quantile:.9 (a share between 0 and 1).',
  );
}

function decisionText(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { kind, share } = given as Readonly<Record<string, unknown>>;
  return share === undefined ? String(kind) : `${String(kind)}:${String(share)}`;
}
