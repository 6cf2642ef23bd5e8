/** The ladders of a table: the runs of every recipe, by compute. */
import { field, IsolossError, optionOf } from '../../errors.js';
import { namedGroups } from '../../runs/groups.js';
import { reshaped } from '../../runs/reshape.js';
import { resolveRuns } from '../../runs/resolve.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import { describeRow, placeOf, type Table } from '../../runs/table.js';
import { excerpts, plural } from '../../text.js';
import type { AskedMultiplier } from './job.js';
import type { Ladder } from './record.js';

const compute: Guessable = { name: 'C', aliases: ['flops', 'flop', 'compute'], isStrict: true };
const allocation: readonly Guessable[] = [{ name: 'N' }, { name: 'D' }];

export interface ReadLadders {
  readonly baseline: string;
  /** The baseline first. */
  readonly ladders: readonly Ladder[];
  readonly rows: number;
  readonly C: string;
  readonly L: string;
  readonly notes: readonly string[];
  /** Of runs that are no ladder. */
  readonly warnings: readonly string[];
}

/** Throws an {@link IsolossError} where columns or rows cannot be read, `bad-groups`, `one-group` and `not-positive`. */
export function readLadders(job: AskedMultiplier, given: Table, against: Table | undefined): ReadLadders {
  const { recipe } = job;
  if (recipe === undefined && against === undefined) {
    throw new IsolossError(
      'bad-groups',
      'Nothing tells the recipes apart.',
      `Name the column of recipes with ${field('recipe')}, or the table of the baseline with ${field('against')}.`,
    );
  }
  const { frontier } = job;
  const own = rowsOf(job, given, against === undefined ? recipe : undefined);
  if (against !== undefined) {
    const other = rowsOf(job, against);
    const [name, otherName] = namesOf(given.source, against.source);
    const both = [ladderOf(otherName, other, frontier), ladderOf(name, own, frontier)];
    return {
      baseline: otherName,
      ladders: both.map(({ ladder }) => ladder),
      rows: own.runs.target.length + other.runs.target.length,
      ...own.origin,
      notes: [...new Set([...own.runs.notes, ...other.runs.notes, ...both.flatMap(({ notes }) => notes)])],
      warnings: both.flatMap(({ warnings }) => warnings),
    };
  }
  const { names, of } = own.runs.groups ?? namedGroups([]);
  if (names.length < 2) {
    throw new IsolossError(
      'one-group',
      `${field('recipe')} ${recipe} has one value alone, ${names[0]}.`,
      'Name a column that differs between the recipes.',
      { place: { file: given.source } },
    );
  }
  const baseline = job.baseline ?? names[0];
  if (!names.includes(baseline)) {
    throw new IsolossError(
      'unknown-group',
      `No run is of the recipe '${baseline}'.`,
      `Recipes are ${excerpts(names)}.`,
      { place: { file: given.source } },
    );
  }
  const all = names.map((name, g) => ladderOf(name, own, frontier, (row) => of[row] === g));
  const ladders = all.map(({ ladder }) => ladder);
  return {
    baseline,
    ladders: [
      ...ladders.filter(({ name }) => name === baseline),
      ...ladders.filter(({ name }) => name !== baseline),
    ],
    rows: own.runs.target.length,
    ...own.origin,
    notes: [...own.runs.notes, ...all.flatMap(({ notes }) => notes)],
    warnings: all.flatMap(({ warnings }) => warnings),
  };
}

/** Names of files without their folders, if that tells them apart. */
function namesOf(first: string, second: string): [string, string] {
  const [a, b] = [first, second].map((source) => source.split(/[/\\]/).at(-1) ?? source);
  return a === b ? [first, second] : [a, b];
}

