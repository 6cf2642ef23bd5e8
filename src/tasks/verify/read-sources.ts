/** Reads a record to be verified, and what it was made from. Node only. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { IsolossError } from '../../errors.js';
import { Parsed } from '../../jobs/parsed.js';
import { own } from '../../own.js';
import type { Table } from '../../runs/table.js';
import { readBytes } from '../../store/read-bytes.js';
import { NotJson, readJson, Unreadable } from '../../store/read-json.js';
import { readTable } from '../../store/read-table.js';
import { readReplicates } from '../../store/replicates.js';
import { schemaText } from '../../store/schema-files.js';
import { excerpt, listed, plural } from '../../text.js';
import { parseAllocateJob } from '../allocate/job.js';
import type { TableFiles } from '../batch/entries.js';
import { parseBatchJob } from '../batch/job.js';
import type { BatchRecord } from '../batch/record.js';
import { askChain, parseChainJob } from '../chain/job.js';
import { readTasks } from '../chain/read-tasks.js';
import type { ChainRecord } from '../chain/record.js';
import { parseCompareJob } from '../compare/job.js';
import { parseDesignJob } from '../design/job.js';
import { parseEquivalentJob } from '../equivalent/job.js';
import { parseFitJob } from '../fit/job.js';
import type { FitRecord } from '../fit/record.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { checkReplicatesMatch } from '../fitted/match-replicates.js';
import { readFitted } from '../fitted/read-fit.js';
import { checkStoredFit } from '../fitted/stored-fit.js';
import { parseHyperJob } from '../hyper/job.js';
import { parseIsoflopJob } from '../isoflop/job.js';
import { parseMultiplierJob } from '../multiplier/job.js';
import { parseMultiverseJob } from '../multiverse/job.js';
import { parsePredictJob } from '../predict/job.js';
import { parseRegretJob } from '../regret/job.js';
import { parseRolloutJob } from '../rollout/job.js';
import { parseShapeJob } from '../shape/job.js';
import { parseSolveJob } from '../solve/job.js';
import { parseSurfaceJob } from '../surface/job.js';
import type { SurfaceRecord } from '../surface/record.js';
import { comparedCheck, differs, holds, unchecked } from './checks.js';
import { compareValues } from './compare.js';
import type { VerifyJob } from './job.js';
import type { KnownRecord } from './known-records.js';
import type { Check } from './record.js';
import type { VerifySources } from './verify.js';

/** A record of any kind, as it was read. */
export interface ReadRecord {
  readonly schema: string;
  /** Undefined where it breaks its schema; with the defaults of fields that its job lacks. */
  readonly record: KnownRecord | undefined;
  /** As it is in the file. */
  readonly stored: unknown;
  /** The check of its form. */
  readonly form: Check;
}

/** Throws `bad-record` for what is none, and `unknown-schema` for one of a kind that is not known. */
export async function readRecord(path: string): Promise<ReadRecord> {
  const bad = (why: string, cause?: unknown) =>
    new IsolossError('bad-record', `'${excerpt(path, 200)}' ${why}.`, 'Give a record that --json wrote.', {
      place: { file: path },
      cause,
    });
  let value: unknown;
  try {
    value = await readJson(path);
  } catch (cause) {
    if (cause instanceof Unreadable) throw bad(`cannot be read: ${cause.message}`, cause);
    if (cause instanceof NotJson) throw bad(cause.message, cause);
    throw cause;
  }
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (typeof schema !== 'string' || !schema.startsWith('isoloss/')) {
    throw bad('is no record: it does not name its schema');
  }
  const form = JSON.parse(schemaText(schema.slice('isoloss/'.length)));
  const { record, added } = withLaterFields(schema, value as object);
  const parsed = z.fromJSONSchema(form).safeParse(record);
  if (parsed.success) {
    const later =
      added.length === 0 ? '' : ` Its job has no ${listed(added)}, which later versions add: their defaults.`;
    return {
      schema,
      stored: value,
      record: record as KnownRecord,
      form: holds('form', `It has the form of ${schema}.${later}`),
    };
  }
  const faults = parsed.error.issues
    .slice(0, 8)
    .map(
      ({ path: at, message }) => `${at.map(String).join('.') || 'all of it'}: ${message.replace(/\.$/, '')}`,
    );
  const text = `It does not have the form of ${schema}: ${excerpt(faults.join('; '), 600)}.`;
  return { schema, stored: value, record: undefined, form: differs('form', text) };
}

