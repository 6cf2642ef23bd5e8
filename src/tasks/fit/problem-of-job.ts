/** From a job and its table to a model: which law, which runs, which loss. */
import { field, IsolossError } from '../../errors.js';
import { namesIn } from '../../formula/names-in.js';
import { type OddNames, oddNames } from '../../formula/odd-names.js';
import { parse } from '../../formula/parse.js';
import { inOwnSpelling } from '../../formula/spelling.js';
import { defineLaw } from '../../laws/define.js';
import type { Law } from '../../laws/law.js';
import { withTargetUnit } from '../../laws/target-unit.js';
import type { Likelihood } from '../../loss/likelihood.js';
import { defaultLoss, type Loss, type Rho } from '../../loss/loss.js';
import { readNumeral } from '../../numeral.js';
import { recordOf } from '../../own.js';
import { modelOf } from '../../problem/grouped-model.js';
import type { Model } from '../../problem/model.js';
import type { RunColumns } from '../../problem/settings.js';
import { reshaped } from '../../runs/reshape.js';
import { type Runs, type RunsRequest, resolveRuns } from '../../runs/resolve.js';
import { columnNames, type Table } from '../../runs/table.js';
import {
  type AskedFit,
  type FitJob,
  type FitSettings,
  huberFields,
  sizeFaults,
  withTextsRead,
} from './job.js';
import { type LawText, mapWithTarget, readLawText } from './law-text.js';
import { magnitudeWarnings } from './magnitudes.js';
import { checkShares } from './shares.js';
import { unitOfTarget } from './unit-of-target.js';

