/** Checks that a record and a file of replicates come from the same fit. */
import { createHash } from 'node:crypto';
import { IsolossError } from '../../errors.js';
import { hasConverged } from '../../problem/replicates.js';
import type { StoredReplicates } from '../../store/replicates.js';
import { excerpt, formatCount, formatNumber } from '../../text.js';
import type { StoredFit } from './stored-fit.js';

/** Fields of a job that do not affect its replicates. */
const IGNORED_FIELDS = ['runs', 'backend', 'adapter', 'profile', 'leverage', 'objectiveGrid'];

/** SHA-256 of the fields of a job that its replicates depend on; invariant under writing and reading the job. */
export function jobDigest(job: Readonly<Record<string, unknown>>): string {
  const own = Object.entries(job).filter(([field]) => !IGNORED_FIELDS.includes(field));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(own)))
    .digest('hex');
}

/** Metadata that identifies the fit in a file of replicates; see {@link checkReplicatesMatch}. */
export function replicatesMetadata(record: {
  readonly law: { readonly name: string; readonly formula: string };
  readonly data: { readonly digest: string };
  readonly job: object;
  readonly bootstrap: { readonly scheme: string };
}): Record<string, string> {
  const { law, data, job, bootstrap } = record;
  return {
    law: law.name,
    formula: law.formula,
    data: data.digest,
    scheme: bootstrap.scheme,
    job: jobDigest({ ...job }),
  };
}

/**
 * Throws `bad-replicates` if the file names another law, formula, data, scheme or job than the record, or if the
 * record's parameters are implausible given the replicates. `value` is the record as it was read.
 */
export function checkReplicatesMatch(
  record: StoredFit,
  value: unknown,
  { replicates, metadata }: StoredReplicates,
  file: string,
): void {
  const { law, bootstrap, parameters, status } = record;
  const expected: Readonly<Record<string, readonly [what: string, own: string | undefined]>> = {
    law: ['law', law.name],
    formula: ['formula', law.formula],
    data: ['data', textOf(field(field(value, 'data'), 'digest'))],
    scheme: ['resampling scheme', bootstrap?.scheme],
    job: ['job', jobDigest(objectOf(field(value, 'job')))],
  };
  for (const [key, [what, own]] of Object.entries(expected)) {
    if (!Object.hasOwn(metadata, key) || own === undefined || metadata[key] === own) continue;
    throw mismatch(file, `they are of another ${what}: ${excerpt(metadata[key])}, not ${excerpt(own)}`);
  }
  for (const [name, estimate] of Object.entries(parameters)) {
    const column = Object.hasOwn(replicates.columns, name) ? replicates.columns[name] : undefined;
    const values = column?.filter((_, row) => hasConverged(replicates.status[row]));
    if (values === undefined || values.length === 0) continue;
    let [least, greatest] = [Infinity, -Infinity];
    for (const each of values) [least, greatest] = [Math.min(least, each), Math.max(greatest, each)];
    if (isPlausible(estimate, least, greatest, values.length, status === 'atBound')) continue;
    throw mismatch(
      file,
      `${excerpt(name)} is ${formatNumber(estimate)}, and in ${formatCount(values.length)} refits ${formatNumber(least)} to ${formatNumber(greatest)}`,
    );
  }
}

/** From this many refits on, an estimate may lie only slightly outside their range. */
const MANY_REFITS = 200;

/** Whether the estimate lies within the refits' range, `least` to `greatest`, plus a fraction of its width. */
function isPlausible(
  estimate: number,
  least: number,
  greatest: number,
  count: number,
  atBound: boolean,
): boolean {
  // Values that are not finite are rejected elsewhere.
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) return true;
  const slack = count >= MANY_REFITS ? 0.1 : 1;
  const isWithin = (at: number, from: number, to: number, rounding: number): boolean => {
    const tolerance = slack * (to - from) + rounding;
    return at >= from - tolerance && at <= to + tolerance;
  };
  const size = Math.max(Math.abs(least), Math.abs(greatest), Math.abs(estimate));
  if (!isWithin(estimate, least, greatest, 1e-6 * size)) return false;
  // Positive quantities are also compared in the logarithm, except at a bound, where one may be arbitrarily small.
  if (atBound || !(least > 0 && estimate > 0)) return true;
  return isWithin(Math.log(estimate), Math.log(least), Math.log(greatest), 1e-6);
}

function mismatch(file: string, why: string): IsolossError {
  return new IsolossError(
    'bad-replicates',
    `'${excerpt(file, 200)}' and its replicates do not belong together: ${why}.`,
    'Put back the two files that were written together, or run the fit again (isoloss fit --json FILE).',
    { place: { file } },
  );
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function field(value: unknown, name: string): unknown {
  return Object.hasOwn(objectOf(value), name) ? objectOf(value)[name] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
