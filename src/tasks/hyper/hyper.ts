/** Best hyper-parameters by cell of a sweep, and how they change with scale. */
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import type { Table } from '../../runs/table.js';
import { intervalOfFound } from '../../statistics/intervals.js';
import { studentQuantile } from '../../statistics/student.js';
import { formatNumber, listed, plural } from '../../text.js';
import { pointValues } from '../fitted/parse-points.js';
import { type Steps, withPauses } from '../steps.js';
import { bowlOf, type CellBowl } from './cell.js';
import { type HyperJob, parseHyperJob } from './job.js';
import { compareRule, rulesFor } from './published.js';
import { type ReadSweep, readSweep } from './read-sweep.js';
import type { HyperRecord, OptimumLaw, SweepCell, SweptEstimate } from './record.js';
import type { HyperRequest } from './request.js';
import { type Centre, resampledCentres, type SurfaceRows, surfaceCentre } from './response-surface.js';
import { reachOf, type WeightedLaw, weightedLaw } from './weighted-law.js';

/**
 * The best hyper-parameters of a sweep. In every cell (equal `by`) a quadratic bowl in the logarithms of `over` is fitted by least squares
 * to the runs near the best one; its lowest point has an interval by the delta method, with the scatter of all cells. A cell whose best
 * run lies at an edge of the sweep has no optimum, and says so. The law of the optima, a product of powers of `by`, weighs
 * cells by their uncertainty and by their scatter about it; a response surface, one bowl for all cells, is fitted beside it, with
 * intervals over resamples of the runs within cells. Throws an {@link IsolossError} where the table cannot be read so. An abort rejects with an
 * `AbortError`, whose `finished` has the resamples made by then, if there are enough for intervals.
 */
export function hyper(
  request: HyperRequest | HyperJob,
  table: Table,
  { signal, progress }: Control = {},
): Promise<HyperRecord> {
  return asTask('hyper', async () => {
    throwIfAborted(signal);
    const sweep = new Sweep(parseHyperJob({ runs: table.source, ...request }), table);
    try {
      return await withPauses(sweep.steps(progress), signal);
    } catch (error) {
      if (!(error instanceof AbortError)) throw error;
      throw abortedWith('hyper', sweep.resamples.length < 2 ? undefined : sweep.record(), signal);
    }
  });
}

/** What a law of optima is made of: names, and logarithms of their values in a cell, less their mean over the cells. */
interface Scale {
  readonly of: readonly string[];
  readonly middle: readonly number[];
}

class Sweep {
  readonly resamples: Centre[] = [];
  private readonly read: ReadSweep;
  private readonly cells: readonly CellBowl[];
  private readonly rules: ReturnType<typeof rulesFor>;
  private readonly points: readonly Readonly<Record<string, number>>[];
  private readonly noise: number | null;
  private readonly degrees: number;
  private readonly scale: Scale;
  private readonly fits: readonly (readonly [scale: Scale, law: OptimumLaw, fit: WeightedLaw | undefined])[];
  private estimate: Centre;

  constructor(
    private readonly job: HyperJob,
    private readonly table: Table,
  ) {
    this.read = readSweep(job, table);
    const { by, cells } = this.read;
    this.rules = rulesFor(job.over, job.published);
    this.cells = cells.map((cell) => bowlOf(cell, job));
    const bowls = this.cells.flatMap(({ bowl }) => (bowl === undefined ? [] : [bowl]));
    this.degrees = bowls.reduce((sum, { degrees }) => sum + degrees, 0);
    this.noise =
      this.degrees > 0 ? Math.sqrt(bowls.reduce((sum, bowl) => sum + bowl.sum, 0) / this.degrees) : null;
    this.scale = this.scaleOf(by.filter((name) => cells.some(({ at }) => at[name] !== cells[0].at[name])));
    this.points = job.at.map((text) => this.pointOf(text));
    const compute = by.length === 2 && by.includes('N') && by.includes('D') ? [this.scaleOf(['C'])] : [];
    this.fits = [this.scale, ...compute].flatMap((scale) =>
      job.over.map((_, j) => {
        const { fit, law } = this.lawOf(j, scale);
        return [scale, law, fit] as const;
      }),
    );
  }

  *steps(progress: Control['progress']): Steps<HyperRecord> {
    const { job, resamples } = this;
    const rows = this.surfaceRows();
    if (rows === undefined) return this.record();
    this.estimate = surfaceCentre(rows);
    if (this.estimate === undefined) return this.record();
    for (const _ of resampledCentres(rows, job.bootstrap, job.seed, resamples)) {
      progress?.(resamples.length, job.bootstrap);
      yield;
    }
    return this.record();
  }

  record(): HyperRecord {
    const { job, read, cells, noise, degrees, table, rules } = this;
    const { by, columns, rows, notes } = read;
    return {
      schema: 'isoloss/hyper@1',
      job,
      data: { source: table.source, rows, columns, notes },
      over: job.over,
      by,
      noise,
      degrees,
      cells: cells.map((cell) => this.cellOf(cell)),
      laws: this.fits.map(([, law]) => law),
      ...(read.cells.length > 1 ? { surface: this.surface() } : {}),
      predictions: this.points.map((at) => this.prediction(at)),
      published: rules.flatMap((rule) => compareRule(rule, cells, job.over) ?? []),
      warnings: this.warnings(),
    };
  }