export interface JobModel {
  readonly model: Model;
  /** All rows chosen, held-out ones included. */
  readonly runs: Runs;
  /** Indices into `runs` of the fitted rows. */
  readonly fitted: Int32Array;
  readonly loss: Loss;
  /** About the runs, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The model of a job; `named` is its law, unless that is a formula (see `namedLaw`), and `apart` as in the model's settings.
 * Throws typed errors for bad input.
 */
export function modelWith(
  named: Law | undefined,
  asked: FitJob | AskedFit,
  given: Table,
  apart: readonly string[] = [],
): JobModel {
  const job = withTextsRead(asked);
  const table = reshaped(given, job);
  const text = readLawText(job.law);
  const likelihood = likelihoodOf(job, named);
  const request: RunsRequest = {
    map: mapWithTarget(job.map, text.target),
    dropMissing: job.dropMissing,
    ...(job.where === undefined ? {} : { where: job.where }),
    ...(job.holdOut === undefined ? {} : { holdOut: job.holdOut }),
    ...(job.weight === undefined ? {} : { weight: job.weight }),
    ...(job.lastBy === undefined ? {} : { lastBy: job.lastBy }),
    ...(job.bestBy === undefined ? {} : { bestBy: job.bestBy }),
    ...(job.envelope === undefined ? {} : { envelope: job.envelope }),
    ...(job.hull === undefined ? {} : { hull: job.hull }),
    ...(job.noise === undefined ? {} : { noise: job.noise }),
    ...sizeOfJob(job, likelihood),
    ...groupOfJob(job),
    ...(job.per === undefined ? {} : { groups: { text: job.per.value.by, option: field('per') } }),
    ...(job.unit === undefined ? {} : { unit: job.unit }),
  };
  const asParameters = namedParameters(job);
  const whole = withLet(text, named, job.let);
  const formula = named === undefined ? spelt(whole, namesOf(table)) : whole;
  const resolved = resolveRuns(table, { ...request, ...symbolsOf(named, formula), asParameters });
  const written = named ?? formulaLaw(formula, resolved);
  const { unit, notes } = unitOfTarget(job.unit, written, resolved);
  const runs = { ...resolved, notes: [...resolved.notes, ...notes] };
  const law = withTargetUnit(written, unit);
  checkShares(law, runs);
  const loss = lossOfJob(job, law, likelihood);
  const fitted = Int32Array.from(runs.rows.keys()).filter((row) => runs.heldOut[row] === 0);
  const model = modelOf(law, chosen(runs, fitted), {
    loss,
    fix: fixedBy(job),
    positive: job.positive,
    bound: job.bound,
    unshifted: apart,
    ...(job.per === undefined ? {} : { per: job.per.value.parameters }),
  });
  return { model, runs, fitted, loss, warnings: magnitudeWarnings(law, runs, fitted) };
}

/** The text of a law with the names that `let` defines before its own. Throws `let-of-law` where it is no formula. */
function withLet(
  text: LawText,
  named: Law | undefined,
  definitions: Readonly<Record<string, string>>,
): LawText {
  const own = Object.entries(definitions);
  if (own.length === 0) return text;
  if (named === undefined) return { ...text, where: [...own, ...text.where] };
  throw new IsolossError(
    'let-of-law',
    `${field('let')} defines names for a formula, and ${named.name} is a law with definitions of its own.`,
    `Leave ${field('let')} out, or write the law as a formula.`,
  );
}

/** Columns that a formula may name without backticks. Every identifier of a formula has a meaning, if only as a parameter. */
function namesOf(table: Table): OddNames {
  return oddNames(
    columnNames(table).filter((name) => !name.includes('`')),
    () => true,
  );
}

/** A formula and its definitions in the language's own spelling. */
function spelt({ body, where }: LawText, names: OddNames): LawText {
  return {
    body: inOwnSpelling(body, names),
    where: where.map(([name, formula]) => [name, inOwnSpelling(formula, names)]),
  };
}

function symbolsOf(
  named: Law | undefined,
  { body, where }: LawText,
): Pick<RunsRequest, 'inputs' | 'names' | 'constant'> {
  if (named !== undefined) return { inputs: named.inputs };
  const expression = parse(body);
  const defined = where.map(([name]) => name);
  const names = [...where.map(([, formula]) => parse(formula)), expression].flatMap(namesIn);
  return {
    names: [...new Set(names)].filter((name) => !defined.includes(name)),
    constant: expression.kind === 'name' && where.length === 0,
  };
}

/** Names that a job's settings use for parameters. */
export function namedParameters(job: FitJob | AskedFit): string[] {
  const { positive, bound, range, start, fix, per } = withTextsRead(job);
  return [
    ...positive,
    ...(per?.value.parameters ?? []),
    ...[bound, range, fix, ...start.map(({ value }) => value)].flatMap((named) => Object.keys(named)),
    ...Object.values(fixedBy({ fix })).flatMap((formula) => namesIn(parse(formula))),
  ];
}

/** What parameters are held at; numbers with suffixes in full, since in a formula `2B` might be a product. */
function fixedBy({ fix }: Pick<FitSettings, 'fix'>): Readonly<Record<string, string>> {
  return recordOf(
    Object.entries(fix).map(([name, text]) => {
      const value = /[a-z]$/i.test(text) ? readNumeral(text) : undefined;
      return [name, value === undefined ? text : String(value)] as const;
    }),
  );
}

/** The law of a bare formula: names of columns are inputs, all others are parameters. */
function formulaLaw({ body, where }: LawText, runs: Runs): Law {
  return defineLaw({
    name: 'formula',
    title: body,
    formula: body,
    ...(where.length === 0 ? {} : { where }),
    inputs: [...runs.inputs.keys()],
    parameters: runs.parameters,
  });
}

function groupOfJob(job: FitSettings): Pick<RunsRequest, 'group'> {
  if (job.cluster !== undefined) return { group: { text: job.cluster, option: field('cluster') } };
  return job.strata === undefined ? {} : { group: { text: job.strata, option: field('strata') } };
}

/** The likelihood of the job, else that of the law unless the job asks for another loss. Throws `bad-job`. */
function likelihoodOf(job: FitSettings, named: Law | undefined): Likelihood | undefined {
  const asked = ['residual', 'loss', ...huberFields, 'tau'] as const;
  const isLeft = asked.every((name) => job[name] === undefined);
  const likelihood = job.likelihood ?? (isLeft ? named?.loss?.likelihood : undefined);
  const [fault] = sizeFaults(job, likelihood);
  if (fault === undefined) return likelihood;
  const [name, message] = fault;
  throw new IsolossError(
    'bad-job',
    `${field(name)}: ${message}.`,
    `Leave ${field(name)} out, or choose another ${field('likelihood')}.`,
  );
}

/** Trials are 1 where a law of proportions is fitted by its own likelihood and nothing says how many they are. */
function sizeOfJob(
  { trials, exposure }: FitSettings,
  likelihood: Likelihood | undefined,
): Pick<RunsRequest, 'size'> {
  const all = trials ?? (likelihood === 'binomial' ? '1' : undefined);
  if (all !== undefined) return { size: { text: all, option: field('trials') } };
  return exposure === undefined ? {} : { size: { text: exposure, option: field('exposure') } };
}

function lossOfJob(job: FitSettings, law: Law, likelihood: Likelihood | undefined): Loss {
  if (likelihood !== undefined) return { residual: 'raw', rho: { kind: 'squared' }, likelihood };
  const usual = law.loss ?? defaultLoss;
  return { residual: job.residual ?? usual.residual, rho: rhoOfJob(job, usual.rho) };
}

function rhoOfJob(job: FitSettings, usual: Rho): Rho {
  const kind = job.loss ?? (huberFields.every((name) => job[name] === undefined) ? usual.kind : 'huber');
  switch (kind) {
    case 'huber': {
      const {
        delta = 1e-3,
        over = 1,
        under = 1,
      }: Partial<Rho & { kind: 'huber' }> = usual.kind === 'huber' ? usual : {};
      const factors = { over: job.over ?? over, under: job.under ?? under };
      return {
        kind,
        delta: job.delta ?? delta,
        ...(factors.over === 1 ? {} : { over: factors.over }),
        ...(factors.under === 1 ? {} : { under: factors.under }),
      };
    }
    case 'quantile':
      return { kind, tau: job.tau ?? 0.5 };
    default:
      return { kind };
  }
}

function chosen(runs: Runs, rows: Int32Array): RunColumns {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]);
  return {
    inputs: new Map([...runs.inputs].map(([name, column]) => [name, pick(column)])),
    target: pick(runs.target),
    weight: pick(runs.weight),
    ...(runs.size === undefined ? {} : { size: pick(runs.size) }),
    rowNumbers: Int32Array.from(rows, (row) => runs.rowNumbers[row]),
    source: runs.source,
    rowWord: runs.table.rowWord,
    ...(runs.advice === undefined ? {} : { advice: runs.advice }),
    ...(runs.groups === undefined
      ? {}
      : {
          groups: {
            names: runs.groups.names,
            of: Uint32Array.from(rows, (row) => (runs.groups as NonNullable<Runs['groups']>).of[row]),
          },
        }),
  };
}
