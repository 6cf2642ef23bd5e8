import { field, IsolossError } from '../errors.js';
import { excerpts } from '../text.js';
import { chooseRows, type RowsRequest } from './choose-rows.js';
import { assigned, isCustomary } from './customary.js';
import { doubtfulParameters, likeliest } from './doubtful-parameters.js';
import { groupKeys, namedGroups, neededForGroup, numberedGroups } from './groups.js';
import { asNumber, checkWeights, type NumericColumn, needed, readNumbers } from './numbers.js';
import { type Guessable, Symbols } from './symbols.js';
import type { Table } from './table.js';
import { type TargetUnit, unitOfName } from './target-unit.js';

/** The columns that a law needs of a table, and the choice of rows. */
export interface RunsRequest extends RowsRequest {
  /** The inputs of a law; each must be mapped or guessed. */
  readonly inputs?: readonly Guessable[];
  /**
   * In place of `inputs`, all names of a bare formula: those mapped, guessed (N and D only) or written as a column of
   * numbers are inputs, all others are parameters.
   */
  readonly names?: readonly string[];
  /** Names of the formula that are parameters, whatever the columns are called. */
  readonly asParameters?: readonly string[];
  /** The formula is one name alone: a constant, which needs no input. */
  readonly constant?: boolean;
  /** Symbol to the column or expression that it is. */
  readonly map?: Readonly<Record<string, string>>;
  /** Rows, of those kept, to mark as held out. */
  readonly holdOut?: string;
  /** Weight of each row, >= 0. */
  readonly weight?: string;
  /** Group and noise of each row, for resampling. */
  readonly group?: { readonly text: string; readonly option: string };
  readonly noise?: string;
  /** Trials or exposure of each row, with the option that says so. */
  readonly size?: { readonly text: string; readonly option: string };
  /** Groups of rows, each with a name. */
  readonly groups?: { readonly text: string; readonly option: string };
  /** What L is measured in, where it is stated: whether more is better follows from it. */
  readonly unit?: string;
}

/** The runs for a law: columns of one length, all finite. */
export interface Runs {
  /** The table's name, for messages. */
  readonly source: string;
  /** In the order of the law's inputs, or of the formula's names. */
  readonly inputs: ReadonlyMap<string, Float64Array>;
  /** L, in the table's own units. */
  readonly target: Float64Array;
  readonly weight: Float64Array;
  /** Each row's group, 0 and up, where groups were asked for. */
  readonly group?: Uint32Array;
  /** Groups of rows, where asked for, with the name of each. */
  readonly groups?: { readonly names: readonly string[]; readonly of: Uint32Array };
  /** Standard deviation of each row's noise, where asked for. */
  readonly noise?: Float64Array;
  /** Trials or exposure of each row, where asked for. */
  readonly size?: Float64Array;
  /** 1 where the row is held out. */
  readonly heldOut: Uint8Array;
  /** The line or row of each row in its file, 1-based. */
  readonly rowNumbers: Int32Array;
  /** Each row's index in the table, for its other columns. */
  readonly rows: Int32Array;
  readonly table: Table;
  /** What was guessed, filtered or dropped, one sentence each. */
  readonly notes: readonly string[];
  /** The column or expression that each input and L came from. */
  readonly origin: ReadonlyMap<string, string>;
  /** What L is measured in, where the name of its column says so. */
  readonly named?: TargetUnit;
  /** The names of a bare formula that are not inputs, in order. */
  readonly parameters: readonly string[];
  /** What to do about these where they are more than the runs can determine. */
  readonly advice?: string;
}

const TARGET = 'L';

/**
 * Chooses columns and rows of a table: rows as `chooseRows` has it, of which `holdOut` marks some.
 *
 * Throws, with file, row and column where known: `unmapped-symbol`, `ambiguous-column`, `unknown-name`,
 * `cyclic-map`, `formula-syntax`, `formula-type`, `not-a-number`, `missing-values`, `bad-weight`, `no-rows`,
 * `no-inputs`, `target-in-formula`, `bad-groups`.
 */
