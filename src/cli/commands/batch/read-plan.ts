/** Reads the plan of a batch: its entries, with one job for each table and law. */
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { IsolossError } from '../../../errors.js';
import { parse } from '../../../formula/parse.js';
import { namesLawFile } from '../../../store/path-and-part.js';
import { NotJson, readJson, Unreadable } from '../../../store/read-json.js';
import type { BatchEntry } from '../../../tasks/batch/job.js';
import {
  type PlanEntry,
  type PlanFile,
  type PlanJob,
  parsePlanFile,
} from '../../../tasks/batch/plan-file.js';
import { readLawText } from '../../../tasks/fit/law-text.js';
import { namedLaw } from '../../../tasks/fit/named-law.js';
import { parseNamed, parseNamedLaw } from '../../../tasks/multiverse/job.js';
import { excerpt } from '../../../text.js';
import { withLawFiles } from '../../law-files.js';
import { hasPattern, matchingFiles } from './matching-files.js';

/**
 * The entries of the plan in a file, in its order, then by table, then by law. Paths are relative to its folder. Throws
 * `bad-plan`, `bad-job`, and what is wrong with a law file.
 */
export async function readPlan(path: string): Promise<BatchEntry[]> {
  const plan = parsePlanFile(await contentOf(path), { file: path });
  const folder = dirname(path);
  const entries: BatchEntry[] = [];
  for (const entry of plan.entries) entries.push(...(await entriesOf(entry, plan, folder, path)));
  return entries;
}

async function contentOf(path: string): Promise<unknown> {
  try {
    return await readJson(path);
  } catch (cause) {
    if (!(cause instanceof Unreadable || cause instanceof NotJson)) throw cause;
    const why = cause instanceof Unreadable ? `cannot be read: ${cause.message}` : cause.message;
    throw badPlan(
      `'${excerpt(path, 200)}' ${why}.`,
      'Give a plan: isoloss schema batch-plan describes it.',
      path,
      cause,
    );
  }
}

function badPlan(message: string, fix: string, file: string, cause?: unknown): IsolossError {
  return new IsolossError('bad-plan', message, fix, { place: { file }, cause });
}

async function entriesOf(
  entry: PlanEntry,
  plan: PlanFile,
  folder: string,
  file: string,
): Promise<BatchEntry[]> {
  const { name, command = 'fit', runs, against, laws, job: own } = entry;
  const tables = await tablesOf(typeof runs === 'string' ? [runs] : runs, folder, file);
  const fields: PlanJob = { ...plan.defaults?.[command], ...own };
  checkFields(fields, laws, file);
  const job = await withPlacedLaws(fields, folder);
  const named = await Promise.all((laws ?? []).map((text) => lawOf(text, folder)));
  const other = against === undefined ? {} : { against: placed(against, folder) };
  return tables.flatMap((table) => {
    const label = [
      ...(name === undefined ? [] : [name]),
      ...(name === undefined || tables.length > 1 ? [stemOf(table)] : []),
    ];
    const entryOf = (words: readonly string[], more: PlanJob): BatchEntry => ({
      name: [...words, ...(command === 'fit' || name !== undefined ? [] : [command])].join('/'),
      command,
      runs: table,
      ...other,
      job: { ...job, ...more } as BatchEntry['job'],
    });
    if (named.length === 0) return [entryOf(label, {})];
    return named.map(({ name: law, value }) =>
      entryOf(name === undefined || named.length > 1 ? [...label, law] : label, { law: value }),
    );
  });
}

/** Fields that have a place of their own in an entry, or in the batch. */
function checkFields(fields: PlanJob, laws: PlanEntry['laws'], file: string): void {
  const places = {
    runs: 'the runs of the entry',
    against: 'against of the entry',
    backend: '--backend',
    adapter: '--adapter',
  };
  for (const [field, place] of Object.entries(places)) {
    if (!Object.hasOwn(fields, field)) continue;
    throw badPlan(`The job of an entry has the field ${field}.`, `Leave it out: ${place} says it.`, file);
  }
  if (laws !== undefined && Object.hasOwn(fields, 'law')) {
    throw badPlan(
      'An entry has laws, and its job has a law.',
      'Give laws for one job each, or law for one job with all of them.',
      file,
    );
  }
}

async function tablesOf(patterns: readonly string[], folder: string, file: string): Promise<string[]> {
  const tables: string[] = [];
  for (const pattern of patterns) {
    if (!hasPattern(pattern)) {
      tables.push(placed(pattern, folder));
      continue;
    }
    const found = await matchingFiles(isAbsolute(pattern) ? '/' : folder, pattern.replace(/^\/+/, ''));
    if (found.length === 0) {
      throw badPlan(
        `No file matches '${excerpt(pattern)}'.`,
        `Write it from the folder of the plan, '${excerpt(folder)}'.`,
        file,
      );
    }
    tables.push(...found);
  }
  return [...new Set(tables)];
}

const placed = (path: string, folder: string): string => (isAbsolute(path) ? path : join(folder, path));

const stemOf = (path: string): string => basename(path, extname(path));

/** A law of a list: its label, or its name, or that of its file; and what a job has for it. */
async function lawOf(
  text: string,
  folder: string,
): Promise<{ readonly name: string; readonly value: string }> {
  if (!namesLawFile(text)) {
    const named = parseNamedLaw(text);
    const { body } = readLawText(named.value);
    // A law that is none would fail with every table.
    if ((await namedLaw(named.value)) === undefined) parse(body);
    return named;
  }
  const { name, value } = parseNamed(text);
  const { law } = await withLawFiles({ law: placed(value, folder) });
  return { name: name === value ? stemOf(value) : name, value: String(law) };
}

/** The fields with what law files hold. */
async function withPlacedLaws(fields: PlanJob, folder: string): Promise<PlanJob> {
  const { law } = fields;
  if (law === undefined) return fields;
  const place = (one: unknown): unknown => {
    if (typeof one !== 'string' || !namesLawFile(one)) return one;
    const { name, value } = parseNamed(one);
    return name === value ? placed(value, folder) : `${name}=${placed(value, folder)}`;
  };
  const read = await withLawFiles({ ...fields, law: Array.isArray(law) ? law.map(place) : place(law) });
  return read as PlanJob;
}