/** How the jobs of records are read, which fills in defaults. */
const jobParsers: Readonly<Record<string, (job: unknown) => object>> = {
  'isoloss/fit@1': parseFitJob,
  'isoloss/multiverse@1': parseMultiverseJob,
  'isoloss/isoflop@1': parseIsoflopJob,
  'isoloss/compare@1': parseCompareJob,
  'isoloss/rollout@1': parseRolloutJob,
  'isoloss/batch@1': parseBatchJob,
  'isoloss/chain@1': parseChainJob,
  'isoloss/predict@1': parsePredictJob,
  'isoloss/solve@1': parseSolveJob,
  'isoloss/regret@1': parseRegretJob,
  'isoloss/equivalent@1': parseEquivalentJob,
  'isoloss/hyper@1': parseHyperJob,
  'isoloss/multiplier@1': parseMultiplierJob,
  'isoloss/shape@1': parseShapeJob,
  'isoloss/architecture@1': parseShapeJob,
  'isoloss/allocate@1': parseAllocateJob,
  'isoloss/design@1': parseDesignJob,
  'isoloss/surface@1': parseSurfaceJob,
};

/** The record with the defaults of fields that its job lacks, as those of earlier versions do; and the names of these. */
function withLaterFields(schema: string, record: object): { record: object; added: readonly string[] } {
  const parse = own(jobParsers, schema);
  const job = 'job' in record ? record.job : undefined;
  if (parse === undefined || typeof job !== 'object' || job === null) return { record, added: [] };
  try {
    const complete: object = JSON.parse(JSON.stringify(parse(job)));
    const added = Object.keys(complete).filter((name) => !Object.hasOwn(job, name));
    return { record: { ...record, job: { ...complete, ...job } }, added };
  } catch (error) {
    // The schema and the check of the job say what is wrong with it.
    if (!(error instanceof IsolossError)) throw error;
    return { record, added: [] };
  }
}

/** What the record names, or `job.from` in its place. */
export async function readSources(
  record: KnownRecord,
  stored: unknown,
  { record: path, from }: VerifyJob,
): Promise<VerifySources> {
  switch (record.schema) {
    case 'isoloss/fit@1': {
      const { checks, ...refits } = await refitsOf(record, stored, path);
      const table = await tableOf(record.job.runs, record.data.source, path, from);
      return { checks, ...refits, table, ...(from === undefined ? {} : { path: from }) };
    }
    case 'isoloss/multiverse@1':
    case 'isoloss/isoflop@1':
    case 'isoloss/hyper@1':
    case 'isoloss/compare@1':
    case 'isoloss/rollout@1':
      return { table: await tableOf(record.job.runs, record.data.source, path, from) };
    case 'isoloss/multiplier@1': {
      const { runs, against } = record.job;
      const table = await tableOf(runs, record.data.source, path, from);
      return against === undefined
        ? { table }
        : { table, other: await tableOf(against, record.data.against ?? against, path, undefined) };
    }
    case 'isoloss/batch@1':
      return { tables: await tablesOf(record, path) };
    case 'isoloss/chain@1':
      return { chained: await chainOf(record, path) };
    case 'isoloss/predict@1':
    case 'isoloss/solve@1':
    case 'isoloss/regret@1':
    case 'isoloss/equivalent@1':
    case 'isoloss/allocate@1':
    case 'isoloss/design@1':
    case 'isoloss/surface@1':
    case 'isoloss/shape@1': {
      const against =
        (record.schema === 'isoloss/solve@1' || record.schema === 'isoloss/equivalent@1') &&
        record.against !== undefined
          ? await fitOf(record.against.name, path, undefined)
          : undefined;
      const fitted = await fitOf(record.fit.name, path, from);
      const file = record.schema === 'isoloss/surface@1' ? await surfaceFile(record, path) : [];
      const broken = [fitted, ...(against === undefined ? [] : [against])].flatMap(({ check }) =>
        check === undefined ? [] : [check],
      );
      return {
        checks: [...file, ...broken],
        fitted: fitted.source,
        ...(against === undefined ? {} : { against: against.source }),
      };
    }
    default:
      return {};
  }
}

/** The tables of a batch by their names, or a sentence where one is not there. */
async function tablesOf({ job }: BatchRecord, record: string): Promise<TableFiles | string> {
  const files: Record<string, TableFiles[string]> = {};
  for (const name of new Set(
    job.entries.flatMap(({ runs, against }) => [runs, ...(against ? [against] : [])]),
  )) {
    const path = located(name, record, undefined);
    if (path === undefined) return `The runs '${excerpt(name, 200)}' are not there.`;
    files[name] = { name, bytes: await readBytes(path) };
  }
  return files;
}

