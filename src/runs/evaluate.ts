import { IsolossError } from '../errors.js';
import type { ArithmeticOperator, ComparisonOperator, Expression, Span } from '../formula/ast.js';
import { functions } from '../formula/functions.js';
import { namesIn } from '../formula/names-in.js';
import { changeFunctions, pathFunctions } from '../formula/path-functions.js';
import { excerpt } from '../text.js';
import { pointedExcerpt } from '../visible.js';
import { type Cell, isMissing, typeCell } from './cell.js';
import { type GroupOfChanges, gatherChanges } from './gathered-changes.js';
import { alongRun, type RunPath, runPaths } from './paths.js';
import { describeRow, placeOf, type Table } from './table.js';

/** Returns the value of a row, by 0-based index. */
export type Reader<T> = (row: number) => T;

/** Resolves the names of an expression, and names it and its rows in messages. */
export interface RowScope {
  /** The option the expression belongs to, such as `--where`. */
  readonly option: string;
  readonly table: Table;
  /** The reader of a name; throws where there is no such name. */
  readonly lookup: (name: string) => Reader<Cell>;
  /** True where a name is a column's: quoted text of that name was then probably meant as the column. */
  readonly isColumn: (name: string) => boolean;
  /** The run along which a sum is made, and the scope of its rows: readers here take places on the run, not rows. */
  readonly along?: { readonly run: RunPath; readonly rows: RowScope };
  /** Changes along all runs by what they are of, which expressions for single groups of them share. */
  readonly gathered?: Map<string, Reader<readonly GroupOfChanges[] | undefined>>;
}

/**
 * Compiles an expression into a reader of rows. Missing cells propagate through arithmetic, and every comparison
 * with one is false. A text that reads as a number is compared with numbers as that number. As a number a condition is
 * 1 or 0, and missing where a cell that it names is.
 * Readers throw `formula-type` with the character and the row where a number is needed and there is text, or where a
 * condition is needed and there is text or a number. Nothing is evaluated as code.
 */
export function compileRows(text: string, expression: Expression, scope: RowScope): Reader<Cell> {
  const compiler = new Compiler(text, scope);
  const read = compiler.cell(expression);
  const isComplete = compiler.complete(expression);
  return (row) => (isComplete(row) ? read(row) : null);
}

/** As {@link compileRows} for an expression that must be true or false; a missing value is false. */
export function compileCondition(text: string, expression: Expression, scope: RowScope): Reader<boolean> {
  return new Compiler(text, scope).truth(expression);
}

class Compiler {
  constructor(
    private readonly text: string,
    private readonly scope: RowScope,
    /** Sums along all runs by row, which those along single runs share. */
    private readonly sums = new Map<Expression, Float64Array>(),
  ) {}

  cell(node: Expression): Reader<Cell> {
    switch (node.kind) {
      case 'number':
      case 'text': {
        const { value } = node;
        return () => value;
      }
      case 'name':
        return this.scope.lookup(node.name);
      case 'unary': {
        if (node.operator === 'not') {
          const operand = this.truth(node.operand);
          return (row) => !operand(row);
        }
        const operand = this.number(node.operand);
        return (row) => -operand(row);
      }
      case 'binary':
        return this.binary(node);
      case 'call': {
        if (pathFunctions.has(node.name)) return this.alongRuns(node);
        const definition = functions.get(node.name);
        if (definition === undefined) throw new RangeError(`unknown function ${node.name}`);
        const list = node.arguments.map((argument) => this.number(argument));
        return (row) => {
          const values = list.map((argument) => argument(row));
          return values.some(Number.isNaN) ? Number.NaN : definition.f64(...values);
        };
      }
      case 'root':
        throw new IsolossError(
          'formula-type',
          `${this.scope.option}, character ${node.span.start + 1}: the root of an equation has a place in laws and costs, not in expressions over the columns of a table.\n${pointedExcerpt(this.text, node.span.start, node.span.end)}`,
          'Make it part of the law.',
          { place: { position: node.span.start + 1 } },
        );
    }
  }

  /** A sum along runs. Within another one's arguments it goes along the same run, unless it names its own. */
  private alongRuns(node: Expression & { kind: 'call' }): Reader<Cell> {
    const { along } = this.scope;
    if (along !== undefined && node.path === undefined) {
      const values = this.alongOne(node, along.run);
      return (place) => values[place];
    }
    const rows = along?.rows ?? this.scope;
    // Looked up now, so that a misspelt name is an error whether or not a row is read.
    for (const name of namesIn(node)) rows.lookup(name);
    const change = changeFunctions.find((name) => name === node.name);
    if (change !== undefined) {
      const group = new Compiler(this.text, rows, this.sums).groupOfChanges(node, change);
      return along === undefined ? group : along.run.spread(group);
    }
    const read = (row: number): number => {
      const values = this.sums.get(node) ?? new Compiler(this.text, rows, this.sums).alongAll(node);
      this.sums.set(node, values);
      return values[row];
    };
    return along === undefined ? read : along.run.spread(read);
  }

