/** The part of a fit's record that job, data and kind of arithmetic determine. */
import { sha256Hex, yieldToEvents } from '#platform';
import { written } from '../../jobs/parsed.js';
import { type Counts, devianceResidual } from '../../loss/likelihood.js';
import { residualOf } from '../../loss/residual.js';
import { rowsByGroup, shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import type { Starts } from '../../problem/starts.js';
import { type StatusName, statusName, statusText } from '../../problem/status.js';
import { contradictionWarnings } from '../../runs/contradictions.js';
import type { Polished } from '../../solver/polish.js';
import type { Interval } from '../../statistics/intervals.js';
import { quantiles } from '../../statistics/quantile.js';
import { formatNumber, listed } from '../../text.js';
import { adequacy } from '../adequacy/adequacy.js';
import { lowerVerdicts } from '../adequacy/lower-verdicts.js';
import type { Derived } from '../fitted/derived.js';
import { asymptotic } from '../uncertainty/asymptotic.js';
import { doubtful } from '../uncertainty/doubtful.js';
import { directionsOf } from '../uncertainty/eigen-directions.js';
import { groupEquality } from '../uncertainty/group-equality.js';
import { rivalsOf, weakDirections } from '../uncertainty/identifiability.js';
import { parameterCovariance } from '../uncertainty/parameter-covariance.js';
import { isJackknife } from '../uncertainty/resampling.js';
import type { Uncertainty } from '../uncertainty/uncertainty.js';
import { OPEN_SPREAD, verdictRule } from '../uncertainty/verdict-rule.js';
import { verdicts } from '../uncertainty/verdicts.js';
import { exactnessOf, exactObjective } from './exactness.js';
import { goodnessOf, goodnessWarnings, isSeparated, separationWarning } from './goodness.js';
import type { AskedFit } from './job.js';
import { isSettled, type Minima, type SearchPool } from './minima.js';
import type { FitOutcome } from './outcome.js';
import type { JobModel } from './problem-of-job.js';
import type { Asymptotic, Certificate, FitRecord, Minimum, Profile, Runaway } from './record.js';
import { coursesWords } from './runaway-words.js';
import { score } from './score.js';
import { shownAsymptotic } from './shown-asymptotic.js';
import { MAX_MINIMA } from './tolerances.js';
import { profileWarnings, warningsOf } from './warnings.js';

/** The results of all stages of a fit. */
export interface Findings {
  readonly job: AskedFit;
  readonly jobModel: JobModel;
  readonly starts: Starts;
  readonly pool: SearchPool;
  readonly minima: Minima;
  readonly runaway?: Runaway;
  readonly derived: Derived;
  readonly uncertainty: Uncertainty;
}

export async function makeRecord({
  job,
  jobModel,
  starts,
  pool,
  minima,
  runaway,
  derived,
  uncertainty,
}: Findings): Promise<{
  record: Omit<FitRecord, 'backend' | 'seconds' | 'events'>;
  rows: FitOutcome['rows'];
}> {
  const { model, runs, fitted, loss } = jobModel;
  const { law, free } = model;
  const best = minima.found[0].polished;
  const inputs = Object.fromEntries(runs.inputs);
  const isConstant = runs.inputs.size === 0 && runs.groups === undefined;
  const predicted = isConstant
    ? new Float64Array(runs.target.length).fill(model.predict(best.parameters, {})[0])
    : model.predict(best.parameters, inputs, runs.groups?.of);
  const isHeldOut = (row: number): boolean => runs.heldOut[row] !== 0;
  const heldOut = runs.heldOut.reduce((sum, held) => sum + held, 0);
  const weak = weakDirections(model, best);
  // With a million rows each of these takes seconds: yields in between let signals and aborts be handled.
  await yieldToEvents();
  const adequacyResult = adequacy(job, jobModel, best, predicted);
  await yieldToEvents();
  const rivals = rivalsOf(model, minima);
  const parameters = model.values(best.parameters);
  const { bootstrap, spreads, leverage, profiles } = uncertainty;
  const bounded = best.atBound.map((i) => free[i].name);
  const errors = withProfiled(asymptotic(model, best, job.level, derived), bounded, profiles ?? []);
  const doubts = doubtful(model, best, job.level, {
    ...(profiles === undefined ? {} : { profiles }),
    ...(runaway === undefined ? {} : { runaway }),
  });
  await yieldToEvents();
  const jackknife = bootstrap !== undefined && isJackknife(bootstrap.scheme);
  const counts = countsOfRows(jobModel);
  const { weight } = model.problem;
  const degrees = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0) - free.length;
  const goodness =
    counts &&
    goodnessOf(
      pickRows(counts, fitted),
      Float64Array.from(fitted, (row) => predicted[row]),
      weight,
      degrees,
    );
  const shown = shownAsymptotic({ asymptotic: errors, ...(goodness === undefined ? {} : { goodness }) });
  const evidence = {
    standardErrors: { ...shown.standardErrors, ...(jackknife ? bootstrap.standardErrors : {}) },
    ...(jackknife ? {} : { intervals: shown.intervals }),
    ...(profiles === undefined ? {} : { profiles }),
    // Refits without single rows measure leverage, not sampling variation.
    ...(spreads === undefined || jackknife ? {} : { spreads }),
  };
  // Along a flat direction it is chance whether polishing ended inside it or at its edge. A direction with small but
  // positive curvature has a minimum, however wide.
  const open =
    weak.some(({ spread }) => spread >= OPEN_SPREAD) &&
    directionsOf(shapeOf(model.problem), best.gaussNewton, best.atBound).flat.length > 0;
  const status = runaway !== undefined || (open && isSettled(best)) ? 'singular' : statusName(best.status);
  const listedMinima = minima.found.slice(0, MAX_MINIMA).map(
    ({ polished, starts: count }): Minimum => ({
      objective: polished.objective,
      parameters: model.values(polished.parameters),
      starts: count,
    }),
  );
  const residual = predicted.map((value, row) => {
    const observed = runs.target[row];
    return counts === undefined
      ? residualOf(loss.residual, value, observed)
      : devianceResidual(counts.likelihood, value, observed, counts.size[row]);
  });
  const separated = counts !== undefined && isSeparated(pickRows(counts, fitted), best.objective);
  const exact = separated
    ? undefined
    : exactnessOf(
        Float64Array.from(fitted, (row) => runs.target[row]),
        Float64Array.from(fitted, (row) => predicted[row]),
        best.objective <= exactObjective(model.problem),
        fitted.length - free.length,
        counts !== undefined,
      );
  const covariance = parameterCovariance(model, best);
  const record = {
    schema: 'isoloss/fit@1' as const,
    job: written(job),
    law: {
      name: law.name,
      formula: law.formula,
      where: (law.where ?? []).map(([name, formula]) => ({ name, formula })),
      inputs: law.inputs.map(({ name, unit }) => ({ name, unit, from: runs.origin.get(name) ?? name })),
      ...(law.target.unit === '' ? {} : { unit: law.target.unit }),
      ...(law.source === '' ? {} : { source: law.source }),
    },
    data: {
      source: runs.source,
      digest: await digestOfRuns(
        model,
        Float64Array.from(fitted, (row) => runs.target[row]),
      ),
      rows: fitted.length,
      heldOut,
      ranges: Object.fromEntries(law.inputs.map(({ name }, i) => [name, rangeOf(model.inputs[i])])),
      ...tokensPerParameter(model),
      notes: runs.notes,
    },
    loss:
      loss.likelihood === undefined
        ? { residual: loss.residual, ...loss.rho }
        : { residual: 'deviance' as const, likelihood: loss.likelihood, ...loss.rho },
    ...(goodness === undefined ? {} : { goodness }),
    ...(model.groups === undefined || job.per === undefined
      ? {}
      : {
          groups: {
            by: job.per.value.by,
            parameters: job.per.value.parameters,
            names: model.groups.names,
            rows: rowsByGroup({ count: model.groups.names.length, of: model.groups.of }).map(
              (rows) => rows.length,
            ),
            equality: groupEquality(model.groups, parameters, covariance, job.level),
          },
        }),
    parameters,
    fixed: job.fix,
    objective: best.objective,
    status,
    statusText: statusWords(model, best, status, runaway),
    certificate: certificate(
      best,
      free.map(({ name }) => name),
    ),
    starts: {
      kind: starts.kind,
      count: starts.count,
      converged: pool.statuses.converged + pool.statuses.atBound,
      atBest: minima.atBest,
      merged: pool.statuses.merged,
      ...(isConvex(model) ? { convex: true as const } : {}),
      statuses: pool.statuses,
      minima: listedMinima,
    },
    seed: job.seed,
    identifiability: {
      freeParameters: free.length,
      degreesOfFreedom: fitted.length - free.length,
      weak,
      ...(runaway === undefined ? {} : { runaway }),
      verdicts: lowerVerdicts(
        verdicts({
          model,
          best,
          weak,
          ...(runaway === undefined ? {} : { runaway }),
          rivals,
          level: job.level,
          ...evidence,
        }),
        adequacyResult.findings,
        isConvex(model),
      ),
      rule: verdictRule,
      rivals,
      ...(minima.flat === undefined ? {} : { flat: minima.flat }),
      ...(leverage === undefined ? {} : { leverage }),
    },
    derived: derivedValues(derived, parameters),
    asymptotic: {
      ...errors,
      covariance,
      ...(doubts === undefined ? {} : { doubtful: doubts }),
    },
    ...(bootstrap === undefined ? {} : { bootstrap }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(exact === undefined ? {} : { exact }),
    score: score(runs.target, predicted, (row) => !isHeldOut(row)),
    residuals: residualQuantiles(Float64Array.from(fitted, (row) => residual[row])),
    adequacy: adequacyResult,
    ...(heldOut > 0 ? { holdOut: score(runs.target, predicted, isHeldOut) } : {}),
    warnings: [
      ...jobModel.warnings,
      ...contradictionWarnings(runs.table, runs.rows),
      ...warningsOf(model, best, starts, minima, weak),
      ...profileWarnings(model, best, profiles ?? []),
      ...(separated ? [separationWarning] : []),
      ...(loss.likelihood === undefined || goodness === undefined
        ? []
        : goodnessWarnings(loss.likelihood, goodness, degrees)),
    ],
  };
  return {
    record,
    rows: {
      inputs,
      observed: runs.target,
      predicted,
      residual,
      weight: runs.weight,
      heldOut: runs.heldOut,
      rowNumbers: runs.rowNumbers,
      ...(runs.groups === undefined ? {} : { group: runs.groups.of }),
    },
  };
}

/** Probabilities of the residual quantiles in the record. */
const RESIDUAL_PROBABILITIES = Array.from({ length: 201 }, (_, k) => k / 200);

function residualQuantiles(residuals: Float64Array): number[] {
  const finite = residuals.filter(Number.isFinite);
  return finite.length === 0 ? [] : quantiles(finite, RESIDUAL_PROBABILITIES);
}

function rangeOf(values: Float64Array): [number, number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
}

function derivedValues(derived: Derived, parameters: Readonly<Record<string, number>>): FitRecord['derived'] {
  const values = derived.at(parameters);
  return Object.fromEntries(
    derived.quantities.map(({ name, formula, unit }, i) => {
      const value = values[i];
      return [name, { formula, unit, value: Number.isFinite(value) ? value : null }];
    }),
  );
}

/** Of all chosen rows, held-out ones included. */
function countsOfRows({ runs, loss }: JobModel): Counts | undefined {
  if (loss.likelihood === undefined) return undefined;
  const { target, size = new Float64Array(target.length).fill(1) } = runs;
  return { likelihood: loss.likelihood, observed: target, size };
}

function pickRows({ likelihood, observed, size }: Counts, rows: Int32Array): Counts {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]);
  return { likelihood, observed: pick(observed), size: pick(size) };
}

