/** Validates the parts of a fit's record that later tasks use: a record may be of unknown origin. */
import * as z from 'zod/mini';
import { IsolossError } from '../../errors.js';
import { byNames } from '../../jobs/fields.js';
import { issuesText } from '../../jobs/issues.js';
import { isLawJson, lawOfJson } from '../../jobs/law-definition.js';
import { safeParse } from '../../jobs/schema.js';
import { defineLaw, findLaw } from '../../laws/index.js';
import type { Law } from '../../laws/law.js';
import { withTargetUnit } from '../../laws/target-unit.js';
import type { Replicates } from '../../problem/replicates.js';
import { type StatusName, statusText } from '../../problem/status.js';
import { excerpt } from '../../text.js';
import { schemes } from '../uncertainty/resampling.js';
import type { FittedLaw } from './fitted-law.js';
import { ofGroup } from './group-of-fit.js';
import { fittedOf } from './make-fitted-law.js';

const text = z.string();
/** Names in a law may be arbitrary texts, quoted by backticks in formulas. */
const name = text.check(z.regex(/^.+$/s, 'is no name'));
const statuses = Object.keys(statusText) as [StatusName, ...StatusName[]];
const isRising = (values: readonly number[]) => values.every((value, i) => i === 0 || value >= values[i - 1]);

const end = z.nullable(z.number());
const covariance = z
  .object({
    names: z.array(name),
    logarithmic: z.array(name),
    held: z.array(name),
    bounds: byNames(name, z.tuple([end, end])),
    rows: z.number(),
    degrees: z.number(),
    known: z.exactOptional(z.literal(true)),
    scatter: z.nullable(z.number().check(z.nonnegative())),
    matrix: z.nullable(z.array(z.array(z.number()))),
    byGroup: z.exactOptional(
      z.object({
        matrices: z.array(z.array(z.array(z.number()))),
        between: z.array(z.array(z.array(z.number()))),
      }),
    ),
    open: z.array(name),
  })
  .check(
    z.refine(
      ({ degrees, known, matrix }) => matrix === null || known === true || degrees > 0,
      'a covariance needs degrees of freedom',
    ),
    z.refine(
      ({ names, matrix }) => matrix === null || isCovariance(matrix, names.length),
      'the matrix is no covariance of its names',
    ),
    z.refine(
      ({ byGroup }) => byGroup?.matrices.every((matrix) => isCovariance(matrix, matrix.length)) !== false,
      'a matrix of a group is no covariance',
    ),
  );

/** Square, symmetric to rounding, and no entry larger than its variances allow. */
function isCovariance(matrix: readonly (readonly number[])[], size: number): boolean {
  return (
    matrix.length === size &&
    matrix.every((row, i) => {
      if (row.length !== size || !(row[i] >= 0)) return false;
      return row.every((entry, j) => {
        const most = Math.sqrt(row[i] * (matrix[j]?.[j] ?? Number.NaN)) * (1 + 1e-9);
        return Math.abs(entry) <= most && Math.abs(entry - matrix[j][i]) <= 1e-9 * most;
      });
    })
  );
}

const standardErrors = z.object({ standardErrors: byNames(name, end) });

const storedFit = z.object({
  schema: z.literal('isoloss/fit@1'),
  job: z.object({
    map: byNames(name, text),
    law: text,
    positive: z.array(name),
    derive: byNames(name, text),
    level: z.number().check(z.gte(0.5), z.lte(0.9999)),
    seed: z.exactOptional(z.number()),
  }),
  law: z.object({
    name: text.check(z.minLength(1)),
    formula: text,
    where: z.array(z.object({ name, formula: text })),
    inputs: z.array(z.object({ name, unit: text })),
    unit: z.exactOptional(text),
    source: z.exactOptional(text),
  }),
  data: z.object({
    ranges: byNames(
      name,
      z.tuple([z.number(), z.number()]).check(z.refine(isRising, 'the ends are the wrong way')),
    ),
    digest: z.exactOptional(text),
  }),
  loss: z.object({
    residual: z.enum(['log', 'raw', 'relative', 'deviance']),
    likelihood: z.exactOptional(z.enum(['binomial', 'poisson'])),
  }),
  groups: z.optional(z.object({ by: text, names: z.array(text).check(z.minLength(1)) })),
  parameters: byNames(name, z.number()),
  derived: byNames(name, z.object({ formula: text, unit: text })),
  status: z.enum(statuses),
  bootstrap: z.exactOptional(
    z.object({
      scheme: z.enum(schemes),
      replicates: z.exactOptional(
        z.object({
          file: text.check(z.minLength(1)),
          digest: text.check(z.regex(/^[\da-f]{64}$/, 'is no SHA-256')),
        }),
      ),
    }),
  ),
  exact: z.optional(z.object({ kind: z.string() })),
  residuals: z.array(z.number()).check(z.refine(isRising, 'quantiles ascend')),
  score: z.exactOptional(z.object({ rmse: z.exactOptional(z.number()), rmsle: z.exactOptional(z.number()) })),
  asymptotic: z.exactOptional(
    z.object({
      covariance: z.exactOptional(covariance),
      gaussNewton: z.exactOptional(standardErrors),
      sandwich: z.exactOptional(standardErrors),
    }),
  ),
});

