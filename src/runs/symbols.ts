import { field, IsolossError } from '../errors.js';
import type { Expression } from '../formula/ast.js';
import { skeleton } from '../formula/lookalikes.js';
import { namesIn } from '../formula/names-in.js';
import { nearest } from '../formula/nearest.js';
import { isOdd, type OddNames, oddNames } from '../formula/odd-names.js';
import { parse } from '../formula/parse.js';
import { pathFunctions } from '../formula/path-functions.js';
import { excerpt, excerpts, listed } from '../text.js';
import { type Cell, isMissing, isNumeral } from './cell.js';
import { assigned, customary, isHeldOut, likelyColumns, madeFromRatio, namedColumns } from './customary.js';
import { compileCondition, compileRows, type Reader, type RowScope } from './evaluate.js';
import type { GroupOfChanges } from './gathered-changes.js';
import { reshapeAdvice } from './reshape.js';
import { type Column, columnNames, hasColumn, type Table } from './table.js';

/** A symbol that may be guessed from a column's name. */
export interface Guessable {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** It is known by its name and aliases only, since it follows from others where no column is called so. */
  readonly isStrict?: true;
  /** An expression over columns that it is where no column is named for it. */
  readonly from?: string;
}

/** A name as written in an expression: in backticks where it is not an identifier. */
function written(name: string): string {
  return isOdd(name) ? `\`${name}\`` : name;
}

interface Definition {
  readonly reader: Reader<Cell>;
  /** The column or expression that defines the symbol. */
  readonly origin: string;
  /** It follows from columns as its law has it. */
  readonly isMade?: true;
}

/** Resolves the names of laws and expressions over one table: mapped symbols, then columns, then guesses. */
export class Symbols {
  /** One sentence for each guess made. */
  readonly notes: string[] = [];
  private readonly defined = new Map<string, Definition>();
  private readonly guessable: ReadonlyMap<string, readonly string[]>;
  private readonly strict: ReadonlySet<string>;
  /** What symbols are made of that no column is named for. */
  private readonly made: ReadonlyMap<string, string>;
  private readonly gathered = new Map<string, Reader<readonly GroupOfChanges[] | undefined>>();
  private readonly oddNames: OddNames;
  /** Mapped symbols under definition, outermost first. */
  private readonly resolving: string[] = [];

  constructor(
    private readonly table: Table,
    private readonly map: Readonly<Record<string, string>>,
    guessable: readonly Guessable[],
  ) {
    this.guessable = new Map(
      guessable.map(({ name, aliases = [] }) => [
        name,
        [...new Set([...(customary.get(name) ?? []), ...aliases])],
      ]),
    );
    this.strict = new Set(guessable.flatMap(({ name, isStrict }) => (isStrict ? [name] : [])));
    this.made = new Map(
      guessable.flatMap(({ name, from }) => (from === undefined ? [] : [[name, from] as const])),
    );
    this.oddNames = oddNames(
      columnNames(table),
      (name) => this.isColumn(name) || Object.hasOwn(map, name) || this.guessable.has(name),
    );
  }

  /** The mapped or guessed definition of a symbol, or undefined. Throws where its map is wrong or two columns match. */
  find(name: string): Definition | undefined {
    const cached = this.defined.get(name);
    if (cached !== undefined) return cached;
    const definition = Object.hasOwn(this.map, name) ? this.mapped(name) : this.guess(name);
    if (definition !== undefined) this.defined.set(name, definition);
    return definition;
  }

  /** As {@link find}, for a symbol that must be defined. */
  require(name: string): Definition {
    return this.requireAll([name])[0];
  }

  /**
   * The definitions of symbols that must be defined. Throws one error that names all that are not, with the columns that
   * may be meant.
   */
  requireAll(names: readonly string[]): Definition[] {
    const found: Definition[] = [];
    const missing: string[] = [];
    const unknown: IsolossError[] = [];
    for (const name of new Set(names)) {
      try {
        if (this.find(name) === undefined) missing.push(name);
      } catch (error) {
        // Every name that is wrong is reported, not only the first.
        if (!(error instanceof IsolossError && error.code === 'unknown-name')) throw error;
        unknown.push(error);
      }
    }
    for (const name of names) {
      const definition = this.defined.get(name);
      if (definition !== undefined) found.push(definition);
    }
    if (missing.length === 0 && unknown.length === 0) return found;
    throw this.undefinedSymbols(missing, unknown);
  }

