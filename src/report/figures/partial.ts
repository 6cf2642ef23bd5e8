/**
 * Partial residuals: what is left of every run without the law's other terms, against one input, with the term that was
 * fitted. Where the law is no sum of terms of single inputs, runs are moved to common values of the other inputs by the law.
 */
import { own } from '../../own.js';
import { quantiles } from '../../statistics/quantile.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { convergedReplicates, lawBands, MAX_BAND_REPLICATES, thinned } from '../../tasks/fitted/bands.js';
import { levelOf, showSpread } from '../sentences/uncertainty.js';
import { type LawPart, partOf } from './law-terms.js';
import { indices, median, type RunGroup } from './run-groups.js';

/** Runs and law against one input. */
export interface PartialResiduals {
  /** The law's terms with the input, where they depend on no other input. */
  readonly part?: LawPart;
  /** Values of the other inputs that runs were moved to where there is no such part. */
  readonly held: Readonly<Record<string, number>>;
  /** By row. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** By row, what was fitted there. */
  readonly fitted: Float64Array;
  /** What was fitted along the input at columns of inputs, all of a group with parameters of its own. */
  along(x: Float64Array, group?: RunGroup['own']): Float64Array;
  /** Its band over the refits of resamples; undefined where they do not show how sure it is. */
  band(x: Float64Array, group?: RunGroup['own']): readonly [lo: Float64Array, hi: Float64Array] | undefined;
}

/** The partial residuals of a fit against `input`. */
export function partialResiduals(outcome: FitOutcome, input: string): PartialResiduals {
  const { rows } = outcome;
  const part = partOf(outcome.model.law, input);
  const held = part === undefined ? heldAt(outcome, input) : {};
  const x = rows.inputs[input];
  const along = (at: Float64Array, group?: RunGroup['own']) =>
    part === undefined
      ? outcome.predict({ ...held, [input]: at }, group && Array.from(at, () => group.name))
      : part.at(valuesIn(outcome, group?.name), columnsAt(outcome, input, at));
  const fitted = byGroup(outcome, (group, rows) =>
    along(
      Float64Array.from(rows, (row) => x[row]),
      group,
    ),
  );
  const { observed, predicted } = rows;
  const relative = part === undefined && outcome.record.loss.residual === 'log';
  return {
    ...(part === undefined ? {} : { part }),
    held,
    x,
    y: fitted.map((value, i) =>
      relative ? (value * observed[i]) / predicted[i] : value + observed[i] - predicted[i],
    ),
    fitted,
    along,
    band: (at, group) => bandAlong(outcome, { part, held }, input, at, group),
  };
}

/** Medians of the other inputs. */
function heldAt({ rows, model }: FitOutcome, input: string): Record<string, number> {
  const others = model.law.inputs.map(({ name }) => name).filter((name) => name !== input);
  return Object.fromEntries(others.map((name) => [name, median(rows.inputs[name])]));
}

/** Columns of all inputs in the law's order; those of the others hold numbers that are not used. */
function columnsAt({ model }: FitOutcome, input: string, at: Float64Array): Float64Array[] {
  return model.law.inputs.map(({ name }) => (name === input ? at : new Float64Array(at.length).fill(1)));
}

/** Values of all rows, computed for the rows of one group after another. */
function byGroup(
  { rows, record }: FitOutcome,
  values: (group: RunGroup['own'], rows: readonly number[]) => Float64Array,
): Float64Array {
  const all = indices(rows.observed.length);
  const { group } = rows;
  if (record.groups === undefined || group === undefined) return values(undefined, all);
  const column = new Float64Array(all.length);
  record.groups.names.forEach((name, g) => {
    const own = all.filter((row) => group[row] === g);
    values({ number: g, name }, own).forEach((value, i) => {
      column[own[i]] = value;
    });
  });
  return column;
}

/** The law's parameters, where they differ those of a group. */
function valuesIn({ record, model }: FitOutcome, group: string | undefined): Record<string, number> {
  return Object.fromEntries(
    model.law.parameters.map(({ name }) => [
      name,
      own(record.parameters, `${name}[${group}]`) ?? record.parameters[name],
    ]),
  );
}

function bandAlong(
  outcome: FitOutcome,
  { part, held }: { readonly part: LawPart | undefined; readonly held: PartialResiduals['held'] },
  input: string,
  at: Float64Array,
  group: RunGroup['own'],
): readonly [Float64Array, Float64Array] | undefined {
  const { record, model, replicates } = outcome;
  if (replicates === undefined || !showSpread(record)) return undefined;
  const outside = (1 - levelOf(record)) / 2;
  const shares = [outside, 1 - outside];
  if (part === undefined) {
    const columns = model.law.inputs.map(({ name }) =>
      name === input ? at : new Float64Array(at.length).fill(held[name]),
    );
    // The law in the parameters that apply to the group.
    const free =
      group === undefined || model.groups === undefined
        ? model.free
        : Array.from(model.groups.places[group.number], (j) => model.free[j]);
    const [lo, hi] = lawBands({ ...model, free }, replicates, columns, shares);
    return [lo, hi];
  }
  const chosen = thinned(convergedReplicates(replicates), MAX_BAND_REPLICATES);
  const values = valuesIn(outcome, group?.name);
  const draws = model.law.parameters.map(({ name }) => {
    const column = own(replicates.columns, `${name}[${group?.name}]`) ?? own(replicates.columns, name);
    if (column !== undefined) return Float64Array.from(chosen, (row) => column[row]);
    // What is tied to a fitted parameter moves with it, but replicates do not list it.
    const isNumber = !Object.hasOwn(record.fixed, name) || Number.isFinite(Number(record.fixed[name]));
    return isNumber ? new Float64Array(chosen.length).fill(values[name]) : undefined;
  });
  if (chosen.length === 0 || !draws.every((column) => column !== undefined)) return undefined;
  const place = model.law.inputs.findIndex(({ name }) => name === input);
  const over = part.over(draws);
  const point = new Float64Array(model.law.inputs.length).fill(1);
  const [lo, hi] = [new Float64Array(at.length), new Float64Array(at.length)];
  at.forEach((value, i) => {
    point[place] = value;
    over.at(point);
    [lo[i], hi[i]] = over.values.every(Number.isFinite)
      ? quantiles(over.values, shares)
      : [Number.NaN, Number.NaN];
  });
  return [lo, hi];
}