/** Parameters at a bound get the one-sided intervals of their profiles. */
function withProfiled(
  { level, gaussNewton, sandwich }: FitRecord['asymptotic'],
  bounded: readonly string[],
  profiles: readonly Profile[],
): FitRecord['asymptotic'] {
  const known = profiles.flatMap(({ parameter, interval: [lo, hi] }): [string, Interval][] =>
    bounded.includes(parameter) && lo !== null && hi !== null ? [[parameter, [lo, hi]]] : [],
  );
  const joined = (of: Asymptotic): Asymptotic => ({
    ...of,
    intervals: { ...of.intervals, ...Object.fromEntries(known) },
  });
  return { level, gaussNewton: joined(gaussNewton), sandwich: joined(sandwich) };
}

/** The law is linear in all parameters jointly and the residuals are linear in the law, so that the objective is convex. */
function isConvex({ free, problem }: Model): boolean {
  const { residual, likelihood } = problem.loss;
  return residual !== 'log' && likelihood === undefined && free.every(({ linear }) => linear);
}

/** The status in words, with advice. */
function statusWords(
  { free, toNatural }: Model,
  best: Polished,
  status: StatusName,
  runaway: Runaway | undefined,
): string {
  if (runaway !== undefined) {
    return `found no minimum, since none is attained: the objective falls towards ${formatNumber(runaway.objective, 6)} as ${coursesWords(runaway)}; bound or fix ${Object.keys(runaway.parameters).length === 1 ? 'it' : 'one of them'}, or take a law with fewer terms or breaks`;
  }
  if (status !== 'atBound') return statusText[status];
  const natural = toNatural(best.parameters);
  const zeros = best.atBound.filter((i) => free[i].closed && natural[i] === 0);
  if (zeros.length < best.atBound.length) return statusText[status];
  return `converged with ${listed(zeros.map((i) => free[i].name))} at 0, the edge of ${zeros.length === 1 ? 'its domain' : 'their domains'}`;
}

