/** What the schemas of jobs are made of: fields that several of them have, and how a job is read by its schema. */
import * as z from 'zod/mini';
import { type ErrorPlace, IsolossError } from '../errors.js';
import { parse } from '../formula/parse.js';
import { own, recordOf } from '../own.js';
import { excerpt } from '../text.js';
import { type Axis, type Bound, isAscending, NAME, parseAxis, parseNumber } from './grammar.js';
import { issueWords } from './issues.js';
import { described, safeParse } from './schema.js';
import {
  type AxisInput,
  type BoundInput,
  boundEnds,
  type FormulaInput,
  formulaText,
  type NumberInput,
  type PointInput,
  pointText,
  type RangeInput,
  rangeEnds,
} from './shapes.js';
import { axisText } from './text-forms.js';

export const name = z.string().check(z.regex(NAME, 'not a name: use letters, digits and underscores'));

export const given = z.string().check(z.minLength(1, 'is empty'));

export const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z.int(message).check(z.gte(least, message), z.lte(most, message));
};

const inOrder = 'the lower end must be below the upper one';

const closedEnds = z.readonly(
  z.tuple([z.number(), z.number()]).check(z.refine(([lo, hi]) => lo < hi, inOrder)),
);

const openEnds = z.readonly(
  z
    .tuple([z.nullable(z.number()), z.nullable(z.number())])
    .check(z.refine(([lo, hi]) => lo === null || hi === null || lo < hi, inOrder)),
);

/** The probability of a quantile over the refits. */
export const share = z
  .number()
  .check(z.gte(0, 'a quantile is a share within 0 and 1'), z.lte(1, 'a quantile is a share within 0 and 1'));

/** The level of bands that rest on a fit; without one they have the fit's. Throws `bad-level` where it was typed. */
export const bandLevel = (what: 'band' | 'bands') =>
  described(
    z.exactOptional(
      z.number().check(
        z.superRefine((level, context) => {
          if (level >= 0.5 && level <= 0.9999) return;
          refuse(
            context,
            new IsolossError(
              'bad-level',
              `${level} does not lie between 0.5 and 0.9999.`,
              'Write 0.95 for the middle 95 % of what is possible.',
            ),
          );
        }),
      ),
    ),
    `the level of the ${what} (default: the fit's)`,
  );

/** Where a check or a transformation puts what is wrong. */
export interface Refusals {
  readonly issues: z.core.$ZodRawIssue[];
  readonly value: unknown;
}

/** An issue that is an error of its own: see {@link parserOf}. Throws on what is no {@link IsolossError}. */
export function refuse(context: Refusals, error: unknown): void {
  if (!(error instanceof IsolossError)) throw error;
  context.issues.push({
    code: 'custom',
    input: context.value,
    message: `${error.marked.message} ${error.marked.fix}`,
    params: { error },
  });
}

/** Any number of them, none unless given. */
export const listOf = <Item extends z.ZodMiniType>(item: Item) => z._default(z.readonly(z.array(item)), []);

/**
 * A record by names, whatever they are: one that inherits nothing, and keeps `__proto__` like any other name, which
 * schemas of records drop.
 */
