/** Whether a record and a file of replicates are of one fit. */
import { createHash } from 'node:crypto';
import { IsolossError } from '../../errors.js';
import { hasConverged } from '../../problem/replicates.js';
import type { StoredReplicates } from '../../store/replicates.js';
import { excerpt, formatCount, formatNumber } from '../../text.js';
import type { StoredFit } from './stored-fit.js';

/** Fields of a job that have no part in what its refits are. */
const ASIDE = ['runs', 'backend', 'adapter', 'profile', 'leverage', 'objectiveGrid'];

/** SHA-256 of what of a job decides over its replicates; the same for the job as it is written and read again. */
export function jobDigest(job: Readonly<Record<string, unknown>>): string {
  const own = Object.entries(job).filter(([field]) => !ASIDE.includes(field));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(own)))
    .digest('hex');
}

/** What a file of replicates says of the fit that made it; see {@link checkBelonging}. */
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
 * Throws `bad-replicates` where the file names another law, formula, data, scheme or job than the record does, or the
 * record's parameters are none that its replicates could be refits of. `value` is the record as it was read.
 */
export function checkBelonging(
  record: StoredFit,
  value: unknown,
  { replicates, metadata }: StoredReplicates,
  file: string,
): void {
  const { law, bootstrap, parameters, status } = record;
  const told: Readonly<Record<string, readonly [what: string, own: string | undefined]>> = {
    law: ['law', law.name],
    formula: ['formula', law.formula],
    data: ['data', textOf(field(field(value, 'data'), 'digest'))],
    scheme: ['resampling scheme', bootstrap?.scheme],
    job: ['job', jobDigest(objectOf(field(value, 'job')))],
  };
  for (const [key, [what, own]] of Object.entries(told)) {
    if (!Object.hasOwn(metadata, key) || own === undefined || metadata[key] === own) continue;
    throw apart(file, `they are of another ${what}: ${excerpt(metadata[key])}, not ${excerpt(own)}`);
  }
  for (const [name, estimate] of Object.entries(parameters)) {
    const column = Object.hasOwn(replicates.columns, name) ? replicates.columns[name] : undefined;
    const values = column?.filter((_, row) => hasConverged(replicates.status[row]));
    if (values === undefined || values.length === 0) continue;
    let [least, greatest] = [Infinity, -Infinity];
    for (const each of values) [least, greatest] = [Math.min(least, each), Math.max(greatest, each)];
    if (isPlausible(estimate, least, greatest, values.length, status === 'atBound')) continue;
    throw apart(
      file,
      `${excerpt(name)} is ${formatNumber(estimate)}, and in ${formatCount(values.length)} refits ${formatNumber(least)} to ${formatNumber(greatest)}`,
    );
  }
}

/** From this many refits on an estimate outside of all of them is theirs only by rounding. */
const MANY = 200;

/** Whether refits from `least` to `greatest` may be of the estimate: within them, and a share of their width beside. */
function isPlausible(
  estimate: number,
  least: number,
  greatest: number,
  count: number,
  atBound: boolean,
): boolean {
  // What is not finite is refused elsewhere.
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) return true;
  const slack = count >= MANY ? 0.1 : 1;
  const lies = (at: number, from: number, to: number, rounding: number): boolean => {
    const beside = slack * (to - from) + rounding;
    return at >= from - beside && at <= to + beside;
  };
  const size = Math.max(Math.abs(least), Math.abs(greatest), Math.abs(estimate));
  if (!lies(estimate, least, greatest, 1e-6 * size)) return false;
  // Quantities of many magnitudes are compared by them, but at a bound one may be as small as it likes.
  if (atBound || !(least > 0 && estimate > 0)) return true;
  return lies(Math.log(estimate), Math.log(least), Math.log(greatest), 1e-6);
}

function apart(file: string, why: string): IsolossError {
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