function certificate(best: Polished, names: readonly string[]): Certificate {
  return {
    decrement: best.decrement,
    gradient: best.gradient,
    condition: best.condition,
    atBound: best.atBound.map((i) => names[i]),
    ...(best.exactRows === undefined ? {} : { exactRows: best.exactRows.length }),
    ...(best.multiplier === undefined ? {} : { multiplier: best.multiplier }),
  };
}

/** SHA-256 of the fitted numbers as read: inputs in the law's order, groups as numbers, target, weights. */
export async function digestOfRuns(
  { inputs, problem, groups }: Model,
  target: Float64Array,
): Promise<string> {
  const columns = [
    ...inputs,
    ...(groups === undefined ? [] : [Float64Array.from(groups.of)]),
    target,
    problem.weight,
  ];
  const bytes = new ArrayBuffer(8 * columns.reduce((sum, column) => sum + column.length, 0));
  const view = new DataView(bytes);
  let at = 0;
  for (const column of columns) {
    for (const value of column) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  return sha256Hex(new Uint8Array(bytes));
}

function tokensPerParameter({ law, inputs }: Model): Pick<FitRecord['data'], 'tokensPerParameter'> {
  const of = (name: string) => inputs[law.inputs.findIndex((input) => input.name === name)];
  const [sizes, tokens] = [of('N'), of('D')];
  if (sizes === undefined || tokens === undefined) return {};
  const ratios = tokens.map((d, row) => d / sizes[row]);
  return ratios.every((ratio) => ratio > 0 && ratio < Infinity)
    ? { tokensPerParameter: rangeOf(ratios) }
    : {};
}