  /** A sum along all runs, by row. */
  private alongAll(node: Expression & { kind: 'call' }): Float64Array {
    const result = new Float64Array(this.scope.table.rows).fill(Number.NaN);
    for (const { run, compiler } of this.runsOf(node)) {
      const values = compiler.alongOne(node, run);
      run.rows.forEach((row, i) => {
        result[row] = values[run.places[i]];
      });
    }
    return result;
  }

  /** The runs that a sum goes along, each with a compiler of expressions over its places. */
  private runsOf({ path }: Expression & { kind: 'call' }): { run: RunPath; compiler: Compiler }[] {
    const { table, option, lookup } = this.scope;
    const { by = [], order, isFilled = false } = path ?? {};
    const runs = runPaths(table, {
      by: by.map((each) => this.cell(each)),
      isFilled,
      orderText: order === undefined ? '' : this.textOf(order),
      option,
      ...(order === undefined ? {} : { order: this.cell(order) }),
    });
    return runs.map((run) => {
      const along = { run, rows: this.scope };
      const scope = { ...this.scope, lookup: (name: string) => run.spread(lookup(name)), along };
      return { run, compiler: new Compiler(this.text, scope, this.sums) };
    });
  }

  private textOf({ span }: Expression): string {
    return this.text.slice(span.start, span.end);
  }

  /** For each row, the changes of a quantity along its run up to the row that fall into one of several groups. */
  private groupOfChanges(
    node: Expression & { kind: 'call' },
    what: (typeof changeFunctions)[number],
  ): Reader<number> {
    const [quantity, group, groups] = node.arguments;
    const most = wholeNumber(groups) ?? 0;
    const index = wholeNumber(group) ?? most + 1;
    if (most < 2 || most > MOST_GROUPS || index > most) {
      throw new IsolossError(
        'bad-path',
        `${this.scope.option}: ${this.textOf(node)} has no group ${this.textOf(group)} of ${this.textOf(groups)}.`,
        `Write whole numbers: ${what}(x, 1, 16 ...) is the first of 16 groups, and ${MOST_GROUPS} are the most.`,
      );
    }
    const { by = [], order, isFilled = false } = node.path ?? {};
    const parts = [quantity, ...by, ...(order === undefined ? [] : [order])].map((part) => this.textOf(part));
    const key = JSON.stringify([most, isFilled, order !== undefined, ...parts]);
    const { gathered } = this.scope;
    let found = gathered?.get(key);
    return (row) => {
      found ??= gathered?.get(key) ?? this.changesAlongAll(node, quantity, most);
      gathered?.set(key, found);
      return found(row)?.[index - 1][what] ?? Number.NaN;
    };
  }

  private changesAlongAll(
    node: Expression & { kind: 'call' },
    quantity: Expression,
    groups: number,
  ): Reader<readonly GroupOfChanges[] | undefined> {
    const ofRow = new Map<number, () => readonly GroupOfChanges[] | undefined>();
    for (const { run, compiler } of this.runsOf(node)) {
      const upTo = gatherChanges(compiler.alongPlaces(quantity, run), groups);
      run.rows.forEach((row, i) => {
        ofRow.set(row, () => upTo(run.places[i]));
      });
    }
    const known = new Map<number, readonly GroupOfChanges[] | undefined>();
    return (row) => {
      if (!known.has(row)) known.set(row, ofRow.get(row)?.());
      return known.get(row);
    };
  }

  /** A sum along one run, by place; this compiler's scope is that of its places. */
  private alongOne(node: Expression & { kind: 'call' }, run: RunPath): Float64Array {
    if (changeFunctions.some((name) => name === node.name)) {
      throw this.typeError(
        node.span,
        `${node.name} needs a run of its own within a sum along a run`,
        0,
        undefined,
        `Write ${node.name}(x, 1, 16 by run order step).`,
      );
    }
    return alongRun(
      node.name,
      node.arguments.map((argument) => this.alongPlaces(argument, run)),
    );
  }

  /** The values of an expression at every place of a run. */
  private alongPlaces(node: Expression, { length }: RunPath): Float64Array {
    const read = this.number(node);
    return Float64Array.from({ length }, (_, place) => read(place));
  }