  private scaleOf(of: readonly string[]): Scale {
    const { cells } = this.read;
    const middle = of.map(
      (name) => cells.reduce((sum, { at }) => sum + Math.log(scaleValue(at, name)), 0) / cells.length,
    );
    return { of, middle };
  }

  private pointOf(text: string): Readonly<Record<string, number>> {
    const { values } = pointValues(text);
    const missing = this.scale.of.filter((name) => !(scaleValue(values, name) > 0));
    if (missing.length === 0) return values;
    throw new IsolossError(
      'bad-question',
      `'${text}' does not say what ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'}.`,
      `Give ${missing.map((name) => `${name}=...`).join(',')} with ${field('at')}.`,
    );
  }

  private cellOf({ cell, best, used, bowl, reason }: CellBowl): SweepCell {
    const { job, noise, degrees } = this;
    const { over, excess, level } = job;
    const t = noise === null ? null : noise * studentQuantile((1 + level) / 2, degrees);
    const byName = <Value>(of: (j: number) => Value) =>
      Object.fromEntries(over.map((name, j) => [name, of(j)]));
    const { losses, x, at } = cell;
    return {
      at,
      rows: losses.length,
      used: used.length,
      best: { loss: losses[best], at: byName((j) => Math.exp(x[j][best])) },
      ...(reason === undefined ? {} : { reason }),
      optimum:
        bowl === undefined
          ? null
          : byName((j) =>
              exponential(bowl.lowest[j], t === null ? null : t * Math.sqrt(bowl.covariance[j][j])),
            ),
      loss: bowl === undefined ? null : bowl.least * losses[best],
      flatness:
        bowl === undefined
          ? null
          : byName((j) => Math.exp(Math.sqrt((2 * excess * bowl.least) / bowl.curvature[j][j]))),
    };
  }

  /** By the optima of cells, each with its own uncertainty. */
  private lawOf(
    j: number,
    scale: Scale,
  ): { readonly law: OptimumLaw; readonly fit: WeightedLaw | undefined } {
    const { job, cells, noise } = this;
    const found = cells.flatMap(({ cell, bowl }) => (bowl === undefined ? [] : [{ cell, bowl }]));
    const none = {
      name: job.over[j],
      of: scale.of,
      coefficient: null,
      exponents: {},
      scatter: null,
      cells: found.length,
    };
    const terms = 1 + scale.of.length;
    if (scale.of.length === 0) {
      return { law: { ...none, reason: 'all cells have one scale' }, fit: undefined };
    }
    if (found.length <= terms) {
      const reason = `${found.length} cells with an optimum are too few for ${terms} terms and an interval`;
      return { law: { ...none, reason }, fit: undefined };
    }
    const columns = columnsOf(
      found.map(({ cell }) => cell.at),
      scale,
    );
    const fit = weightedLaw(
      columns,
      Float64Array.from(found, ({ bowl }) => bowl.lowest[j]),
      Float64Array.from(found, ({ bowl }) => (noise ?? 0) ** 2 * bowl.covariance[j][j]),
    );
    if (fit === undefined) {
      const reason = `${listed(scale.of)} grow together in these cells: name one of them, or C, with --by`;
      return { law: { ...none, reason }, fit };
    }
    const { coefficients } = fit;
    const origin = originOf(scale);
    return {
      fit,
      law: {
        ...none,
        coefficient: exponential(dot(coefficients, origin), reachOf(fit, origin, job.level)),
        exponents: Object.fromEntries(
          scale.of.map((name, q) => {
            const unit = coefficients.map((_, p) => Number(p === q + 1));
            const reach = reachOf(fit, unit, job.level);
            const value = coefficients[q + 1];
            return [name, { value, interval: [value - reach, value + reach] as const }];
          }),
        ),
        scatter: fit.scatter,
      },
    };
  }

  /** The runs near the best ones of all cells; undefined where cells do not differ. */
  private surfaceRows(): SurfaceRows | undefined {
    const { cells, scale, job } = this;
    if (scale.of.length === 0) return undefined;
    const kept = cells.flatMap(({ cell, used }, c) => used.map((row) => ({ cell, row, c })));
    const z = columnsOf(
      kept.map(({ cell }) => cell.at),
      scale,
    );
    const middle = this.middles();
    return {
      x: job.over.map((_, j) => Float64Array.from(kept, ({ cell, row }) => cell.x[j][row] - middle[j])),
      z,
      losses: Float64Array.from(kept, ({ cell, row }) => cell.losses[row]),
      cell: Uint32Array.from(kept, ({ c }) => c),
      cells: cells.length,
    };
  }

  /** Means of the best runs' hyper-parameters, about which the surface is fitted. */
  private middles(): number[] {
    const { cells, job } = this;
    return job.over.map(
      (_, j) => cells.reduce((sum, { cell, best }) => sum + cell.x[j][best], 0) / cells.length,
    );
  }

