/** Statistics of refits in chunks: in memory where they are few, else in passes over the files. */
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { type Block, StreamedColumns } from '../../statistics/streamed-sample.js';
import type { ReadParts } from '../divided-work.js';
import { countStatuses, type RefitStatistics, statisticsOf } from '../uncertainty/refit-statistics.js';
import type { RefitPart, RefitWork, StoredRefits } from '../uncertainty/refit-work.js';

/** Refits, times their columns, that are held in memory at most: 64 MB. */
const MOST_NUMBERS = 2 ** 23;

export async function storedRefits(
  work: RefitWork,
  read: ReadParts<RefitPart>,
  mostNumbers = MOST_NUMBERS,
): Promise<StoredRefits> {
  const width = work.columns.length + (work.errors?.names.length ?? 0) + 1;
  return work.items * width <= mostNumbers ? inMemory(work, read) : inPasses(work, read);
}

async function inMemory(work: RefitWork, read: ReadParts<RefitPart>): Promise<StoredRefits> {
  const { items: count, columns } = work;
  const empty = (): Float64Array => new Float64Array(count);
  const replicates: Replicates = {
    count,
    columns: Object.fromEntries(columns.map((name) => [name, empty()])),
    objective: empty(),
    status: new Uint8Array(count),
    improved: new Uint8Array(count),
  };
  const errors = work.errors && { own: work.errors.own, replicates: work.errors.names.map(empty) };
  let first = 0;
  await read(({ replicates: part, errors: partErrors = [] }) => {
    for (const name of columns) replicates.columns[name].set(part.columns[name], first);
    replicates.objective.set(part.objective, first);
    replicates.status.set(part.status, first);
    replicates.improved.set(part.improved, first);
    partErrors.forEach((column, i) => {
      errors?.replicates[i].set(column, first);
    });
    first += part.count;
  });
  const refits = statisticsOf(replicates, errors);
  return { replicates, evaluate: async (ask) => ask(refits) };
}

async function inPasses(work: RefitWork, read: ReadParts<RefitPart>): Promise<StoredRefits> {
  const { errors } = work;
  const { share = { read, sharing: undefined } } = read;
  const columns = new StreamedColumns(
    (take) => share.read((part) => take(blockOf(part, errors?.names ?? []))),
    share.sharing,
  );
  await columns.survey(work.foreseen.map(({ column }) => column));
  await columns.foresee(work.foreseen);
  const [count, kept, improved, ...statuses] = columns.counts;
  const refits: RefitStatistics = {
    ...{ count, kept, improved, statuses: Float64Array.from(statuses) },
    sample: (name) => columns.sample(name),
    covariance: (names) => columns.covariance(names),
    each: (questions) => columns.each(questions),
    errors: (index, name) =>
      errors && {
        own: errors.own[index],
        ratios: (of) =>
          columns.made(`ratio ${name}`, ({ all }) => {
            const error = all(errorColumn(name));
            return all(name).map((value, k) => of(value, error[k]));
          }),
      },
  };
  return { evaluate: (ask) => columns.evaluate(() => ask(refits)) };
}

const errorColumn = (name: string): string => `error of ${name}`;

/** Refits, those that converged, those that another start improved, and how many ended in each way. */
function countsOf({ count, status, improved }: Replicates, kept: number): Float64Array {
  return Float64Array.of(
    count,
    kept,
    improved.reduce((sum, flag) => sum + flag, 0),
    ...countStatuses(status),
  );
}

/** The refits that converged. Passes spend their time here, so that rows are picked in loops. */
function blockOf({ replicates, errors = [] }: RefitPart, quantities: readonly string[]): Block {
  const { count, status, columns } = replicates;
  const rows = new Int32Array(count);
  let kept = 0;
  for (let k = 0; k < count; k++) if (hasConverged(status[k])) rows[kept++] = k;
  const known = new Map<string, { readonly all: Float64Array; readonly finite: Float64Array }>();
  const of = (name: string) => {
    const made = known.get(name);
    if (made !== undefined) return made;
    const quantity = quantities.findIndex((each) => errorColumn(each) === name);
    const column = quantity < 0 ? columns[name] : errors[quantity];
    const all = kept === count ? column : picked(column, rows.subarray(0, kept));
    const fresh = { all, finite: finiteOf(all) };
    known.set(name, fresh);
    return fresh;
  };
  return {
    all: (name) => of(name).all,
    finite: (name) => of(name).finite,
    counts: countsOf(replicates, kept),
  };
}

function picked(column: Float64Array, rows: Int32Array): Float64Array {
  const chosen = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) chosen[k] = column[rows[k]];
  return chosen;
}

function finiteOf(column: Float64Array): Float64Array {
  for (let k = 0; k < column.length; k++) {
    if (!Number.isFinite(column[k])) return column.filter(Number.isFinite);
  }
  return column;
}
