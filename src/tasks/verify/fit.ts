/** Verifies the record of a fit: against itself, its refits, and the runs. */
import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import type { Replicates } from '../../problem/replicates.js';
import type { Table } from '../../runs/table.js';
import { formatNumber, listed, plural } from '../../text.js';
import { exactObjective } from '../fit/exactness.js';
import { fit } from '../fit/fit.js';
import { type FitJob, parseFitJob } from '../fit/job.js';
import { isSettled, objectiveFloor } from '../fit/minima.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { FitRecord } from '../fit/record.js';
import { AT_BEST } from '../fit/tolerances.js';
import { isResampled } from '../uncertainty/resampling.js';
import { type AtParameters, atParameters } from './at-parameters.js';
import { checkSections, comparedCheck, differs, holds, type Section, unchecked } from './checks.js';
import { compareValues, isClose } from './compare.js';
import { compareKnown, consistentFields, summaryOfRefits } from './consistency.js';
import { fitRules } from './fit-rules.js';
import type { Check } from './record.js';
import { checkRefits, repeatedRefits, withStartsOf } from './refits.js';

export interface FitSources {
  /** The runs, or why they are not there. */
  readonly table: Table | string;
  /** Where they were read from, if that is not what the record says. */
  readonly path?: string | undefined;
  /** The refits of its resamples, or why they are not there; undefined without any. */
  readonly replicates?: Replicates | string | undefined;
}

export interface FitEffort {
  /** New starts. */
  readonly starts: number;
  /** Refits to repeat from all their starts; by default as many as take about a second. */
  readonly refits?: number;
}

/** Numbers that follow from others of the record agree to this, relative. */
const CONSISTENT = 1e-9;

/** Objectives at equal parameters agree to this, relative. */
const SAME_OBJECTIVE = 1e-9;

/** Refitting from a minimum lowers the objective by less, relative, and moves no parameter by more standard errors. */
const SAME_MINIMUM = { lower: 1e-9, moved: 1e-3 };

export async function verifyFit(
  record: FitRecord,
  sources: FitSources,
  effort: FitEffort,
  control: Control = {},
): Promise<Check[]> {
  return fitChecks(record, sources, await recomputeFit(record, sources, effort, control));
}

/** What of a fit can be computed again from its job, its runs and its refits; or why it cannot. */
export type RecomputedFit =
  | Check
  | {
      readonly outcome: FitOutcome;
      /** The fit from new starts; undefined if none were asked for. */
      readonly fresh?: FitRecord | string;
      /** The checks of the refits. */
      readonly refits: readonly Check[];
    };

/** The part of a verification that takes time; it rests on the record's job and origin alone. */
export async function recomputeFit(
  record: FitRecord,
  { table, replicates }: FitSources,
  { starts, refits }: FitEffort,
  control: Control = {},
): Promise<RecomputedFit> {
  if (typeof table === 'string') {
    return unchecked(
      'runs',
      `${table} Without the runs, neither objective nor parameters can be recomputed.`,
    );
  }
  const known = typeof replicates === 'object' ? replicates : undefined;
  try {
    const job = jobOnCpu(record, known);
    const outcome = await fit(job, table, {
      ...control,
      ...(known === undefined ? {} : { replicates: known }),
    });
    return {
      outcome,
      ...(starts === 0 ? {} : { fresh: await freshFit(record, table, starts, control) }),
      refits:
        known === undefined
          ? []
          : [
              await checkRefits(record, outcome, table, known, control),
              await repeatedRefits(record, known, table, refits, control),
            ],
    };
  } catch (error) {
    if (!(error instanceof IsolossError) || error.kind === 'interrupted') throw error;
    return differs('runs', `The job cannot be repeated with these runs: ${error.message}`);
  }
}

/** Holds a record against what was recomputed of it. */
export async function fitChecks(
  record: FitRecord,
  { replicates, path }: FitSources,
  recomputed: RecomputedFit,
): Promise<Check[]> {
  const job = jobCheck(record);
  if (job.outcome === 'differs')
    return [job, unchecked('other fields', 'They answer no job that can be asked.')];
  const own = [job, ...ownChecks(record, replicates)];
  if ('text' in recomputed) return [...own, recomputed];

  const { outcome, fresh, refits } = recomputed;
  const known = typeof replicates === 'object' ? replicates : undefined;
  const expected: FitRecord = JSON.parse(JSON.stringify(outcome.record));
  const there = await atParameters(outcome.model, record.parameters, record.job.maxSteps);
  const objective = objectiveCheck(record, there, outcome);
  const runs = runsCheck(record, expected, path);
  if (runs.outcome === 'differs' && objective.outcome === 'differs') {
    return [...own, runs, objective, unchecked('other fields', 'They are of other runs, and not compared.')];
  }
  return [
    ...own,
    runs,
    objective,
    optimumCheck(record, there, outcome),
    ...(fresh === undefined ? [] : [freshCheck(record, outcome, fresh)]),
    ...refits,
    ...checkSections(record, expected, sectionsOf(record, known), fitRules(record, outcome), isLater),
    ...exactNote(record),
    unchecked('how it ran', 'The back end, times and events of a run cannot be recomputed.'),
  ];
}