function rowsOf(job: AskedMultiplier, given: Table, recipe?: string) {
  const table = reshaped(given, job);
  const guessed = new Symbols(table, job.map, [compute, ...allocation]);
  const isMade =
    guessed.find('C') === undefined && allocation.every(({ name }) => guessed.find(name) !== undefined);
  const map = isMade ? { ...job.map, C: '6*N*D' } : job.map;
  const inputs = isMade ? [compute, ...allocation] : [compute];
  const runs = resolveRuns(table, {
    inputs,
    map,
    dropMissing: job.dropMissing,
    ...(recipe === undefined ? {} : { groups: { text: recipe, option: field('recipe') } }),
    ...(job.where === undefined ? {} : { where: job.where }),
    ...(job.lastBy === undefined ? {} : { lastBy: job.lastBy }),
    ...(job.bestBy === undefined ? {} : { bestBy: job.bestBy }),
  });
  if (runs.named?.higherIsBetter === true) {
    throw new IsolossError(
      'one-sided-loss',
      `Of ${runs.origin.get('L')} more is better, and ladders are of losses.`,
      `Give what falls with compute, such as ${field('map')} "L=1-${runs.origin.get('L')}".`,
      { place: { file: given.source } },
    );
  }
  const C = runs.inputs.get('C') ?? new Float64Array(0);
  for (const [name, values] of [
    ['C', C],
    ['L', runs.target],
  ] as const) {
    const bad = values.findIndex((value) => !(value > 0));
    if (bad < 0) continue;
    throw new IsolossError(
      'not-positive',
      `${describeRow(table, runs.rows[bad])}: ${name} is ${values[bad]}, and its logarithm is used.`,
      `Correct the row or leave it out with ${field('where')}.`,
      { place: placeOf(table, runs.rows[bad]) },
    );
  }
  const origin = { C: runs.origin.get('C') ?? 'C', L: runs.origin.get('L') ?? 'L' };
  const symbols = new Symbols(table, map, [compute, ...allocation]);
  const sizes = symbols.find('N')?.reader;
  return {
    runs,
    origin,
    /** N of each run, where the table has it. */
    sizes: sizes === undefined ? undefined : Float64Array.from(runs.rows, (row) => Number(sizes(row))),
  };
}

/** Compute within this share is equal. */
const SAME = 0.02;

interface Step {
  readonly C: number;
  readonly loss: number;
  readonly N: number | undefined;
}

/** The runs that `keeps` takes, by compute; of a frontier, those that no run of as little compute is better than. */
function ladderOf(
  name: string,
  { runs: { inputs, target }, sizes }: ReturnType<typeof rowsOf>,
  frontier: boolean,
  keeps: (row: number) => boolean = () => true,
): { readonly ladder: Ladder; readonly notes: readonly string[]; readonly warnings: readonly string[] } {
  const C = inputs.get('C') ?? new Float64Array(0);
  const all = Array.from(target, (loss, row) => ({ row, C: C[row], loss, N: sizes?.[row] }))
    .filter(({ row }) => keeps(row))
    .sort((a, b) => a.C - b.C || a.loss - b.loss);
  const kept = frontier
    ? all.filter((one) => all.every((other) => other.C > one.C * (1 + SAME) || other.loss >= one.loss))
    : all;
  return {
    ladder: { name, runs: kept.map(({ C: own, loss }) => ({ C: own, loss })) },
    notes: frontier ? [`${name}: ${kept.length} of ${plural(all.length, 'run')} lie on the frontier.`] : [],
    warnings: frontier ? [] : gridWarnings(name, all),
  };
}

/** Runs of one compute with several splits of it into N and D are a grid, of which the best alone are a ladder. */
function gridWarnings(name: string, steps: readonly Step[]): string[] {
  const isGrid = steps.some(({ C, N }, k) => {
    const before = steps[k - 1];
    if (k === 0 || N === undefined || before.N === undefined) return false;
    return C / before.C < 1 + SAME && Math.abs(Math.log(N / before.N)) > SAME;
  });
  return isGrid
    ? [
        `${name} has runs of one compute with different N and D: a grid rather than a ladder. Keep the best of each compute with ${optionOf('frontier')}, or fit a law in N and D to each recipe and compare the fits with isoloss equivalent.`,
      ]
    : [];
}