/** The validated parts of a record. */
export type StoredFit = z.infer<typeof storedFit>;

/** Throws `bad-fit`, which lists every fault; `file` is the record's path, for messages. */
export function checkStoredFit(value: unknown, file: string): StoredFit {
  const parsed = safeParse(storedFit, value);
  if (parsed.success) return parsed.data;
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema !== 'isoloss/fit@1') {
    const found = typeof schema === 'string' ? `a record of '${excerpt(schema)}'` : 'no record of one';
    throw badFit(file, `it holds ${found}`, 'Give a record that isoloss fit --json FILE wrote.');
  }
  throw badFit(
    file,
    issuesText(parsed.error.issues),
    'Run the fit again and keep its record (isoloss fit --json FILE).',
  );
}

/**
 * The fitted law of a parsed record, with its replicates if available; `group` is whose parameters are meant, where they
 * differ between groups. Throws `bad-fit`, `bad-replicates`, `group-needed`, `unknown-group`.
 */
export function fittedOfRecord(
  record: unknown,
  name = 'fit',
  replicates?: Replicates,
  group?: string,
): FittedLaw {
  return fittedOfStored(checkStoredFit(record, name), name, replicates, group);
}

/** As {@link fittedOfRecord}, for a validated record. */
export function fittedOfStored(
  record: StoredFit,
  file: string,
  replicates?: Replicates,
  group?: string,
): FittedLaw {
  const own = ofGroup(record, replicates, file, group);
  return fittedOf(
    group === undefined ? file : `${file}:${group}`,
    lawOfStored(own.fit, file),
    own.fit,
    own.replicates,
  );
}

/** The job's or the catalogue's law if the record's is the same; else the law as written in the record. */
function lawOfStored(record: StoredFit, file: string): Law {
  const { law, parameters, job, derived } = record;
  const known = knownLaw(record);
  if (known !== undefined && isSame(known, record))
    return withTargetUnit(known, law.unit ?? known.target.unit);
  try {
    return defineLaw({
      name: law.name,
      title: law.formula,
      formula: law.formula,
      where: law.where.map((part) => [part.name, part.formula] as const),
      inputs: law.inputs,
      target: { unit: law.unit ?? '', description: '' },
      parameters: Object.keys(parameters).map((parameter) => ({
        name: parameter,
        domain: job.positive.includes(parameter) ? ('positive' as const) : ('real' as const),
      })),
      // The job's derived quantities may use other derived quantities; a law's own do not.
      derived: Object.entries(derived)
        .filter(([quantity]) => !Object.hasOwn(job.derive, quantity))
        .map(([quantity, { formula, unit }]) => ({ name: quantity, unit, description: '', formula })),
      ...(law.source === undefined ? {} : { source: law.source }),
    });
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw badFit(
      file,
      excerpt(error.message.replace(/\.$/, ''), 300),
      'Run the fit again and keep its record (isoloss fit --json FILE).',
      error,
    );
  }
}

function knownLaw({ law, job }: StoredFit): Law | undefined {
  try {
    return isLawJson(job.law) ? lawOfJson(job.law) : findLaw(law.name);
  } catch (error) {
    if (error instanceof IsolossError) return undefined;
    throw error;
  }
}

function isSame(known: Law, { law, parameters }: StoredFit): boolean {
  const names = (items: readonly { readonly name: string }[]) =>
    JSON.stringify(items.map((item) => item.name));
  const where = (known.where ?? []).map(([part, formula]) => ({ name: part, formula }));
  return (
    known.formula === law.formula &&
    JSON.stringify(where) === JSON.stringify(law.where) &&
    names(known.inputs) === names(law.inputs) &&
    known.parameters.length === Object.keys(parameters).length &&
    known.parameters.every((parameter) => Object.hasOwn(parameters, parameter.name))
  );
}

/** The error for a file that is no record of a fit. */
export function badFit(file: string, why: string, fix: string, cause?: unknown): IsolossError {
  return new IsolossError('bad-fit', `'${excerpt(file, 200)}' is no fit that can be used: ${why}.`, fix, {
    place: { file },
    cause,
  });
}
