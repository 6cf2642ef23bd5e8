/** The shapes in which JSON holds tables. */
import { IsolossError } from '../errors.js';
import { excerpt, excerpts, listed } from '../text.js';
import { typeCell } from './cell.js';
import { isColumnName } from './customary.js';
import { isObject, type JsonObject } from './objects.js';

export type TableShape =
  /** One object a row. */
  | { readonly kind: 'rows'; readonly rows: readonly unknown[]; readonly notes: readonly string[] }
  /** One list a row, and the names of the columns. */
  | { readonly kind: 'matrix'; readonly names: readonly string[]; readonly rows: readonly unknown[] }
  | {
      readonly kind: 'columns';
      readonly columns: readonly (readonly [name: string, cells: readonly unknown[]])[];
    };

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isScalar = (value: unknown): boolean => !isObject(value) && !isList(value);
const isListOfObjects = (value: unknown): value is readonly JsonObject[] =>
  isList(value) && value.length > 0 && value.every(isObject);

const SHAPES = 'Give an array of objects, one a run, or an object of arrays, one a column.';

function malformed(source: string, what: string, fix: string): IsolossError {
  return new IsolossError('malformed-table', what, fix, { place: { file: source } });
}

/**
 * The table in a JSON value:
 *
 * - an array of objects, one a row, or of arrays, of which the first has the names;
 * - an object of arrays of one length, one a column;
 * - the `columns`, `index`, `split`, `tight` and `table` orients of pandas; the columns and data of Weights & Biases;
 * - an object that wraps one of these, as `trainer_state.json` of Hugging Face wraps `log_history`;
 * - a single object, which is one row.
 *
 * Throws `malformed-table` for anything else.
 */
export function shapeOf(value: unknown, source: string): TableShape {
  if (isList(value)) return shapeOfList(value, source);
  if (isObject(value)) return shapeOfObject(value, source);
  throw malformed(source, `${source} holds a single value, not a table.`, SHAPES);
}

function shapeOfList(value: readonly unknown[], source: string): TableShape {
  if (value.length === 0 || !value.every(isList)) return { kind: 'rows', rows: value, notes: [] };
  const [header, ...rows] = value;
  const isName = (cell: unknown): cell is string =>
    typeof cell === 'string' && typeof typeCell(cell) === 'string';
  if (header.length > 0 && header.every(isName)) return { kind: 'matrix', names: header, rows };
  throw malformed(
    source,
    `${source} is a list of lists without names of columns.`,
    "Write it with the names: DataFrame.to_json(orient='records'), or a first list that holds them.",
  );
}

function shapeOfObject(value: JsonObject, source: string): TableShape {
  const members = Object.entries(value);
  const { columns, data, schema } = value;
  if (isList(columns) && isList(data) && data.every(isList)) return split(columns, data, value.index);
  if (isObject(schema) && isListOfObjects(data)) {
    return { kind: 'rows', rows: withoutIndex(data, schema), notes: [] };
  }
  const lists = members.filter((member): member is [string, readonly unknown[]] => isList(member[1]));
  const isEven = lists.every(([, list]) => list.length === lists[0][1].length);
  const isColumns = lists.length === members.length && lists.some(([, list]) => !isListOfObjects(list));
  if (members.length === 0 || (isColumns && isEven)) return { kind: 'columns', columns: lists };
  const wrapped = lists.filter(([, list]) => isListOfObjects(list));
  if (wrapped.length > 1) {
    const names = wrapped.map(([name]) => name);
    throw malformed(
      source,
      `${source} holds several tables: ${excerpts(names)}.`,
      `Give one of them: jq '.${excerpt(names[0])}' FILE.`,
    );
  }
  if (wrapped.length === 1) return entriesOf(wrapped[0]);
  if (lists.length > 0) {
    const [name] = members.find(([, member]) => !isList(member)) ?? ['', undefined];
    if (name === '') return { kind: 'columns', columns: lists };
    throw malformed(source, `${source}: '${excerpt(name)}' is not an array.`, SHAPES);
  }
  const inner = members.filter((member): member is [string, JsonObject] => isObject(member[1]));
  if (inner.length === members.length && inner.length > 1) return shapeOfObjects(inner, source);
  const [table] = inner;
  if (inner.length === 1 && isTable(table[1])) return shapeOfObject(table[1], source);
  // Nothing but numbers, texts and objects of such: one run.
  return { kind: 'rows', rows: [value], notes: [] };
}