/** The tasks of a chain from the files that its job names, or a sentence where one is not there. */
async function chainOf(
  { job }: ChainRecord,
  record: string,
): Promise<VerifySources['chained'] & (object | string)> {
  if (job === undefined) return 'The record does not say which fits it is of.';
  const asked = askChain(job);
  try {
    const tasks = asked.tasks.map(({ value }) => {
      const at = (name: string): string => located(name, record, undefined) ?? name;
      return { ...value, first: at(value.first), second: at(value.second) };
    });
    const runs = asked.runs === undefined ? undefined : located(asked.runs, record, undefined);
    const placed = { ...asked, tasks: asked.tasks.map((task, i) => new Parsed(task.text, tasks[i])) };
    const table = asked.runs === undefined ? undefined : await readTable(runs ?? asked.runs);
    return (await readTasks(placed, table)).tasks;
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    return error.message;
  }
}

/** The path of what a record names: as it is, else in the record's folder. */
function located(name: string, record: string, from: string | undefined): string | undefined {
  if (from !== undefined) return from;
  const beside = record === '-' ? name : resolve(dirname(record), name);
  return [name, beside].find((path) => path !== '-' && existsSync(path));
}

/** The table under the name that it had, so that notes say the same. */
async function tableOf(
  runs: string,
  source: string,
  record: string,
  from: string | undefined,
): Promise<Table | string> {
  const path = located(runs, record, from);
  if (path === undefined) {
    return runs === '-'
      ? 'The runs came from standard input: name their file after the record.'
      : `The runs '${excerpt(runs, 200)}' are not there: name their file after the record.`;
  }
  return { ...(await readTable(path)), source };
}

async function refitsOf(
  record: FitRecord,
  written: unknown,
  path: string,
): Promise<{ readonly checks: readonly Check[] } & Pick<VerifySources, 'replicates'>> {
  const named = record.bootstrap?.replicates;
  if (named === undefined) return { checks: [] };
  const name = 'file of refits';
  const file = path === '-' ? named.file : resolve(dirname(path), named.file);
  try {
    const stored = await readReplicates(file, named.digest);
    checkReplicatesMatch(checkStoredFit(written, path), written as FitRecord, stored, path);
    const { count, columns } = stored.replicates;
    const found = {
      rows: count,
      columns: ['resample', 'status', 'improved', 'objective', ...Object.keys(columns)],
    };
    const { rows, columns: names } = named;
    const comparison = compareValues({ rows, columns: names }, found, () => ({ relative: 0 }));
    const check =
      comparison.differences.length === 0
        ? holds(
            name,
            `${plural(count, 'refit')} of this fit, SHA-256 beginning ${named.digest.slice(0, 12)}.`,
          )
        : comparedCheck(name, comparison);
    return { checks: [check], replicates: stored.replicates };
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    if (error.code === 'unreadable-file') return { checks: [], replicates: error.message };
    return {
      checks: [differs(name, error.message)],
      replicates: 'The file of refits is not that of the record.',
    };
  }
}

/** A fit that cannot be used as it is, is a difference. */
async function fitOf(
  name: string,
  record: string,
  from: string | undefined,
): Promise<{ readonly source: FittedLaw | string; readonly check?: Check }> {
  const path = located(name, record, from);
  try {
    return { source: { ...(await readFitted(path ?? name)), name } };
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    const isAbsent = path === undefined || error.code === 'unreadable-fit';
    return isAbsent
      ? { source: `${error.message} Name the fit after the record.` }
      : { source: 'The fit cannot be used.', check: differs('fit', error.message) };
  }
}

async function surfaceFile({ file, points, asked }: SurfaceRecord, path: string): Promise<Check[]> {
  if (file === undefined) return [];
  const name = 'table';
  const at = path === '-' ? file.file : resolve(dirname(path), file.file);
  if (!existsSync(at)) return [unchecked(name, `'${excerpt(at, 200)}' is not there.`)];
  const content = await readBytes(at);
  const found = {
    digest: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    rows: points,
    complete: points === asked,
  };
  const { digest, bytes, rows, complete } = file;
  const comparison = compareValues({ digest, bytes, rows, complete }, found, () => ({ relative: 0 }));
  return [
    comparison.differences.length === 0
      ? holds(name, `${plural(rows, 'row')}, SHA-256 beginning ${digest.slice(0, 12)}.`)
      : comparedCheck(name, comparison),
  ];
}