  private binary(node: Expression & { kind: 'binary' }): Reader<Cell> {
    const { operator } = node;
    switch (operator) {
      case 'and': {
        const [left, right] = [this.truth(node.left), this.truth(node.right)];
        return (row) => left(row) && right(row);
      }
      case 'or': {
        const [left, right] = [this.truth(node.left), this.truth(node.right)];
        return (row) => left(row) || right(row);
      }
      case '+':
      case '-':
      case '*':
      case '/':
      case '^': {
        const [left, right, apply] = [this.number(node.left), this.number(node.right), arithmetic[operator]];
        return (row) => apply(left(row), right(row));
      }
      default: {
        const [left, right] = [this.cell(node.left), this.cell(node.right)];
        const named = [node.left, node.right].find(
          (side) => side.kind === 'text' && this.scope.isColumn(side.value),
        );
        return (row) => {
          const [a, b] = [left(row), right(row)];
          const result = compare(operator, a, b);
          if (result !== undefined) return result;
          throw this.typeError(node.span, `${describe(a)} and ${describe(b)} have no order`, row, named);
        };
      }
    }
  }

  private number(node: Expression): Reader<number> {
    // Texts are no numbers: the name of a column in quotes is the column.
    const read =
      node.kind === 'text' && this.scope.isColumn(node.value)
        ? this.scope.lookup(node.value)
        : this.cell(node);
    const isComplete = this.complete(node);
    return (row) => {
      const value = read(row);
      if (typeof value === 'number') return value;
      if (value === null) return Number.NaN;
      if (typeof value === 'boolean') return isComplete(row) ? Number(value) : Number.NaN;
      throw this.typeError(node.span, `a number is needed here, not ${describe(value)}`, row, node);
    };
  }

  /** False where `node` is a condition and a cell that it names is missing. */
  complete(node: Expression): Reader<boolean> {
    if (!isCondition(node)) return () => true;
    const cells = namesIn(node).map((name) => this.scope.lookup(name));
    return (row) => !cells.some((cell) => isMissing(cell(row)));
  }

  truth(node: Expression): Reader<boolean> {
    const read = this.cell(node);
    return (row) => {
      const value = read(row);
      if (typeof value === 'boolean') return value;
      if (isMissing(value)) return false;
      throw this.typeError(node.span, `a condition is needed here, not ${describe(value)}`, row, node);
    };
  }

  private typeError(
    span: Span,
    what: string,
    row: number,
    node?: Expression,
    advice = 'Conditions are comparisons, such as N < 1e9 or dataset == "c4"; arithmetic takes numbers.',
  ): IsolossError {
    const { option, table, along } = this.scope;
    const at = along?.run.rowAt(row) ?? row;
    const pointer = pointedExcerpt(this.text, span.start, span.end);
    const fix =
      node?.kind === 'text' && this.scope.isColumn(node.value)
        ? `Put a column's name in backticks: \`${node.value}\`.`
        : advice;
    return new IsolossError(
      'formula-type',
      `${option}, at ${describeRow(table, at)}: ${what}.\n${pointer}`,
      fix,
      {
        place: { ...placeOf(table, at), position: span.start + 1 },
      },
    );
  }
}

/** More groups of changes than this cost more than they add digits. */
const MOST_GROUPS = 64;

/** A whole number of 1 or more that is written as such. */
function wholeNumber(node: Expression): number | undefined {
  return node.kind === 'number' && Number.isInteger(node.value) && node.value >= 1 ? node.value : undefined;
}

/** True for comparisons and logical operators, not for arithmetic. */
function isCondition(node: Expression): boolean {
  if (node.kind === 'unary') return node.operator === 'not';
  return node.kind === 'binary' && !(node.operator in arithmetic);
}

const arithmetic: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  // IEEE has NaN^0 = 1, which would make a number of a missing cell.
  '^': (a, b) => (Number.isNaN(a) ? a : a ** b),
};

function describe(value: Cell): string {
  if (isMissing(value)) return 'nothing';
  return typeof value === 'string' ? `the text "${excerpt(value)}"` : `${value}`;
}

/** The result of the comparison, or undefined where the two types have no common order. */
function compare(operator: ComparisonOperator, left: Cell, right: Cell): boolean | undefined {
  if (isMissing(left) || isMissing(right)) return false;
  let a: Cell = left;
  let b: Cell = right;
  if (typeof a !== typeof b) {
    if (typeof a === 'string') a = typeCell(a);
    else if (typeof b === 'string') b = typeCell(b);
    if (typeof a === 'number' && typeof b === 'boolean') b = Number(b);
    if (typeof b === 'number' && typeof a === 'boolean') a = Number(a);
  }
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  if (typeof a === 'number' && typeof b === 'number') return order(operator, a, b);
  if (typeof a === 'string' && typeof b === 'string') return order(operator, a, b);
  return undefined;
}

function order<T extends number | string>(operator: '<' | '<=' | '>' | '>=', a: T, b: T): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