export function resolveRuns(table: Table, request: RunsRequest): Runs {
  const { map = {}, names, asParameters = [] } = request;
  const isInput = (name: string): boolean =>
    !asParameters.includes(name) && (isCustomary(name) || hasNumbers(table, name));
  const guessable = [...(request.inputs ?? (names ?? []).filter(isInput).map((name) => ({ name })))];
  const symbols = new Symbols(table, map, [...guessable, { name: TARGET }]);
  const notes: string[] = [];

  const { inputs, ...others } =
    names === undefined
      ? { inputs: guessable.map(({ name }) => name), parameters: [] }
      : classifyNames(names, request, symbols, table, notes);
  const used = [...inputs, TARGET];
  const columns = symbols.requireAll(used).map(({ reader, origin, isMade }, i): NumericColumn => {
    const name = used[i];
    // A column of booleans as the loss is a mistake.
    const isMistake = name === TARGET && symbols.isColumn(origin);
    return {
      name,
      origin,
      reader: isMistake ? reader : asNumber(reader),
      ...(isMade === undefined ? {} : { isMade }),
    };
  });
  const optional = (text: string | undefined, name: string, option: string): NumericColumn[] =>
    text === undefined ? [] : [{ name, reader: symbols.reader(text, option), origin: text }];
  const weights = optional(request.weight, 'the weight', field('weight'));
  const noises = optional(request.noise, 'the noise', field('noise'));

  const sizes = optional(request.size?.text, request.size?.option ?? '', request.size?.option ?? '');
  const groupings = [request.group, request.groups].filter((one) => one !== undefined);

  const target = symbols.require(TARGET);
  const named = unitByName(target.origin, symbols);
  const stated = request.unit === undefined ? undefined : unitOfName(request.unit);
  const rows = chooseRows(
    table,
    request,
    symbols,
    [
      ...[...columns, ...weights, ...noises, ...sizes].map((column) => needed(table, column)),
      ...groupings.flatMap(({ text, option }) => neededForGroup(text, option, symbols)),
    ],
    { ...target, higherIsBetter: (stated ?? named)?.higherIsBetter ?? false },
    notes,
  );
  const [weight = new Float64Array(rows.length).fill(1)] = weights.map((column) =>
    readNumbers(table, column, rows),
  );
  checkWeights(table, rows, weight);
  const [noise] = noises.map((column) => readNumbers(table, column, rows));
  const [size] = sizes.map((column) => readNumbers(table, column, rows));
  const group =
    request.group === undefined
      ? undefined
      : numberedGroups(groupKeys(request.group.text, request.group.option, symbols, table, rows)).group;
  const groups =
    request.groups === undefined
      ? undefined
      : namedGroups(groupKeys(request.groups.text, request.groups.option, symbols, table, rows));
  const heldOut = markHeldOut(request.holdOut, symbols, rows, notes);
  for (const name of symbols.unused()) {
    notes.push(`${name} is mapped, but neither the law nor any option uses it.`);
  }
  const values = new Map(columns.map((column) => [column.name, readNumbers(table, column, rows)]));
  const observed = values.get(TARGET) ?? new Float64Array(0);
  values.delete(TARGET);
  return {
    source: table.source,
    inputs: values,
    target: observed,
    weight,
    ...(group === undefined ? {} : { group }),
    ...(groups === undefined ? {} : { groups }),
    ...(noise === undefined ? {} : { noise }),
    ...(size === undefined ? {} : { size }),
    heldOut,
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
    rows,
    table,
    notes: [...(table.notes ?? []), ...symbols.notes, ...notes],
    ...(named === undefined ? {} : { named }),
    origin: new Map(columns.map(({ name, origin }) => [name, origin])),
    ...others,
  };
}