  private undefinedSymbols(missing: readonly string[], unknown: readonly IsolossError[]): IsolossError {
    if (missing.length === 0 && unknown.length === 1) return unknown[0];
    const place = { place: { file: this.table.source } };
    const lookedFor = missing.map((name) => {
      const wanted = [name, ...(this.guessable.get(name) ?? [])].map((word) => `'${word}'`);
      return `${name} (looked for ${wanted.join(', ')})`;
    });
    const lacks =
      missing.length === 0 ? [] : [`${this.table.source} has no column for ${listed(lookedFor)}.`];
    const message = [...unknown.map((error) => error.marked.message), ...lacks].join(' ');
    const fixes = unknown.map((error) => error.marked.fix);
    if (missing.length === 0) return new IsolossError('unknown-name', message, fixes.join(' '), place);
    return new IsolossError('unmapped-symbol', message, [...fixes, this.mapAdvice(missing)].join(' '), place);
  }

  /** How to say what the missing symbols are, with the columns that may be meant filled in. */
  private mapAdvice(missing: readonly string[]): string {
    const columns = [...this.table.columns.keys()];
    const made = missing.filter((name) => this.made.has(name));
    if (made.length > 0) {
      const parts = [...new Set(made.flatMap((name) => this.partsOf(this.made.get(name) ?? '')))].sort();
      const unknown = parts.filter((part) => !this.isKnown(part));
      const maps = unknown.map((part) => {
        const [likely] = likelyColumns(part, [], columns);
        return `${part}=${likely === undefined ? 'COLUMN' : assigned(likely)}`;
      });
      return `${made.length === 1 ? 'It follows' : 'They follow'} from ${listed(parts)}: say what ${unknown.length === 1 ? 'that is' : 'those are'} with ${field('map')} ${maps.join(' ')}; columns are ${this.columnList()}.`;
    }
    if (columns.length > 0 && columns.every((name) => isNumeral(name))) {
      return 'The first line, which names the columns, holds only numbers: put a line such as N,D,loss before it.';
    }
    const advice = reshapeAdvice(columns);
    if (advice !== undefined) return advice;
    const taken = new Set([
      ...Object.values(this.map),
      ...[...this.defined.values()].map(({ origin }) => origin),
    ]);
    const free = columns.filter((name) => !taken.has(name));
    const maps = missing.map((name) => {
      const [likely] = likelyColumns(name, this.guessable.get(name) ?? [], free);
      if (likely !== undefined) return `${name}=${assigned(likely)}`;
      const made = missing.includes(name === 'D' ? 'N' : 'D') ? undefined : madeFromRatio(name, free);
      if (made === undefined) return `${name}=COLUMN`;
      // A shell would run what stands between backticks in double quotes.
      return made.includes('`') ? `'${name}=${made}'` : JSON.stringify(`${name}=${made}`);
    });
    return `Say what ${missing.length === 1 ? 'it is' : 'they are'} with ${field('map')} ${maps.join(' ')}; columns are ${this.columnList()}.`;
  }

  /** Mapped symbols that nothing has looked up. */
  unused(): string[] {
    return Object.keys(this.map).filter((name) => !this.defined.has(name));
  }

  isColumn(name: string): boolean {
    return hasColumn(this.table, name);
  }

  /** The column of a name, if any. Throws `duplicate-column` where several have it, and where it cannot be read. */
  private column(name: string): Column | undefined {
    const why = this.table.unreadable?.get(name);
    if (why !== undefined) {
      throw new IsolossError(
        'unreadable-parquet',
        `The column '${excerpt(name)}' of ${this.table.source} cannot be read: ${why}.`,
        'Write the file again without compression or export it as CSV; other columns can be used.',
        { place: { file: this.table.source, column: name } },
      );
    }
    if (!this.table.duplicates.has(name)) return this.table.columns.get(name);
    throw new IsolossError(
      'duplicate-column',
      `${this.table.source} has two columns named '${excerpt(name)}'.`,
      'Rename one of them.',
      { place: { file: this.table.source, column: name } },
    );
  }