/** Whether the only object in another one is a table rather than a group of fields. */
function isTable(value: JsonObject): boolean {
  const members = Object.values(value);
  return members.length > 0 && (members.every(isList) || (members.length > 1 && members.every(isObject)));
}

function entriesOf([name, rows]: readonly [string, readonly unknown[]]): TableShape {
  return { kind: 'rows', rows, notes: [`Rows are the entries of '${excerpt(name)}'.`] };
}

/** Names of columns, their levels joined by points, and lists of cells; the index is a column unless it only counts. */
function split(columns: readonly unknown[], data: readonly unknown[], index: unknown): TableShape {
  const names = columns.map(nameOf);
  if (!isList(index) || index.length !== data.length || isCounting(index) || names.includes('index')) {
    return { kind: 'matrix', names, rows: data };
  }
  return {
    kind: 'matrix',
    names: ['index', ...names],
    rows: data.map((row, i) => [labelOf(index[i]), ...(row as readonly unknown[])]),
  };
}

function nameOf(label: unknown): string {
  return isList(label) ? label.map(String).join('.') : String(label);
}

function labelOf(label: unknown): unknown {
  return isList(label) ? label.map(String).join(', ') : label;
}

/** Rows of the `table` orient without an index that only counts them. */
function withoutIndex(rows: readonly JsonObject[], { primaryKey }: JsonObject): readonly JsonObject[] {
  const isPlain = isList(primaryKey) && primaryKey.length === 1 && primaryKey[0] === 'index';
  if (!isPlain || !isCounting(rows.map(({ index }) => index))) return rows;
  return rows.map(({ index: _, ...rest }) => rest);
}

/** Whether labels are whole numbers, as those of rows are unless someone chose others. */
function isCounting(labels: readonly unknown[]): boolean {
  return labels.every((label) => /^\d+$/.test(String(label)));
}

/**
 * An object of objects: those of columns by row (`orient='columns'`, the default of pandas), or of rows by column
 * (`orient='index'`, dictionaries of runs). Which it is follows from labels that count and from customary names of columns.
 */
function shapeOfObjects(members: readonly (readonly [string, JsonObject])[], source: string): TableShape {
  const outer = members.map(([name]) => name);
  const inner = [...new Set(members.flatMap(([, object]) => Object.keys(object)))];
  const isFull = members.every(([, object]) => Object.keys(object).length === inner.length);
  const shared = inner.filter((name) => members.every(([, object]) => Object.hasOwn(object, name)));
  const isFlat = members.every(([, object]) => Object.values(object).every(isScalar));
  const asRows = (): TableShape => ({
    kind: 'rows',
    rows: isCounting(outer)
      ? members.map(([, row]) => row)
      : members.map(([label, row]) => (Object.hasOwn(row, 'index') ? row : { index: label, ...row })),
    notes: [],
  });
  const asColumns = (): TableShape => ({
    kind: 'columns',
    columns: [
      ...(isCounting(inner) || outer.includes('index') ? [] : [['index', inner] as const]),
      ...members.map(([name, column]) => [name, inner.map((label) => column[label])] as const),
    ],
  });
  // Groups of fields, such as config and summary: one run.
  if (shared.length === 0 && !isCounting(inner)) {
    return { kind: 'rows', rows: [Object.fromEntries(members)], notes: [] };
  }
  if (!isFlat || !isFull) return isCounting(inner) && isFlat ? asColumns() : asRows();
  if (isCounting(outer) !== isCounting(inner)) return isCounting(inner) ? asColumns() : asRows();
  const count = (names: readonly string[]) => names.filter(isColumnName).length;
  const [outerNames, innerNames] = [count(outer), count(inner)];
  if (outerNames !== innerNames) return outerNames > innerNames ? asColumns() : asRows();
  throw malformed(
    source,
    `${source} is an object of objects whose columns may be ${listed([excerpts(outer, 3), excerpts(inner, 3)]).replace(' and ', ' or ')}.`,
    "Write it with DataFrame.to_json(orient='records').",
  );
}