  private surface(): NonNullable<HyperRecord['surface']> {
    const { job, scale, resamples } = this;
    const { estimate } = this;
    const kept = resamples.filter((centre) => centre !== undefined).length;
    const counts = { asked: job.bootstrap, made: resamples.length, kept };
    if (estimate === undefined) {
      const reason =
        scale.of.length === 0
          ? 'all cells have one scale'
          : 'the runs do not determine one bowl that curves upwards for all cells';
      return { reason, laws: [], resamples: counts };
    }
    return {
      laws: job.over.map((name, j): OptimumLaw => {
        const origin = originOf(scale);
        const of = (centre: Centre, at: Float64Array, add: number) =>
          centre === undefined ? Number.NaN : dot(centre[j], at) + add;
        const over = (at: Float64Array, add: number) => ({
          value: of(estimate, at, add),
          interval: intervalOfFound(
            Float64Array.from(resamples, (centre) => of(centre, at, add)),
            job.level,
          ),
        });
        const start = over(origin, this.middles()[j]);
        return {
          name,
          of: scale.of,
          coefficient: exponentiated(start),
          exponents: Object.fromEntries(
            scale.of.map((input, q) => [
              input,
              over(
                Float64Array.from({ length: scale.of.length + 1 }, (_, p) => Number(p === q + 1)),
                0,
              ),
            ]),
          ),
          scatter: null,
          cells: this.cells.length,
        };
      }),
      resamples: counts,
    };
  }

  private prediction(at: Readonly<Record<string, number>>): HyperRecord['predictions'][number] {
    const { job, scale, fits, resamples, read } = this;
    const [columns] = [columnsOf([at], scale)];
    const z = Float64Array.from(columns, ([value]) => value);
    const middles = this.middles();
    const best = Object.fromEntries(
      job.over.map((name, j) => {
        const fit = fits[j]?.[2];
        const law =
          fit === undefined ? null : exponential(dot(fit.coefficients, z), reachOf(fit, z, job.level));
        const centre = this.estimate;
        const surface =
          centre === undefined
            ? null
            : exponentiated({
                value: dot(centre[j], z) + middles[j],
                interval: intervalOfFound(
                  Float64Array.from(resamples, (one) =>
                    one === undefined ? Number.NaN : dot(one[j], z) + middles[j],
                  ),
                  job.level,
                ),
              });
        return [name, { law, surface }];
      }),
    );
    const beyond = scale.of.map((name) => {
      const values = read.cells.map((cell) => scaleValue(cell.at, name));
      const value = scaleValue(at, name);
      return Math.max(1, value / Math.max(...values), Math.min(...values) / value);
    });
    return { at, best, beyond: Math.max(1, ...beyond) };
  }

  private warnings(): string[] {
    const { cells, noise, job } = this;
    const found = cells.filter(({ bowl }) => bowl !== undefined).length;
    const beyond = this.points.filter((at) => this.prediction(at).beyond > 1);
    return [
      ...(found < cells.length
        ? [
            `${cells.length - found} of ${plural(cells.length, 'cell')} ${cells.length - found === 1 ? 'has' : 'have'} no optimum inside the sweep: widen it there.`,
          ]
        : []),
      ...(noise === null && found > 0
        ? ['No degree of freedom is left in any cell, so that optima have no intervals: sweep more values.']
        : []),
      ...beyond.map(
        (at) =>
          `Extrapolation: ${Object.entries(at)
            .map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
            .join(', ')} lies beyond the cells.`,
      ),
      ...(job.over.includes('B') && this.rules.some(({ of }) => of === 'batch')
        ? ['Published rules of batches are in tokens: B must be as well.']
        : []),
    ];
  }
}

/** C is 6 N D where it is not given. */
const scaleValue = (at: Readonly<Record<string, number>>, name: string): number =>
  name === 'C' && at.C === undefined ? 6 * at.N * at.D : at[name];

/** One, then logarithms of scale less their middle. */
function columnsOf(
  cells: readonly Readonly<Record<string, number>>[],
  { of, middle }: Scale,
): Float64Array[] {
  return [
    new Float64Array(cells.length).fill(1),
    ...of.map((name, q) => Float64Array.from(cells, (at) => Math.log(scaleValue(at, name)) - middle[q])),
  ];
}

/** Where all of the scale is 1. */
const originOf = ({ middle }: Scale): Float64Array => Float64Array.of(1, ...middle.map((value) => -value));

const dot = (a: ArrayLike<number>, b: Float64Array): number =>
  b.reduce((sum, value, i) => sum + a[i] * value, 0);

const exponential = (value: number, reach: number | null): SweptEstimate => ({
  value: Math.exp(value),
  interval: reach === null ? null : [Math.exp(value - reach), Math.exp(value + reach)],
});

const exponentiated = ({ value, interval }: SweptEstimate): SweptEstimate => ({
  value: Math.exp(value),
  interval: interval === null ? null : [Math.exp(interval[0]), Math.exp(interval[1])],
});