/** The record's own job on the CPU; without the refits there is no resampling to compare. */
function jobOnCpu({ job, bootstrap }: FitRecord, known: Replicates | undefined): FitJob {
  if (bootstrap !== undefined && known === undefined && isResampled(job)) return withoutResampling(job);
  const { adapter: _, ...rest } = bootstrap === undefined ? job : withStartsOf(bootstrap, job);
  return { ...rest, backend: 'cpu' };
}

/** What needs no runs: the record in itself, and the summary of its refits. */
function ownChecks(record: FitRecord, replicates: FitSources['replicates']): Check[] {
  const { bootstrap } = record;
  const consistency = comparedCheck(
    'consistency',
    compareKnown(record, consistentFields(record), CONSISTENT),
  );
  if (bootstrap === undefined) return [consistency];
  const name = 'summary of refits';
  if (typeof replicates === 'object') {
    const summary = summaryOfRefits({ ...record, bootstrap }, replicates);
    return [
      consistency,
      comparedCheck(name, compareKnown({ bootstrap }, { bootstrap: summary }, CONSISTENT)),
    ];
  }
  const why = replicates ?? 'The refits of the resamples were not kept: what they show cannot be recomputed.';
  return [consistency, unchecked(name, why)];
}

/** Whether the job is one that can be asked, with all its defaults. */
function jobCheck({ job }: FitRecord): Check {
  try {
    const complete = JSON.parse(JSON.stringify(parseFitJob(job)));
    return comparedCheck(
      'job',
      compareValues({ job }, { job: complete }, () => ({ relative: 0 })),
    );
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    return differs('job', error.message);
  }
}

function runsCheck({ data }: FitRecord, { data: expected }: FitRecord, path = data.source): Check {
  const { digest, rows, heldOut } = expected;
  const isSame = data.digest === digest;
  const counts = `${plural(rows, 'fitted row')}${heldOut === 0 ? '' : `, ${heldOut} held out`}`;
  return isSame
    ? holds(
        'runs',
        `${path} gives the numbers that were fitted: ${counts}, SHA-256 beginning ${digest.slice(0, 12)}.`,
      )
    : differs(
        'runs',
        `${path} gives other numbers than were fitted: ${counts}, SHA-256 beginning ${digest.slice(0, 12)}, in the record ${data.rows} with ${data.digest.slice(0, 12)}.`,
      );
}

function objectiveCheck({ objective }: FitRecord, there: AtParameters, { model }: FitOutcome): Check {
  const absolute = exactObjective(model.problem);
  const isSame = isClose(objective, there.objective, { relative: SAME_OBJECTIVE, absolute });
  if (isSame) {
    return holds(
      'objective',
      `At the parameters it is ${formatNumber(there.objective, 10)}, summed in float64.`,
    );
  }
  return {
    ...differs(
      'objective',
      `At the parameters it is ${formatNumber(there.objective, 10)}, in the record ${formatNumber(objective, 10)}.`,
    ),
    differences: [{ field: 'objective', stored: objective, recomputed: finiteOrNull(there.objective) }],
  };
}

/** Whether the parameters are a minimum: stationary, and refitting from them leads nowhere else. */
function optimumCheck(
  { parameters, status, statusText }: FitRecord,
  { objective, there, minimum, refitted }: AtParameters,
  { model, record }: FitOutcome,
): Check {
  const { problem, free } = model;
  const floor = Math.max(objectiveFloor(problem), exactObjective(problem));
  const lower = objective - minimum.objective;
  const isLower = !(lower <= SAME_MINIMUM.lower * Math.abs(objective) + floor);
  const errors = record.asymptotic.sandwich.standardErrors;
  // Where the law meets every row, standard errors are rounding.
  const isNoise = objective <= exactObjective(problem);
  const moves = free.map(({ name }) => {
    const error = errors[name] ?? 0;
    const by = Math.abs(refitted[name] - parameters[name]);
    return { name, by: isNoise || !(error > 0) ? 0 : by / error };
  });
  const most = moves.reduce((a, b) => (b.by > a.by ? b : a), { name: '', by: 0 });
  const evidence =
    there === undefined
      ? `the largest multiplier of a row that is met exactly is ${formatNumber(minimum.multiplier ?? Number.NaN, 3)} of its limit`
      : `Newton decrement ${formatNumber(there.decrement, 2)}, scaled gradient ${formatNumber(there.gradient, 2)}, condition ${formatNumber(there.condition, 3)}`;
  if (status !== 'converged' && status !== 'atBound') {
    return unchecked(
      'optimum',
      `The record itself says that the fit did not converge: it ${statusText.replace(/[:;].*/s, '')}; ${evidence}.`,
    );
  }
  if (isLower) {
    const to = moves
      .filter(({ by }) => by > SAME_MINIMUM.moved)
      .map(({ name }) => `${name} ${formatNumber(refitted[name])}`);
    return differs(
      'optimum',
      `The parameters are no minimum: refitting from them lowers the objective by ${formatNumber((100 * lower) / objective, 3)} %, to ${listed(to.length > 0 ? to : free.map(({ name }) => `${name} ${formatNumber(refitted[name])}`))}.`,
    );
  }
  if (!isSettled(minimum) || most.by > SAME_MINIMUM.moved) {
    return differs(
      'optimum',
      most.by > SAME_MINIMUM.moved
        ? `Refitting from the parameters moves ${most.name} by ${formatNumber(most.by, 3)} standard errors.`
        : `Refitting from the parameters does not converge: ${evidence}.`,
    );
  }
  return holds(
    'optimum',
    `A minimum: ${evidence}; refitting moves no parameter by more than ${formatNumber(most.by, 2)} standard errors.`,
  );
}

