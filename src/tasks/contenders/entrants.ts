/** The laws of a comparison, each with the job of its fit. */
import { field, IsolossError } from '../../errors.js';
import type { PerGroup } from '../../jobs/grammar.js';
import type { Parsed } from '../../jobs/parsed.js';
import { findPreset } from '../../laws/index.js';
import type { Table } from '../../runs/table.js';
import { plural } from '../../text.js';
import { type FitJob, parseFitJob } from '../fit/job.js';
import { isWholeLaw } from '../fit/law-text.js';
import { modelOfJob } from '../fit/model-of-job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import { isOfRows } from '../fit/row-errors.js';
import { eachForItsLaw } from '../fit/settings-of-law.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fittedOfPreset } from '../fitted/published.js';
import { type AskedContenders, sharedFields } from './job.js';
import { PRESET_NAME } from './preset-name.js';

/** More are probably a mistake. */
const MOST_CONTENDERS = 100;

type Asked = Omit<AskedContenders, 'cluster' | 'scale'> & {
  readonly per: readonly Parsed<PerGroup>[];
};

/** A law that takes part, before anything is fitted. */
export interface Entrant {
  readonly name: string;
  readonly job: FitJob;
  /** Values that are not fitted. */
  readonly published?: FittedLaw;
  /** Over the rows that its own inputs allow; absent where the rows do not suit it. */
  readonly jobModel?: JobModel;
  readonly why?: string;
}

function isPreset(text: string): boolean {
  return PRESET_NAME.test(text) && !isWholeLaw(text);
}

/**
 * The laws of `job` in its order, each followed by its grouped forms, resolved against the table. Throws what is wrong with a
 * law whatever the rows, `nothing-varies` for fewer than `least` of them, and `too-many-universes`.
 */
export function entrantsOf(job: Asked, table: Table, least = 2): Entrant[] {
  const base = Object.fromEntries(
    sharedFields.flatMap((name) => (name === 'cluster' ? [] : [[name, job[name]]])),
  );
  const planned = job.law.flatMap(({ value: { name, value: law } }) => {
    const fields = { ...base, runs: job.runs, law, ...(isWholeLaw(law) || isPreset(law) ? { let: {} } : {}) };
    const bare = isPreset(law) ? law.slice(0, law.lastIndexOf(':')) : law;
    const variants = isPreset(law) ? [undefined] : [undefined, ...job.per];
    return variants.map((per) => ({
      name: per === undefined ? name : `${name}, ${per.text}`,
      job: parseFitJob(defined({ ...fields, law: bare, ...(per === undefined ? {} : { per: per.text }) })),
      per: per?.value.parameters,
      preset: isPreset(law) ? law : undefined,
    }));
  });
  const settled = eachForItsLaw(planned, table).flatMap(({ name, job: fitJob, per, preset }): Entrant[] => {
    if (per !== undefined && !hasParameters(fitJob, table, per)) return [];
    if (preset !== undefined) {
      const { law } = findPreset(preset);
      const resolved = resolve(name, { ...fitJob, ...UNSET }, table);
      return [
        { name, job: { ...fitJob, ...UNSET, law: law.name }, published: fittedOfPreset(preset), ...resolved },
      ];
    }
    return [{ name, job: fitJob, ...resolve(name, fitJob, table) }];
  });
  const { length } = settled;
  if (length < least) {
    throw new IsolossError(
      'nothing-varies',
      'There is one law only, and nothing to compare it with.',
      `Give several of ${field('law')}, published values such as chinchilla:besiroglu-2024, or ${field('per')} "E,A,B by dataset".`,
    );
  }
  if (length > MOST_CONTENDERS) {
    throw new IsolossError(
      'too-many-universes',
      `There are ${plural(length, 'law')} to compare, more than ${MOST_CONTENDERS}.`,
      'Give fewer laws, or fewer groupings.',
    );
  }
  return numbered(settled);
}

/** What a fit's job says of parameters, which published values have already. */
const UNSET = { fix: {}, bound: {}, positive: [], range: {}, start: [], derive: {} } as const;

/** Makes names unique: "kaplan (2)" for a law that is given a second time. */
function numbered(entrants: readonly Entrant[]): Entrant[] {
  const seen = new Map<string, number>();
  return entrants.map((entrant) => {
    const times = (seen.get(entrant.name) ?? 0) + 1;
    seen.set(entrant.name, times);
    return times === 1 ? entrant : { ...entrant, name: `${entrant.name} (${times})` };
  });
}

function hasParameters(job: FitJob, table: Table, names: readonly string[]): boolean {
  const { per: _, ...pooled } = job;
  try {
    const { parameters } = modelOfJob({ ...pooled, dropMissing: true }, table).model.law;
    return names.every((name) => parameters.some((parameter) => parameter.name === name));
  } catch (error) {
    if (error instanceof IsolossError && isOfRows(error)) return true;
    throw error;
  }
}

function resolve(name: string, job: FitJob, table: Table): Pick<Entrant, 'jobModel' | 'why'> {
  try {
    return { jobModel: modelOfJob(job, table) };
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    if (isOfRows(error)) return { why: error.message };
    throw new IsolossError(error.code, `${name}: ${error.marked.message}`, error.marked.fix, {
      kind: error.kind,
      place: error.place,
      cause: error,
    });
  }
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
