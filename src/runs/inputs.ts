/** The inputs of a law in a table that may have no losses yet. */
import { IsolossError } from '../errors.js';
import { namesIn } from '../formula/names-in.js';
import { oddNames } from '../formula/odd-names.js';
import { parse } from '../formula/parse.js';
import { listed } from '../text.js';
import { rowsWhere } from './choose-rows.js';
import { asNumber, type NumericColumn, needed, readNumbers, rowsWithValues } from './numbers.js';
import { type Guessable, Symbols } from './symbols.js';
import { columnNames, hasColumn, type Table } from './table.js';

export interface InputsRequest {
  readonly inputs: readonly Guessable[];
  /** Symbol to the column or expression that it is. */
  readonly map: Readonly<Record<string, string>>;
  /** The fit's map, used for symbols that `map` does not have and whose columns the table has. */
  readonly fitMap?: Readonly<Record<string, string>>;
  /** Rows to keep. */
  readonly where?: string;
  /** Leave out rows with a missing input instead of throwing. */
  readonly dropMissing?: boolean;
  /** Trials or exposure of each row, with the option that says so. */
  readonly size?: { readonly text: string; readonly option: string };
}

export interface TableInputs {
  readonly inputs: Readonly<Record<string, Float64Array>>;
  /** L, NaN where it is missing; absent where the table has none. */
  readonly observed?: Float64Array;
  /** Trials or exposure, where asked for. */
  readonly size?: Float64Array;
  readonly rowNumbers: Int32Array;
  /** What was guessed, filtered or dropped, one sentence each. */
  readonly notes: readonly string[];
}

const TARGET = 'L';

/** Throws as `resolveRuns` does, except that L may be missing in a row or in the whole table. */
export function resolveInputs(table: Table, request: InputsRequest): TableInputs {
  const { inputs, where } = request;
  const fitMap = usableMap(table, request.fitMap ?? {}, request.map);
  const map = { ...fitMap, ...request.map };
  const symbols = new Symbols(table, map, [...inputs, { name: TARGET }]);
  const notes: string[] = [];
  const columns = symbols
    .requireAll(inputs.map(({ name }) => name))
    .map(
      ({ reader, origin }, i): NumericColumn => ({ name: inputs[i].name, origin, reader: asNumber(reader) }),
    );
  const { size } = request;
  const sizes: NumericColumn[] =
    size === undefined
      ? []
      : [{ name: size.option, reader: symbols.reader(size.text, size.option), origin: size.text }];
  const target = symbols.find(TARGET);
  const kept = Object.entries(fitMap).filter(([name]) => !Object.hasOwn(request.map, name));
  if (kept.length > 0)
    notes.push(`As in the fit, ${listed(kept.map(([name, text]) => `${name} is ${text}`))}.`);
  const rows = rowsWithValues(
    table,
    rowsWhere(table, where, symbols, notes),
    [...columns, ...sizes].map((column) => needed(table, column)),
    request.dropMissing ?? false,
    notes,
  );
  for (const name of symbols.unused()) {
    if (Object.hasOwn(request.map, name)) notes.push(`${name} is mapped, but neither the law nor L uses it.`);
  }
  return {
    inputs: Object.fromEntries(columns.map((column) => [column.name, readNumbers(table, column, rows)])),
    ...(target === undefined ? {} : { observed: readNumbers(table, { name: TARGET, ...target }, rows) }),
    ...(size === undefined ? {} : { size: readNumbers(table, sizes[0], rows) }),
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
    notes: [...(table.notes ?? []), ...symbols.notes, ...notes],
  };
}

/** Those entries of `fitMap` that resolve to columns of the table, directly, through each other or through `map`. */
function usableMap(
  table: Table,
  fitMap: Readonly<Record<string, string>>,
  map: Readonly<Record<string, string>>,
): Record<string, string> {
  // The name of several columns counts too: reading it throws, whereas another definition would be used silently.
  const isColumn = (name: string): boolean => hasColumn(table, name);
  const odd = oddNames(columnNames(table), () => false);
  /** The names of an expression; undefined for a text that is none, as the name of a column that the table lacks may be. */
  const namesOf = (text: string): string[] | undefined => {
    try {
      return namesIn(parse(text, undefined, odd));
    } catch (error) {
      if (error instanceof IsolossError) return undefined;
      throw error;
    }
  };
  const isKnown = (name: string, pending: readonly string[]): boolean => {
    if (isColumn(name) || Object.hasOwn(map, name)) return true;
    return (
      Object.hasOwn(fitMap, name) && !pending.includes(name) && isUsable(fitMap[name], [...pending, name])
    );
  };
  const isUsable = (text: string, pending: readonly string[]): boolean =>
    isColumn(text) || (namesOf(text)?.every((n) => isKnown(n, pending)) ?? false);
  return Object.fromEntries(Object.entries(fitMap).filter(([name, text]) => isUsable(text, [name])));
}
