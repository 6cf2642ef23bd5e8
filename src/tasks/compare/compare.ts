/** Compares laws on the same runs: how well they fit, and how well they predict runs that were not fitted. */
import type { Backend } from '../../backend/contract.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { abortedWith, asTask } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { OpenBackends } from '../contenders/backends.js';
import { criterionOf, type Valued } from '../contenders/criteria.js';
import type { Criterion, CriterionName } from '../contenders/criterion.js';
import type { Entrant } from '../contenders/entrants.js';
import { allFinite, lawsOnRuns, measureOf } from '../contenders/laws-on-runs.js';
import { shownAsymptotic } from '../fit/shown-asymptotic.js';
import { Interruption } from '../interruption.js';
import { stopwatch } from '../stopwatch.js';
import { crossValidation } from './cross-validation.js';
import { extrapolation } from './extrapolation.js';
import { countOfFits, fitsOfLaws } from './fits.js';
import { heldOutRows } from './held-out.js';
import { informationOf } from './information.js';
import { type AskedCompare, askCompare, type CompareJob } from './job.js';
import type { CompareRecord, Contender } from './record.js';
import { type MakeSeries, type RefitSeries, refitsOf, seriesElsewhere } from './refits.js';
import type { CompareRequest } from './request.js';
import type { Judged, Score } from './score.js';

/** Control of a comparison: signal, progress and events, a back end of one's own. */
export interface CompareControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/**
 * Fits every law of `request` to the rows of `table` that all of them can use, under one loss, and compares them: objective,
 * AICc and BIC of the likelihood that the loss stands for, errors of cross-validation by run, and errors of predicting the
 * largest runs from the smaller ones. Differences have intervals over resamples of the runs that all laws share, and by each
 * criterion a law is said to be the best only where the model confidence set leaves no other. Published values are not
 * fitted, and stand beside the ranking. A law that cannot be fitted takes part with its reason. Throws an {@link IsolossError}
 * for an invalid job before anything is fitted, `nothing-varies` for one law alone, `bad-hold-out` where none or all of the
 * rows would be held out. An abort rejects with an `AbortError`; once a law is fitted its `finished` is the record of what
 * was done by then, with criteria that all laws have. `control.progress` counts fits, and laws by their refits.
 */
export function compare(
  request: CompareRequest | CompareJob | AskedCompare,
  table: Table,
  control: CompareControl = {},
): Promise<CompareRecord> {
  return asTask('compare', () => compareAll(request, table, control));
}

/** As {@link compare}, with the refits of all laws made in parts by `elsewhere`. */
export function compareInParts(
  elsewhere: MakeSeries,
  request: CompareRequest | CompareJob | AskedCompare,
  table: Table,
  control: CompareControl = {},
): Promise<CompareRecord> {
  return asTask('compare', () => compareAll(request, table, control, elsewhere));
}

async function compareAll(
  request: CompareRequest | CompareJob | AskedCompare,
  given: Table,
  control: CompareControl,
  elsewhere?: MakeSeries,
): Promise<CompareRecord> {
  const clock = stopwatch();
  const job = askCompare({ runs: given.source, ...request });
  const laws = lawsOnRuns(job, given, 2);
  const { entrants, common, loss } = laws;
  const held = heldOutRows(common, laws.scale, job.holdOut);
  const { within, events } = gatheringEvents(quiet(control));
  const left = new Interruption(within);
  const backends = await OpenBackends.of(job, entrants, control);
  let done = 0;
  const total =
    countOfFits(laws, held) + entrants.length * ((job.folds > 0 ? 1 : 0) + (held === undefined ? 0 : 1));
  const step = (): void => control.progress?.(++done, total);
  try {
    const { judged, smaller } = await fitsOfLaws(laws, held, left, {
      ...within,
      backend: backends.first,
      progress: step,
    });
    const isFitted = !left.isOut;
    const measure = measureOf(
      loss,
      judged.flatMap((one) => one.observed ?? []),
    );
    const shared = { job, common, judged, measure, left, step };
    const planned = {
      validation: job.folds > 0 && !left.isOut ? crossValidation(shared) : undefined,
      extrapolation: held === undefined || left.isOut ? undefined : extrapolation(shared, held, smaller),
    };
    const series = [planned.validation, planned.extrapolation].flatMap((each) => each?.series ?? []);
    const made =
      elsewhere === undefined || series.length === 0
        ? undefined
        : await seriesElsewhere(series, backends, elsewhere);
    const refits = async (of: RefitSeries) =>
      made?.get(of) ?? refitsOf(of, await backends.for(of.of), within);
    const validation = await planned.validation?.score(refits);
    const isValidated = !left.isOut;
    const extrapolating = left.isOut ? undefined : await planned.extrapolation?.score(refits);
    const information = informationOf(shared, loss);
    const contenders = judged.map((one): Contender => {
      const { name } = one.entrant;
      const own = information.of.get(name);
      const validated = validation?.scores.get(name);
      const extrapolated = extrapolating?.scores.get(name);
      return {
        ...contenderOf(one),
        objective: own?.objective ?? null,
        logLikelihood: own?.logLikelihood ?? null,
        aicc: own?.aicc ?? null,
        bic: own?.bic ?? null,
        ...(validated === undefined ? {} : { crossValidation: validated.error }),
        ...(extrapolated === undefined ? {} : { extrapolation: extrapolated.error }),
        ...(extrapolated?.parameters === undefined ? {} : { withoutHeldOut: extrapolated.parameters }),
        notes: [
          ...one.notes,
          ...(own?.notes ?? []),
          ...[validated, extrapolated].flatMap((score) => (score?.why === undefined ? [] : [score.why])),
        ],
      };
    });
    // A criterion that an interruption kept from some law would rank the others only.
    const criteria = [
      ...(isFitted ? information.criteria : []),
      isValidated ? byScore('crossValidation', judged, validation?.scores, job.level) : undefined,
      left.isOut ? undefined : byScore('extrapolation', judged, extrapolating?.scores, job.level),
    ];
    const record: CompareRecord = {
      schema: 'isoloss/compare@1',
      job: written(job),
      data: {
        source: given.source,
        rows: common.table.rows,
        runs: common.runs,
        target: laws.target,
        notes: [...laws.notes, ...lossNotes(job, laws.leader, entrants), ...(validation?.notes ?? [])],
      },
      measure,
      contenders,
      ...(validation === undefined ? {} : { crossValidation: validation.made }),
      ...(extrapolating === undefined ? {} : { extrapolation: extrapolating.made }),
      criteria: criteria.filter((criterion) => criterion !== undefined),
      ...(left.isOut ? { interrupted: true } : {}),
      backend: backends.info,
      seconds: { total: clock() },
      events: [...events],
    };
    if (left.isOut) throw abortedWith('compare', record, control.signal);
    return record;
  } finally {
    backends.dispose();
  }
}