/** The fit from new starts alone, without its uncertainty; or why there is none. */
async function freshFit(
  { job, seed }: FitRecord,
  table: Table,
  starts: number,
  control: Control,
): Promise<FitRecord | string> {
  const search: FitJob = {
    ...withoutResampling(job),
    profile: [],
    leverage: false,
    objectiveGrid: [],
    start: [],
    starts: `seeded:${starts}`,
    seed: (seed + 1) % 2 ** 32,
  };
  try {
    return (await fit(search, table, control)).record;
  } catch (error) {
    if (!(error instanceof IsolossError) || error.kind === 'interrupted') throw error;
    return error.message;
  }
}

/** Whether other starts than the record's lead to a lower minimum. */
function freshCheck(
  { objective, status }: FitRecord,
  { model }: FitOutcome,
  fresh: FitRecord | string,
): Check {
  const name = 'new starts';
  if (typeof fresh === 'string') return unchecked(name, fresh);
  const floor = Math.max(objectiveFloor(model.problem), exactObjective(model.problem));
  const searched = `${plural(fresh.starts.count, 'start')} with another seed`;
  if (!(fresh.objective < objective * (1 - AT_BEST) - floor)) {
    return holds(name, `${searched} lead to no lower objective.`);
  }
  const at = model.free.map(
    (parameter) => `${parameter.name} ${formatNumber(fresh.parameters[parameter.name])}`,
  );
  const text = `${searched} lead to an objective ${formatNumber(100 * (1 - fresh.objective / objective), 3)} % lower: ${at.join(', ')}.`;
  return status === 'converged' || status === 'atBound' ? differs(name, text) : unchecked(name, text);
}

/** On the CPU: the arithmetic that every machine has. */
function withoutResampling(job: FitJob): FitJob {
  const {
    adapter: _adapter,
    bootstrap: _bootstrap,
    scheme: _scheme,
    cluster: _cluster,
    strata: _strata,
    noise: _noise,
    refitStarts: _refitStarts,
    ...rest
  } = job;
  return { ...rest, backend: 'cpu', interval: [] };
}

/** The parts of a record as they are reported. */
function sectionsOf(record: FitRecord, known: Replicates | undefined): Section[] {
  const { backend, bootstrap, events } = record;
  const census =
    record.starts.asked !== undefined
      ? 'the run was interrupted before all starts were followed, and this one was not'
      : backend.name === 'cpu'
        ? undefined
        : `the search ran on ${backend.adapter} (${backend.name}), whose rounding decides where some starts end`;
  const isCut =
    (bootstrap !== undefined && bootstrap.resamples < bootstrap.asked) ||
    events.some((event) => event.startsWith('Interrupted'));
  const cut = isCut ? 'the run was interrupted, which leaves out leverage and profiles' : undefined;
  const unseen =
    bootstrap !== undefined && known === undefined ? 'they rest on refits that are not there' : undefined;
  return [
    { name: 'law and loss', fields: ['schema', 'law', 'loss', 'fixed', 'seed'] },
    { name: 'rows', fields: ['data'] },
    { name: 'parameters', fields: ['parameters', 'objective'] },
    { name: 'derived quantities', fields: ['derived'] },
    { name: 'certificate', fields: ['status', 'statusText', 'certificate'] },
    { name: 'starts', fields: ['starts'], uncertain: census },
    { name: 'verdicts', fields: ['identifiability'], uncertain: unseen ?? cut },
    { name: 'standard errors', fields: ['asymptotic'] },
    { name: 'resampling', fields: ['bootstrap'], uncertain: unseen },
    { name: 'profiles', fields: ['profiles'], uncertain: cut },
    { name: 'residuals', fields: ['exact', 'score', 'residuals', 'holdOut'] },
    { name: 'adequacy', fields: ['adequacy'] },
    { name: 'objective grid', fields: ['objectiveGrid'] },
    { name: 'warnings', fields: ['warnings'], uncertain: census ?? cut },
  ];
}

/** Fields that records of earlier versions lack. */
function isLater(path: readonly (string | number)[]): boolean {
  return [
    'adequacy',
    'asymptotic.covariance',
    'asymptotic.covariance.byGroup',
    'asymptotic.doubtful',
    'law.unit',
  ].includes(path.join('.'));
}

function exactNote({ exact }: FitRecord): Check[] {
  return exact === undefined || exact.kind === 'rounded'
    ? []
    : [
        unchecked(
          'noise',
          'The law meets every row: what would measure noise is rounding, and not compared.',
        ),
      ];
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