const LOGARITHM = /^\s*(?:log|ln)\(([^()]+)\)\s*$/;

/** Expressions but the logarithm of a perplexity may be in any unit. */
function unitByName(origin: string, symbols: Symbols): TargetUnit | undefined {
  if (symbols.isColumn(origin)) return unitOfName(origin);
  const argument =
    LOGARITHM.exec(origin)?.[1]
      .trim()
      .replace(/^[`"](.*)[`"]$/, '$1') ?? '';
  const isPerplexity = symbols.isColumn(argument) && unitOfName(argument)?.unit === 'perplexity';
  return isPerplexity ? { unit: 'nats per token', higherIsBetter: false } : undefined;
}

/** Classifies the names of a bare formula as inputs and parameters, with a note for each name that is ambiguous. */
function classifyNames(
  names: readonly string[],
  { constant = false, asParameters = [], map = {} }: RunsRequest,
  symbols: Symbols,
  table: Table,
  notes: string[],
): { inputs: string[]; parameters: string[]; advice?: string } {
  if (names.includes(TARGET)) {
    throw new IsolossError(
      'target-in-formula',
      `The formula uses ${TARGET}, which is the loss it predicts.`,
      'Call the input or parameter something else.',
    );
  }
  const inputs = names.filter((name) => symbols.find(name) !== undefined);
  for (const name of inputs) {
    if (isCustomary(name) || Object.hasOwn(map, name)) continue;
    notes.push(
      `${name} is the column '${name}' (if it is a parameter, name it in --positive, --bound, --range, --start or --fix).`,
    );
  }
  const parameters = names.filter((name) => !inputs.includes(name));
  const doubts = doubtfulParameters(parameters, asParameters, inputs, symbols, table);
  notes.push(...doubts.flatMap(({ note }) => note ?? []));
  const { name: meant, column = 'COLUMN' } = likeliest(doubts) ?? { name: names[0] ?? 'x' };
  const choice = `${field('map')} ${meant}=${assigned(column)}; columns are ${excerpts(table.columns.keys())}.`;
  if (inputs.length === 0 && !constant) {
    throw new IsolossError(
      'no-inputs',
      `No name of the formula is an input: ${names.length > 0 ? names.join(', ') : 'it has none'}.`,
      `Say which column an input is, such as ${choice}`,
      { place: { file: table.source } },
    );
  }
  return {
    inputs,
    parameters,
    ...(doubts.length > 0 && {
      advice: `Names of a formula that are no column are parameters: if ${meant} is an input, say so with ${choice}`,
    }),
  };
}

/**
 * True where some cell of the column is a number or a boolean. Also where several columns have the name: reading it then
 * throws.
 */
function hasNumbers(table: Table, name: string): boolean {
  if (table.duplicates.has(name) || table.unreadable?.has(name) === true) return true;
  const column = table.columns.get(name);
  return Array.from({ length: table.rows }, (_, row) => column?.at(row)).some(
    (cell) => typeof cell === 'boolean' || (typeof cell === 'number' && !Number.isNaN(cell)),
  );
}

function markHeldOut(
  text: string | undefined,
  symbols: Symbols,
  rows: Int32Array,
  notes: string[],
): Uint8Array {
  const heldOut = new Uint8Array(rows.length);
  if (text === undefined) return heldOut;
  const holds = symbols.condition(text, field('holdOut'));
  rows.forEach((row, i) => {
    heldOut[i] = holds(row) ? 1 : 0;
  });
  const count = heldOut.reduce((sum, held) => sum + held, 0);
  if (count === rows.length) {
    throw new IsolossError(
      'no-rows',
      `${field('holdOut')} ${text} holds out all ${rows.length} rows.`,
      'Leave rows to fit.',
    );
  }
  notes.push(`--hold-out ${text} holds out ${count} of ${rows.length} rows.`);
  return heldOut;
}