function contenderOf({
  entrant,
  outcome,
  why,
}: Judged): Omit<Contender, 'objective' | 'logLikelihood' | 'aicc' | 'bic' | 'notes'> {
  const { name, job, published, jobModel } = entrant;
  const law = outcome?.model.law ?? published?.law ?? jobModel?.model.law;
  const common = {
    name,
    law: law?.name ?? job.law,
    formula: law?.formula ?? job.law,
    ...(job.per === undefined ? {} : { per: job.per }),
  };
  if (outcome === undefined) {
    return {
      ...common,
      status: published === undefined || why !== undefined ? 'failed' : 'published',
      ...(why === undefined ? {} : { reason: why }),
      freeParameters: 0,
      parameters: allFinite(published?.values ?? {}),
      derived: {},
      intervals: {},
    };
  }
  const { record, model } = outcome;
  const isOptimum = record.status === 'converged' || record.status === 'atBound';
  return {
    ...common,
    status: record.status,
    ...(isOptimum ? {} : { reason: record.statusText }),
    freeParameters: model.free.length,
    loss: record.loss,
    parameters: allFinite(record.parameters),
    derived: Object.fromEntries(Object.entries(record.derived).map(([key, { value }]) => [key, value])),
    intervals: Object.fromEntries(
      Object.entries(shownAsymptotic(record).intervals).map(([key, ends]) => [
        key,
        ends?.every(Number.isFinite) ? ends : null,
      ]),
    ),
  };
}

function byScore(
  name: CriterionName,
  judged: readonly Judged[],
  scores: ReadonlyMap<string, Score> | undefined,
  level: number,
): Criterion | undefined {
  if (scores === undefined) return undefined;
  const valued: Valued[] = [];
  const leftOut: { contender: string; why: string }[] = [];
  for (const { entrant, incomparable } of judged) {
    const score = scores.get(entrant.name);
    const why = incomparable ?? score?.why ?? 'it could not be fitted';
    if (incomparable === undefined && score?.error) {
      valued.push({
        contender: entrant.name,
        value: score.error.value,
        draws: score.draws,
        isPublished: entrant.published !== undefined,
      });
    } else leftOut.push({ contender: entrant.name, why });
  }
  return criterionOf(name, valued, leftOut, level);
}

/** That laws have another loss by themselves than they are compared under. */
function lossNotes(job: AskedCompare, leader: Entrant, entrants: readonly Entrant[]): string[] {
  if (job.likelihood !== undefined) return [];
  const key = ({ jobModel }: Entrant): string => JSON.stringify(jobModel?.loss);
  const others = entrants.filter((one) => one.jobModel !== undefined && key(one) !== key(leader));
  return others.length === 0
    ? []
    : [
        `All laws have the loss of ${leader.name}; by ${others.length === 1 ? 'itself' : 'themselves'} ${others.map(({ name }) => name).join(', ')} would be fitted by another.`,
      ];
}
