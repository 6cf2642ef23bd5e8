/** Sums along a run, as an expression over columns may have them: `cumsum(lr by run order step)`. */
import { type ErrorPlace, field, IsolossError } from '../errors.js';
import { formatNumber } from '../text.js';
import { type Cell, isMissing } from './cell.js';
import { describeRow, placeOf, type Table } from './table.js';

type Reader<T> = (row: number) => T;

/**
 * The values of a function along one run, given those of its arguments at each place. Where x is missing there is no sum, and
 * later sums go without it.
 */
export function alongRun(name: string, [x, keep]: readonly Float64Array[]): Float64Array {
  switch (name) {
    case 'cumsum': {
      let sum = 0;
      return x.map((value, i) => {
        sum *= keep?.[i] ?? 1;
        if (!Number.isNaN(value)) sum += value;
        return Number.isNaN(value) ? value : sum;
      });
    }
    case 'cummin':
    case 'cummax': {
      const better = name === 'cummin' ? Math.min : Math.max;
      let best = Number.NaN;
      return x.map((value) => {
        if (!Number.isNaN(value)) best = Number.isNaN(best) ? value : better(best, value);
        return Number.isNaN(value) ? value : best;
      });
    }
    case 'previous':
      return x.map((_, i) => (i === 0 ? Number.NaN : x[i - 1]));
    case 'diff':
      return x.map((value, i) => (i === 0 ? 0 * value : value - x[i - 1]));
    default:
      throw new RangeError(`${name} is no function along a run`);
  }
}

/** One run as a sequence of places: its rows in order, or every whole step from its first row to its last. */
export interface RunPath {
  readonly length: number;
  /** Rows of the table, in order. */
  readonly rows: Int32Array;
  /** Of each of `rows`, its place. */
  readonly places: Int32Array;
  /** The row of a place; of one between two rows the later one. */
  readonly rowAt: (place: number) => number;
  /** A column at the places; between two rows numbers are interpolated. */
  readonly spread: (column: Reader<Cell>) => Reader<Cell>;
}

export interface PathRequest {
  readonly by: readonly Reader<Cell>[];
  readonly order?: Reader<Cell>;
  readonly isFilled: boolean;
  /** What `order` is called in messages. */
  readonly orderText: string;
  readonly option: string;
}

/** Steps of all runs together; a schedule of more is rarely meant. */
const MOST_STEPS = 5e7;

/** The runs of a table. Rows without a name of their run or without a place in it belong to none. Throws `bad-path`. */
export function runPaths(table: Table, request: PathRequest): RunPath[] {
  const { by, order, isFilled } = request;
  const runs = new Map<string, { readonly row: number; readonly at: number }[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = by.map((reader) => reader(row));
    const at = order === undefined ? row : placeIn(table, request, order(row), row);
    if (key.some(isMissing) || Number.isNaN(at)) continue;
    const name = JSON.stringify(key);
    const run = runs.get(name);
    if (run === undefined) runs.set(name, [{ row, at }]);
    else run.push({ row, at });
  }
  const paths = [...runs.values()].map((run) => run.sort((a, b) => a.at - b.at || a.row - b.row));
  if (!isFilled) {
    return paths.map((run) => {
      const rows = Int32Array.from(run, ({ row }) => row);
      return {
        length: rows.length,
        rows,
        places: rows.map((_, i) => i),
        rowAt: (place) => rows[place],
        spread: (column) => (place) => column(rows[place]),
      };
    });
  }
  const steps = paths.reduce((sum, run) => sum + run[run.length - 1].at - run[0].at + 1, 0);
  if (steps > MOST_STEPS) {
    throw badPath(
      request,
      `over ${request.orderText} goes through ${formatNumber(steps, 3)} whole steps, and ${formatNumber(MOST_STEPS, 3)} are the most.`,
      `Order by a coarser unit, such as over (${request.orderText})/1000, or by the rows alone: order ${request.orderText}.`,
    );
  }
  return paths.map((run) => filledPath(table, run, request));
}

function filledPath(
  table: Table,
  run: readonly { readonly row: number; readonly at: number }[],
  request: PathRequest,
): RunPath {
  const rows = Int32Array.from(run, ({ row }) => row);
  const places = Int32Array.from(run, ({ at }) => at - run[0].at);
  const tied = places.findIndex((place, i) => i > 0 && place === places[i - 1]);
  if (tied > 0) {
    throw badPath(
      request,
      `${describeRow(table, rows[tied])}: another row of its run has the same ${request.orderText}, ${formatNumber(run[tied].at, 12)}.`,
      `Name all columns that tell the runs apart, as in by run,seed (${field('map')} run=run,seed for a law that has its sums by run), or order by what differs.`,
      placeOf(table, rows[tied]),
    );
  }
  const length = places[places.length - 1] + 1;
  // Of each place, the index of the first row at or behind it.
  const next = new Int32Array(length);
  for (let place = 0, i = 0; place < length; place++) {
    if (places[i] < place) i++;
    next[place] = i;
  }
  return {
    length,
    rows,
    places,
    rowAt: (place) => rows[next[place]],
    spread: (column) => {
      const cells = Array.from(rows, column);
      if (cells.some((cell) => !isMissing(cell) && typeof cell !== 'number')) {
        return (place) => cells[next[place]];
      }
      const known = [...cells.keys()].filter((i) => !isMissing(cells[i]));
      const values = interpolated(
        known.map((i) => places[i]),
        known.map((i) => cells[i] as number),
        length,
      );
      return (place) => values[place];
    },
  };
}

/** Numbers at every place from those at some, in order; none before the first and behind the last. */
function interpolated(at: readonly number[], values: readonly number[], length: number): Float64Array {
  const result = new Float64Array(length).fill(Number.NaN);
  at.forEach((end, i) => {
    result[end] = values[i];
    if (i === 0) return;
    const [start, before] = [at[i - 1], values[i - 1]];
    const slope = (values[i] - before) / (end - start);
    for (let place = start + 1; place < end; place++) result[place] = before + slope * (place - start);
  });
  return result;
}

/** The number by which a row is ordered; NaN where it is missing. */
function placeIn(table: Table, request: PathRequest, cell: Cell, row: number): number {
  if (isMissing(cell)) return Number.NaN;
  if (typeof cell === 'number' && (!request.isFilled || Number.isInteger(cell))) return cell;
  const what = typeof cell === 'number' ? `${formatNumber(cell, 6)} is no whole step` : 'it is no number';
  throw badPath(
    request,
    `${describeRow(table, row)}: rows are ordered by ${request.orderText}, and ${what}.`,
    request.isFilled && typeof cell === 'number'
      ? `Write order ${request.orderText}, which goes from row to row, or make whole steps of it.`
      : 'Order by a column of numbers.',
    placeOf(table, row),
  );
}

function badPath({ option }: PathRequest, message: string, fix: string, place?: ErrorPlace): IsolossError {
  return new IsolossError('bad-path', `${option}: ${message}`, fix, place === undefined ? {} : { place });
}
