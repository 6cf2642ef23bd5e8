/** Runs that were brushed away, as a condition one can read. */
import type { RunsView } from './views.js';

/** Some of the runs. */
export function runsAt(
  { numbers, inputs, observed, predicted }: RunsView,
  rows: readonly number[],
): RunsView {
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  return {
    numbers: Int32Array.from(rows, (row) => numbers[row]),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, values]) => [name, at(values)])),
    observed: at(observed),
    predicted: at(predicted),
  };
}

/** A comparison, and the rows that it keeps. */
interface Cut {
  readonly text: string;
  readonly keeps: (row: number) => boolean;
}

/**
 * A condition over inputs and L that leaves out the `rows` of the runs: one comparison where that leaves out no others, else
 * that the run is outside the box around them. Bounds are as short as they may be. Undefined where nothing or everything is
 * left out. `also` is the condition that holds already.
 */
export function conditionWithout(runs: RunsView, rows: readonly number[], also?: string): string | undefined {
  const count = runs.observed.length;
  const out = new Set(rows);
  if (out.size === 0 || out.size === count) return undefined;
  const columns = [...Object.entries(runs.inputs), ['L', runs.observed] as const];
  const all = Array.from({ length: count }, (_, row) => row);
  const isExact = ({ keeps }: Cut): boolean => all.every((row) => keeps(row) !== out.has(row));
  const single = columns
    .flatMap(([name, values]) =>
      cuts(
        name,
        values,
        all.filter((row) => out.has(row)),
        all.filter((row) => !out.has(row)),
      ),
    )
    .find(isExact);
  return joined(also, single?.text ?? outsideBox(columns, out, all));
}

function joined(also: string | undefined, text: string): string {
  return also === undefined ? text : `(${also}) and ${text}`;
}

/** Thresholds of a column that keep the others, on either side. */
function cuts(name: string, values: Float64Array, out: readonly number[], kept: readonly number[]): Cut[] {
  const of = (rows: readonly number[]) => rows.map((row) => values[row]);
  const [outLo, outHi] = ends(of(out));
  const [lo, hi] = ends(of(kept));
  const made: Cut[] = [];
  if (outLo > hi) {
    const at = between(hi, outLo);
    made.push({ text: `${name} < ${written(at)}`, keeps: (row) => values[row] < at });
  }
  if (outHi < lo) {
    const at = between(outHi, lo);
    made.push({ text: `${name} > ${written(at)}`, keeps: (row) => values[row] > at });
  }
  return made;
}

/** Outside the box about the rows, in as few columns as do. */
function outsideBox(
  columns: readonly (readonly [name: string, values: Float64Array])[],
  out: ReadonlySet<number>,
  all: readonly number[],
): string {
  const inside = columns.map(([name, values]) => {
    const [lo, hi] = ends(all.filter((row) => out.has(row)).map((row) => values[row]));
    return {
      text: `${name} >= ${written(down(lo))} and ${name} <= ${written(up(hi))}`,
      holds: (row: number) => values[row] >= down(lo) && values[row] <= up(hi),
    };
  });
  const wrong = (chosen: typeof inside): number =>
    all.filter((row) => !out.has(row) && chosen.every(({ holds }) => holds(row))).length;
  let best = inside;
  // A column is left out of the box where the others tell the rows apart as well.
  for (const each of inside) {
    const fewer = best.filter((other) => other !== each);
    if (fewer.length > 0 && wrong(fewer) <= wrong(best)) best = fewer;
  }
  return `not (${best.map(({ text }) => text).join(' and ')})`;
}

function ends(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([lo, hi], value) => [Math.min(lo, value), Math.max(hi, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The number of fewest digits between two. */
function between(lo: number, hi: number): number {
  const middle = lo > 0 ? Math.sqrt(lo * hi) : (lo + hi) / 2;
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > lo && rounded < hi) return rounded;
  }
  return middle;
}

/** Three digits, not above and not below the value. */
function down(value: number): number {
  return rounded(value, (near, unit) => (near > value ? near - unit : near));
}
function up(value: number): number {
  return rounded(value, (near, unit) => (near < value ? near + unit : near));
}
function rounded(value: number, mend: (near: number, unit: number) => number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  const near = Number(value.toPrecision(3));
  return Number(mend(near, unit).toPrecision(3));
}

/** Large and small numbers with a power of ten. */
function written(value: number): string {
  const size = Math.abs(value);
  return size >= 1e6 || (size > 0 && size < 1e-4) ? value.toExponential().replace('e+', 'e') : String(value);
}