export const byNames = <Value extends z.ZodMiniType>(key: z.ZodMiniType<string>, value: Value) =>
  z.pipe(
    z.custom<Readonly<Record<string, z.input<Value>>>>(
      (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
      'must be an object with a value for each name',
    ),
    z.transform((given: Readonly<Record<string, z.input<Value>>>, { issues }) => {
      const record = recordOf<z.output<Value>>();
      for (const [written, item] of Object.entries(given)) {
        const read = safeParse(value, item);
        for (const issue of [
          ...(safeParse(key, written).error?.issues ?? []),
          ...(read.error?.issues ?? []),
        ]) {
          issues.push(passedOn(issue, [written], item));
        }
        if (read.success) record[written] = read.data;
      }
      return record as Readonly<Record<string, z.output<Value>>>;
    }),
  );

/** One for each name, none unless given. */
export const byName = <Value extends z.ZodMiniType>(value: Value) => z.prefault(byNames(name, value), {});

/** A text that `read` accepts, kept as it was written. */
export const checkedText = (read: (text: string) => unknown) =>
  z.string().check(
    z.superRefine((text, context) => {
      try {
        read(text);
      } catch (error) {
        refuse(context, error);
      }
    }),
  );

/** What `schema` accepts once `convert` has written it as a record has it; the errors of `convert` are issues. */
export const shaped = <Input, Value>(convert: (given: unknown) => unknown, schema: z.ZodMiniType<Value>) =>
  z.pipe(
    z.custom<Input>(),
    z.transform((given: Input, context): Value => {
      try {
        const read = safeParse(schema, convert(given));
        if (read.success) return read.data;
        context.issues.push(...read.error.issues.map((issue) => passedOn(issue, [], given)));
      } catch (error) {
        refuse(context, error);
      }
      return z.NEVER;
    }),
  );

/** An issue of an inner schema, for the outer one. */
function passedOn(
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[],
  input: unknown,
): z.core.$ZodRawIssue {
  const params = issue.code === 'custom' ? issue.params : undefined;
  return {
    code: 'custom',
    input,
    message: issue.message,
    path: [...path, ...issue.path],
    ...(params && { params }),
  };
}

/** A formula, or a number in its place. */
export const formula = shaped<FormulaInput, string>(formulaText, checkedText(parse));

/** The same where names in it are known later: it is not read yet. */
export const laterFormula = shaped<FormulaInput, string>(formulaText, given);

/** A number, or its text. */
export const numeric = shaped<NumberInput, number>(numberOf, z.number('must be a number'));

/** The number of a text; other values are left for the schema to check. Throws `bad-number`. */
export function numberOf(given: unknown): unknown {
  return typeof given === 'string' ? parseNumber(given) : given;
}

/** The text of a point whose names are known later: it is not read yet. */
export const point = shaped<PointInput, string>(pointText, given);

/** Two ends in order. */
export const range = shaped<RangeInput, readonly [lower: number, upper: number]>(rangeEnds, closedEnds);

/** The same where null is an open end. */
export const bound = shaped<BoundInput, Bound>(boundEnds, openEnds);

const axisObject = z.union([
  z.readonly(
    z
      .strictObject({
        name,
        lo: z.number(),
        hi: z.number(),
        count: z.int().check(z.gte(2), z.lte(1e6)),
        linear: z._default(z.boolean(), false),
      })
      .check(
        z.refine((a) => a.lo < a.hi, 'the lower end must be below the upper one'),
        z.refine((a) => a.linear || a.lo > 0, 'a log-spaced range must be above zero'),
        z.refine((a) => Number.isFinite(a.linear ? a.hi - a.lo : a.hi / a.lo), 'its ends lie too far apart'),
      ),
  ),
  z.readonly(
    z.strictObject({
      name,
      values: z.readonly(
        z
          .array(z.number())
          .check(z.minLength(1), z.maxLength(1e6), z.refine(isAscending, 'listed values must ascend')),
      ),
    }),
  ),
]);

/** An axis of a grid, as `parseAxis` gives it. */
export const axis = shaped<AxisInput, Axis>(
  (given) => (typeof given === 'string' ? parseAxis(given) : given),
  axisObject,
);

/** The text of an axis. */
export function axisWritten(given: unknown): string {
  if (typeof given === 'string') return given;
  const read = safeParse(axisObject, given);
  if (read.success) return axisText(read.data);
  throw new IsolossError(
    'bad-range',
    `The axis is none: ${read.error.issues.map(({ message }) => message).join('; ')}.`,
    "Write it as { name: 'N', lo: 1e8, hi: 1e12, count: 256 } or { name: 'N', values: [1e9, 7e9] }.",
  );
}

/** Where the work runs, as `what` calls it. */
export const backend = (what: string) =>
  described(
    z._default(z.enum(['auto', 'cpu', 'webgpu']), 'auto'),
    `where ${what}; auto is a hardware GPU for work that pays for its start, else the CPU`,
  );

export const adapter = described(
  z.exactOptional(given),
  'take the WebGPU adapter of that number, as doctor lists them, or whose name contains this',
);

/** For `z.refine`: an adapter is named only where there may be one. */
export const adapterHasBackend: readonly [
  check: (job: { readonly adapter?: string; readonly backend: string }) => boolean,
  fault: { path: string[]; message: string },
] = [
  (job) => job.adapter === undefined || job.backend !== 'cpu',
  { path: ['adapter'], message: 'the cpu back end has no adapters' },
];

/** A job of unknown origin in which a single value of each of `fields` is a list of one. */
export function withLists(job: unknown, fields: readonly string[]): unknown {
  if (typeof job !== 'object' || job === null) return job;
  return Object.fromEntries(
    Object.entries(job).map(([name, content]) => [
      name,
      fields.includes(name) && !Array.isArray(content) ? [content] : content,
    ]),
  );
}

/** Things wrong that a message names. */
const NAMED = 8;

/** Checks a job of unknown origin and fills in defaults; see {@link parserOf} for errors. */
export type JobParser<Job> = (value: unknown, place?: ErrorPlace, called?: (field: string) => string) => Job;

/** A parser that also takes fields by names they had before, as records of earlier versions have them. */
export function alsoNamed<Job>(
  parse: JobParser<Job>,
  names: Readonly<Record<string, string>>,
): JobParser<Job> {
  return (value, place, called) => {
    if (typeof value !== 'object' || value === null) return parse(value, place, called);
    const fields = Object.entries(value).map(([name, content]): [string, unknown] => {
      const current = Object.hasOwn(names, name) ? names[name] : name;
      return [Object.hasOwn(value, current) ? name : current, content];
    });
    return parse(Object.fromEntries(fields), place, called);
  };
}

/** `quantiles.1`; of an option `--quantiles, value 2`, and `--quantiles` alone where one value was given. */
function placeWords(
  job: unknown,
  [first, ...rest]: readonly PropertyKey[],
  called?: (field: string) => string,
): string {
  const name = String(first);
  if (called === undefined) return [name, ...rest.map(String)].join('.');
  const given: unknown = own(job as Readonly<Record<string, unknown>>, name);
  const [index, ...others] = rest;
  if (!Array.isArray(given) || typeof index !== 'number')
    return [called(name), ...rest.map(String)].join('.');
  const which = given.length === 1 ? '' : `, value ${index + 1}`;
  return [called(name) + which, ...others.map(String)].join('.');
}

/**
 * Reads what `schema` describes. The parser throws `bad-job`, whose message names each thing wrong by its field. Where
 * fields were typed, `called` gives the names of their options; a text that alone is wrong then keeps the error of its
 * own reader, with the option before the message.
 */
export function parserOf<Schema extends z.ZodMiniType>(schema: Schema): JobParser<z.output<Schema>> {
  return (value, place = {}, called) => {
    const parsed = safeParse(schema, value);
    if (parsed.success) return parsed.data;
    const { issues } = parsed.error;
    const issueText = ({ path }: z.core.$ZodIssue, message: string) =>
      path.length === 0 ? message : `${placeWords(value, path, called)}: ${message}`;
    const [only] = issues;
    const inner: unknown = issues.length === 1 && only.code === 'custom' ? only.params?.error : undefined;
    if (called !== undefined && inner instanceof IsolossError) {
      const { code } = inner;
      const { message, fix } = inner.marked;
      throw new IsolossError(code, issueText(only, message), fix, {
        place: { ...place, ...inner.place },
        cause: inner,
      });
    }
    const lines = issues.slice(0, NAMED).map((issue) => excerpt(issueText(issue, issueWords(issue)), 400));
    if (issues.length > NAMED) lines.push(`and ${issues.length - NAMED} more`);
    const isTyped = called !== undefined;
    throw new IsolossError(
      'bad-job',
      `${isTyped ? '' : 'The job is not valid: '}${lines.join('; ')}.`,
      isTyped ? 'Correct what is named; --help says what each option takes.' : 'Correct what is named.',
      { place },
    );
  };
}