  /** A column whose name differs from this one in case, spaces, underscores or letters that look alike. */
  lookalike(name: string): string | undefined {
    const wanted = skeleton(name);
    return [...this.table.columns.keys()].find((column) => column !== name && skeleton(column) === wanted);
  }

  /** A column's name is that column; any other text is an expression over symbols and columns. */
  reader(text: string, option: string): Reader<Cell> {
    const column = this.column(text);
    if (column !== undefined) return this.readerOf(column);
    const expression = this.parse(text, option);
    // The name of a column in quotes, on its own.
    if (expression.kind === 'text' && this.isColumn(expression.value))
      return this.lookup(expression.value, option);
    return compileRows(text, expression, this.scope(option));
  }

  /** Whether a text is a column or an expression; its names need not be known. */
  reads(text: string): boolean {
    if (this.isColumn(text)) return true;
    try {
      this.parse(text, '');
      return true;
    } catch (error) {
      if (error instanceof IsolossError) return false;
      throw error;
    }
  }

  /** As {@link reader}, for a condition. */
  condition(text: string, option: string): Reader<boolean> {
    const scope = this.scope(option);
    if (!this.isColumn(text)) return compileCondition(text, this.parse(text, option), scope);
    return compileCondition(text, { kind: 'name', name: text, span: { start: 0, end: text.length } }, scope);
  }

  /** Whether the first cell of a column that holds something is a number. */
  private holdsNumbers(name: string): boolean {
    const column = this.table.columns.get(name);
    for (let row = 0; column !== undefined && row < this.table.rows; row++) {
      const cell = column.at(row);
      if (cell !== null && !Number.isNaN(cell)) return typeof cell === 'number';
    }
    return false;
  }

  private readerOf(column: Column): Reader<Cell> {
    if (column.note !== undefined && !this.notes.includes(column.note)) this.notes.push(column.note);
    return (row) => column.at(row);
  }

  private mapped(name: string): Definition {
    if (this.resolving.includes(name)) {
      throw new IsolossError(
        'cyclic-map',
        `${field('map')} goes in a circle: it defines ${[...this.resolving, name].join(' by ')}.`,
        'Give one of them as a column.',
      );
    }
    this.resolving.push(name);
    try {
      const origin = this.map[name];
      const reader = this.together(name, origin) ?? this.reader(origin, `${field('map')} ${name}`);
      return { reader, origin };
    } finally {
      this.resolving.pop();
    }
  }

  /** Several columns, `model,curve`, as one that tells rows apart; inputs are numbers, of one column. */
  private together(name: string, text: string): Reader<Cell> | undefined {
    const parts = text.split(',').map((part) => part.trim());
    if (parts.length < 2 || this.guessable.has(name) || this.isColumn(text)) return undefined;
    if (!parts.every((part) => this.isColumn(part))) return undefined;
    const readers = parts.map((part) => this.reader(part, field('map')));
    return (row) => {
      const cells = readers.map((reader) => reader(row));
      return cells.some(isMissing) ? null : JSON.stringify(cells);
    };
  }

  private guess(name: string): Definition | undefined {
    const aliases = this.guessable.get(name);
    if (aliases === undefined) return undefined;
    const exact = this.column(name);
    if (exact !== undefined) return { reader: this.readerOf(exact), origin: name };
    const words = new Set([name, ...aliases].map((word) => word.toLowerCase()));
    const all = columnNames(this.table);
    const short = all.filter((column) => words.has(column.toLowerCase()));
    // Where a log has a loss and a held-out loss, the first is that of training as a rule.
    const isOpen = !this.strict.has(name) && (short.length === 0 || name === 'L');
    const named = isOpen ? namedColumns(name, all).filter((column) => this.holdsNumbers(column)) : [];
    const fitting = [...new Set([...named.filter(isHeldOut), ...named, ...short])];
    if (fitting.length > 1) {
      throw new IsolossError(
        'ambiguous-column',
        `${name} could be any of the columns ${excerpts(fitting)}.`,
        `Choose one: ${field('map')} ${name}="${fitting[0]}".`,
        { place: { file: this.table.source } },
      );
    }
    const column = fitting.length === 0 ? undefined : this.column(fitting[0]);
    if (column === undefined) return this.madeOf(name);
    this.notes.push(`${name} is the column '${column.name}' (guessed; --map ${name}=... to choose).`);
    return { reader: this.readerOf(column), origin: column.name };
  }

