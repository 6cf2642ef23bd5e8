/** Laws as JSON: what a law file holds, and what stands for a law in a job. */
import * as z from 'zod/mini';
import { type ErrorPlace, IsolossError } from '../errors.js';
import { defineLaw, type LawDefinition } from '../laws/define.js';
import type { Law, Preset } from '../laws/law.js';
import { excerpt } from '../text.js';
import { byNames } from './fields.js';
import { issuesText } from './issues.js';
import { described, safeParse } from './schema.js';

const text = z.string();
const name = text.check(z.minLength(1, 'is empty'));
const optional = <Schema extends z.ZodMiniType>(schema: Schema, words: string) =>
  described(z.exactOptional(schema), words);
const range = z.readonly(z.tuple([z.number(), z.number()]));
const values = byNames(name, z.number());

const target = z.strictObject({ unit: text, description: text });

const input = z.strictObject({
  name,
  unit: optional(text, 'its unit'),
  description: optional(text, 'what it is'),
  aliases: optional(z.readonly(z.array(name)), 'columns that are guessed to be it'),
  from: optional(name, 'an expression over columns that it follows from where none is named for it'),
  typical: optional(range, 'usual values, for examples'),
});

const parameter = z.strictObject({
  name,
  unit: optional(text, 'its unit'),
  description: optional(text, 'what it is'),
  domain: optional(
    z.union([z.enum(['positive', 'nonnegative', 'real']), range]),
    'values that it may take; any real number unless given',
  ),
  start: optional(range, 'where starts are drawn from'),
  grid: optional(z.readonly(z.array(z.number())), 'start values on the customary grid'),
});

const derived = z.strictObject({
  name,
  unit: z._default(text, ''),
  description: z._default(text, ''),
  formula: described(text, 'a formula of the parameters'),
});

const citation = {
  source: optional(text, 'where it comes from'),
  paper: optional(text, 'the paper, by its first author and year'),
  place: optional(text, 'table, equation or section'),
};

const preset = z.strictObject({
  name: described(
    text.check(z.regex(/^[^:\s]+$/, 'is no name: leave out spaces and colons')),
    'as it is named after the file: my.law.json:NAME',
  ),
  values: described(values, 'a number for every parameter'),
  ...citation,
  inputs: optional(
    byNames(
      name,
      z.strictObject({
        unit: optional(text, 'its unit, where it differs'),
        description: optional(text, 'what it is, where it differs'),
        range: optional(range, 'values that the fit covers'),
        typical: optional(range, 'usual values, for examples'),
      }),
    ),
    'what these values say of inputs beyond the law',
  ),
  target: optional(target, 'what is predicted, where it differs'),
  grade: optional(text, 'how the numbers were obtained'),
  note: optional(text, 'what they were fitted to'),
});

const rho = z.union([
  z.strictObject({
    kind: z.literal('huber'),
    delta: z.number().check(z.positive()),
    over: optional(z.number().check(z.positive()), 'factor where the law predicts more than was observed'),
    under: optional(z.number().check(z.positive()), 'factor where it predicts less'),
  }),
  z.strictObject({ kind: z.literal('quantile'), tau: z.number().check(z.gt(0), z.lt(1)) }),
  z.strictObject({ kind: z.enum(['squared', 'absolute']) }),
]);

