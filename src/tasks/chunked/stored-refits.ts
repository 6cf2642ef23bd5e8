/** Statistics of refits in chunks: in memory where they are few, else in passes over the files. */
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { type Block, StreamedColumns } from '../../statistics/streamed-sample.js';
import { countStatuses, type RefitStatistics, statisticsOf } from '../uncertainty/refit-statistics.js';
import type { RefitPart, RefitWork, StoredRefits } from '../uncertainty/refit-work.js';

/** Refits, times their columns, that are held in memory at most: 64 MB. */
const MOST_NUMBERS = 2 ** 23;

/** Calls `take` with the refits of one chunk after the other. */
export type ReadRefits = (take: (part: RefitPart) => void) => Promise<void>;

export async function storedRefits(
  work: RefitWork,
  read: ReadRefits,
  mostNumbers = MOST_NUMBERS,
): Promise<StoredRefits> {
  const width = work.columns.length + (work.errors?.names.length ?? 0) + 1;
  return work.items * width <= mostNumbers ? inMemory(work, read) : inPasses(work, read);
}

async function inMemory(work: RefitWork, read: ReadRefits): Promise<StoredRefits> {
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

async function inPasses(work: RefitWork, read: ReadRefits): Promise<StoredRefits> {
  const { errors } = work;
  const counts = { count: 0, kept: 0, improved: 0, statuses: new Float64Array(256) };
  let isCounted = false;
  const columns = new StreamedColumns(async (take) => {
    await read((part) => {
      if (!isCounted) count(part.replicates, counts);
      take(blockOf(part, errors?.names ?? []));
    });
    isCounted = true;
  });
  await columns.survey(work.foreseen.map(({ column }) => column));
  await columns.foresee(work.foreseen);
  const refits: RefitStatistics = {
    ...counts,
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

function count(
  { count, status, improved }: Replicates,
  counts: { count: number; kept: number; improved: number; readonly statuses: Float64Array },
): void {
  counts.count += count;
  countStatuses(status).forEach((n, code) => {
    counts.statuses[code] += n;
  });
  for (let k = 0; k < count; k++) {
    counts.improved += improved[k];
    if (hasConverged(status[k])) counts.kept++;
  }
}

/** The refits that converged. */
function blockOf({ replicates, errors = [] }: RefitPart, quantities: readonly string[]): Block {
  const { count, status, columns } = replicates;
  const rows = Array.from(status.keys()).filter((k) => hasConverged(status[k]));
  const known = new Map<string, { readonly all: Float64Array; readonly finite: Float64Array }>();
  const of = (name: string) => {
    const made = known.get(name);
    if (made !== undefined) return made;
    const quantity = quantities.findIndex((each) => errorColumn(each) === name);
    const column = quantity < 0 ? columns[name] : errors[quantity];
    const all = rows.length === count ? column : Float64Array.from(rows, (k) => column[k]);
    const fresh = { all, finite: all.every(Number.isFinite) ? all : all.filter(Number.isFinite) };
    known.set(name, fresh);
    return fresh;
  };
  return { all: (name) => of(name).all, finite: (name) => of(name).finite };
}