  /** An input computed by the expression that its law gives (`from`), if the table has every column in it. */
  private madeOf(name: string): Definition | undefined {
    const text = this.made.get(name);
    const parts = text === undefined ? [] : this.partsOf(text);
    if (text === undefined || !parts.every((part) => this.isKnown(part))) return undefined;
    const note = `Inputs of the law without a column of their own are computed from ${listed(parts)}.`;
    if (!this.notes.includes(note)) this.notes.push(note);
    return { reader: this.reader(text, name), origin: text, isMade: true };
  }

  private partsOf(text: string): readonly string[] {
    return [...new Set(namesIn(parse(text, pathFunctions)))].sort();
  }

  private isKnown(name: string): boolean {
    return this.isColumn(name) || Object.hasOwn(this.map, name);
  }

  private scope(option: string): RowScope {
    return {
      option,
      gathered: this.gathered,
      lookup: (name) => this.lookup(name, option),
      isColumn: (name) => this.isColumn(name),
      table: this.table,
    };
  }

  private lookup(name: string, option: string): Reader<Cell> {
    const column = this.column(name);
    // N="N*1e6" rescales a column: inside its own definition a symbol is the column of that name, or else the guessed one.
    if (this.resolving.at(-1) === name) {
      if (column !== undefined) return this.readerOf(column);
      const guessed = this.guess(name);
      if (guessed !== undefined) return guessed.reader;
    }
    if (Object.hasOwn(this.map, name)) return this.require(name).reader;
    if (column !== undefined) return this.readerOf(column);
    const guessed = this.find(name);
    if (guessed !== undefined) return guessed.reader;
    const near = nearest(name, this.names());
    throw new IsolossError(
      'unknown-name',
      `${option}: '${name}' is neither a column of ${this.table.source} nor a mapped symbol.`,
      near.length > 0
        ? `Did you mean ${near.map(written).join(' or ')}?`
        : `Columns are ${this.columnList()}; text to compare with goes in quotes.`,
      { place: { file: this.table.source } },
    );
  }

  private parse(text: string, option: string): Expression {
    try {
      return parse(text, pathFunctions, this.oddNames);
    } catch (error) {
      if (!(error instanceof IsolossError)) throw error;
      if (error.code === 'ambiguous-name') {
        throw new IsolossError(error.code, `${option}: ${error.marked.message}`, error.marked.fix, {
          place: { ...error.place, file: this.table.source },
          cause: error,
        });
      }
      const columns = [...this.table.columns.keys()];
      // A misspelt column is about as long as the column; a longer text is an expression that merely contains its name.
      const near = [text, wordAt(text, error.place.position)].flatMap((word) =>
        nearest(word, columns).filter((name) => Math.abs(name.length - word.length) <= word.length / 3),
      );
      const meant = [...new Set(near)].slice(0, 3);
      throw new IsolossError(
        error.code,
        `${option}: '${text}' is neither a column of ${this.table.source} nor an expression. ${error.marked.message}`,
        meant.length > 0
          ? `Did you mean ${meant.map((name) => `'${name}'`).join(' or ')}?`
          : error.marked.fix,
        { place: error.place, cause: error },
      );
    }
  }

  private names(): string[] {
    return [...new Set([...Object.keys(this.map), ...this.table.columns.keys()])];
  }

  private columnList(): string {
    return excerpts(this.table.columns.keys());
  }
}

/** The word about the character at which a text could not be read: `config.n` of `2*config.n`. */
function wordAt(text: string, position = 1): string {
  const before = /[^\s+*^()<>=!,"'`]*$/.exec(text.slice(0, position - 1))?.[0] ?? '';
  const after = /^[^\s+*^()<>=!,"'`]*/.exec(text.slice(position - 1))?.[0] ?? '';
  return before + after;
}