/** Accepts what `LawFile` (law-file.ts) describes, of which `schemas/law-file@1.json` is made. */
const lawFileSchema = z.strictObject({
  $schema: optional(text, 'the address of this schema'),
  schema: optional(z.enum(['isoloss/law-file@1', 'isoloss/law@1']), 'what kind of file this is'),
  name: described(
    text.check(z.regex(/^[a-z][a-z\d-]*(:\d+)?$/i, 'is no name: use letters, digits and hyphens')),
    'what the law is called',
  ),
  title: optional(text, 'what it is, in a line'),
  family: optional(text, 'what kind of law it is'),
  formula: described(name, 'the law of L, a formula of inputs, parameters and the names of `where`'),
  where: optional(
    z.union([z.readonly(z.array(z.readonly(z.tuple([name, name])))), byNames(name, name)]),
    'named sub-expressions in order, each of which may use those before it: an object, or pairs',
  ),
  inputs: described(
    z.readonly(z.array(z.union([name, input]))),
    'columns of the runs, by name or with what they are',
  ),
  parameters: described(z.readonly(z.array(z.union([name, parameter]))), 'what is fitted'),
  shares: optional(
    z.readonly(z.array(name)),
    'inputs that are shares of one whole: in every row they sum to one',
  ),
  target: optional(target, 'what is predicted'),
  loss: optional(
    z.strictObject({
      residual: z.enum(['log', 'raw', 'relative']),
      rho,
      likelihood: optional(
        z.enum(['binomial', 'poisson']),
        'of counts: what it is fitted by unless a residual or a penalty is asked for',
      ),
    }),
    'the loss that it is fitted with unless another is asked for',
  ),
  derived: optional(z.readonly(z.array(derived)), 'quantities that follow from the parameters'),
  ...citation,
  notes: optional(z.readonly(z.array(text)), 'sentences on what to know before use'),
  illustration: optional(values, 'made-up values of the parameters'),
  presets: optional(z.readonly(z.array(preset)), 'published values'),
});

/** Whether a job's text of a law is JSON rather than a name or a formula. */
export function isLawJson(law: string): boolean {
  return law.trimStart().startsWith('{');
}

/** Whether a value read from a file is meant for a law rather than a record of a fit. */
export function isLawFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('schema' in value) return value.schema === 'isoloss/law-file@1' || value.schema === 'isoloss/law@1';
  return 'formula' in value && 'parameters' in value;
}

/** Checks and completes a law of unknown origin. Throws `invalid-law`, and `formula-syntax` where a formula does not parse. */
export function readLaw(value: unknown, place: ErrorPlace = {}): Law {
  const read = safeParse(lawFileSchema, value);
  const from = place.file === undefined ? 'The law' : `'${excerpt(place.file, 200)}'`;
  if (!read.success) {
    throw new IsolossError(
      'invalid-law',
      `${from} is no law: ${issuesText(read.error.issues.flatMap(branches))}.`,
      'A law has a name, a formula, inputs and parameters; schemas/law-file@1.json describes every field.',
      { place },
    );
  }
  const { $schema: _, schema: __, where, presets, source = '', ...rest } = read.data;
  const definition: LawDefinition = {
    ...rest,
    source,
    ...(where === undefined ? {} : { where: isPairs(where) ? where : Object.entries(where) }),
    presets: (presets ?? []).map((one): Preset => ({ source, ...one })),
  };
  try {
    return defineLaw(definition);
  } catch (error) {
    if (!(error instanceof IsolossError) || error.code === 'invalid-law') throw error;
    throw new IsolossError(
      error.code,
      `Law '${definition.name}': ${error.marked.message}`,
      error.marked.fix,
      {
        place: { ...error.place, ...place },
        cause: error,
      },
    );
  }
}

/** A law of a job's text. Throws as {@link readLaw}. */
export function lawOfJson(json: string): Law {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IsolossError(
      'invalid-law',
      `The law begins as JSON and is none: ${excerpt(why, 120)}.`,
      'Give a name, a formula, a law file, or a law as JSON.',
      { cause },
    );
  }
  return readLaw(value);
}

/** What a job keeps of a law: all of it but published values. Throws as {@link readLaw}. */
export function lawJson(value: unknown): string {
  const { presets: _, illustration: __, ...law } = readLaw(value);
  return JSON.stringify(law);
}

function isPairs(
  where: NonNullable<z.output<typeof lawFileSchema>['where']>,
): where is readonly (readonly [string, string])[] {
  return Array.isArray(where);
}

/** Of a choice between shapes the faults of the shape that was nearest to be met: an object's, where one was given. */
function branches(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const inner = issue.errors.filter((faults) =>
    faults.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  const nearest = inner.sort((a, b) => a.length - b.length)[0];
  if (nearest === undefined) return [issue];
  return nearest.flatMap((fault) => branches({ ...fault, path: [...issue.path, ...fault.path] }));
}
