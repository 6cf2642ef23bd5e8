/**
 * The options of a command as data: what is typed, which field of the job it sets, how its texts are read and how its
 * value is written again. Nothing here knows the parser of command lines, so that a page can print the line of a job.
 */
import { IsolossError } from '../errors.js';
import { readNumeral } from '../numeral.js';
import { ASSIGNMENT, splitAssignments, splitList, wholeAssignment, wholeInList } from './split.js';
import { type TextForm, text } from './text-forms.js';

/** `one` takes one text, `many` any number of them, `none` is a flag. */
export type Arity = 'one' | 'many' | 'none';

export interface JobOption<Field extends string = string> {
  /** As in help: `--max-steps <count>`. */
  readonly flags: string;
  readonly field: Field;
  readonly arity: Arity;
  /** Texts that it takes, where the schema does not list them. */
  readonly values?: readonly string[];
  /** Earlier spellings of its flag. */
  readonly aliases?: readonly string[];
  /** Of `many`: so that `--map N=a D=b runs.csv` ends before the table. */
  readonly follows?: Follows;
  /** The value of all texts given: one for `one`, none for `none`. */
  readonly read: (texts: readonly string[]) => unknown;
  /** The texts that give a value again, each to follow the flag; an empty list leaves the option out. */
  readonly write: (value: unknown) => readonly string[];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whether a word that stands after the values of an option is another of them; `isFile` where a file is called so. */
export type Follows = (word: string, isFile: boolean) => boolean;

/** Something with an operator or a blank in it. */
const isExpression: Follows = (word, isFile) =>
  !isFile &&
  /[-+*/^()<>=\s]/.test(word) &&
  !word.startsWith('-') &&
  !/\.(?:[ct]sv|jsonl?|ndjson|ya?ml|parquet|txt|gz)$/i.test(word);

/** What the words of several values look like. A word that might as well be the path of a table is a path where there is such a file. */
export const looksLike = {
  assignment: (word) => ASSIGNMENT.test(word),
  names: (word, isFile) => !isFile && /^[\p{L}_][\p{L}\p{N}_]*(?:,[\p{L}_][\p{L}\p{N}_]*)*$/u.test(word),
  numbers: (word, isFile) => !isFile && word.split(',').every((part) => readNumeral(part) !== undefined),
  comparison: (word, isFile) => !isFile && /[<>]|[=!]=/.test(word),
  /** With a placeholder, `*` or `{name}`. */
  pattern: (word, isFile) => !isFile && /\*|\{[\p{L}_]/u.test(word),
  expression: isExpression,
  /** `chinchilla`, `broken:2`, `my.law.json` or a formula. */
  law: (word, isFile) =>
    /\.law\.json$/i.test(word) ||
    (!isFile && /^[a-z][a-z0-9]+(?:-[a-z0-9]+)*(?::\d+)?$/.test(word)) ||
    isExpression(word, isFile),
} as const satisfies Readonly<Record<string, Follows>>;

/** Of few and named values, which may have settings: `sobol:1024`. */
export const looksLikeOneOf =
  (...words: readonly string[]): Follows =>
  (word, isFile) =>
    !isFile && word.split(',').every((part) => words.includes(part.split(':')[0]));

/** An option that takes one text. */
export function single<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
  aliases: readonly string[] = [],
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'one',
    ...(aliases.length === 0 ? {} : { aliases }),
    read: ([text]) => form.read(text),
    write: (value) => [form.write(value as Value)],
  };
}

/** A list of longer values such as formulas, each written after a flag of its own. Read, `--x a,b`, `--x a b` and `--x a --x b` are alike. */
export function list<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
  follows: Follows,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'many',
    follows,
    read: (texts) => texts.flatMap(splitList).map(form.read),
    write: (value) => (isList(value) ? value.map((item) => wholeInList(form.write(item as Value))) : []),
  };
}

/** Texts in which a comma parts nothing: only `--x a b` and `--x a --x b` are alike. */
export function texts<Field extends string>(flags: string, field: Field, follows: Follows): JobOption<Field> {
  return {
    ...list(flags, field, text, follows),
    read: (given) => given,
    write: (value) => (isList(value) ? value.map(String) : []),
  };
}

/** A list of short values, written between commas. Read, `--x a,b`, `--x a b` and `--x a --x b` are alike. */
export function joined<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
  follows: Follows,
): JobOption<Field> {
  return {
    ...list(flags, field, form, follows),
    write: (value) =>
      isList(value) && value.length > 0
        ? [value.map((item) => wholeInList(form.write(item as Value))).join(',')]
        : [],
  };
}

/** Values with names, `name=value`; a name given twice is a mistake, not an override. */
export function byName<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<readonly [name: string, value: Value]>,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'many',
    follows: looksLike.assignment,
    read(texts) {
      const entries = texts.flatMap(splitAssignments).map(form.read);
      const repeated = entries.find(([name], i) => entries.findIndex(([other]) => other === name) < i);
      if (repeated === undefined) return Object.fromEntries(entries);
      throw new IsolossError('repeated-name', `'${repeated[0]}' is given twice.`, 'Give each name once.');
    },
    write: (value) =>
      Object.entries(value as Record<string, Value>).map((entry) => wholeAssignment(form.write(entry))),
  };
}

/** Axes, one for each name: `N=1e8..1e12:256,D=[1e9,2e9]`. */
export function axes<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
): JobOption<Field> {
  return {
    ...list(flags, field, form, looksLike.assignment),
    read: (texts) => texts.flatMap(splitAssignments).map(form.read),
  };
}

/** Points, `N=1e9,D=20*N`: a name that is given again begins the next one, so that `N=1e9 D=2e10` is one as well. */
export function points<Field extends string>(flags: string, field: Field): JobOption<Field> {
  return {
    ...texts(flags, field, looksLike.assignment),
    read: (given) => given.map(pointsIn).reduce<Point[]>(joinedPoints, []).map(pointText),
  };
}

/** One point in all texts given. */
export function onePoint<Field extends string>(flags: string, field: Field): JobOption<Field> {
  return {
    ...single(flags, field, text),
    arity: 'many',
    follows: looksLike.assignment,
    read: (texts) => texts.join(','),
  };
}

/** The parts of a point, in order. */
type Point = readonly { readonly name: string; readonly part: string }[];

/** The points in one text: a name that is given again begins the next. */
function pointsIn(text: string): Point[] {
  return splitList(text)
    .map((part) => ({ name: part.split('=')[0].replaceAll('`', '').trim(), part }))
    .reduce<Point[]>((found, part) => joinedPoints(found, [[part]]), []);
}

/** `more` after `found`; the first of `more` continues the last point found where that has none of its names. */
function joinedPoints(found: readonly Point[], [next, ...more]: readonly Point[]): Point[] {
  const last = found.at(-1) ?? [];
  const isContinued = !next.some(({ name }) => last.some((before) => before.name === name));
  return isContinued ? [...found.slice(0, -1), [...last, ...next], ...more] : [...found, next, ...more];
}

const pointText = (point: Point): string => point.map(({ part }) => part).join(',');

/** Columns between commas, in one text. */
export function columns<Field extends string>(flags: string, field: Field): JobOption<Field> {
  return { ...onePoint(flags, field), follows: looksLike.names };
}

export function flag<Field extends string>(flags: string, field: Field): JobOption<Field> {
  return { flags, field, arity: 'none', read: () => true, write: () => [] };
}

/** `--max-steps` of `--max-steps <count>`. */
export function flagOf({ flags }: { readonly flags: string }): string {
  return flags.split(' ')[0];
}

/** How an option is called once it is parsed: `maxSteps` of `--max-steps <count>`. */
export function attributeOf(option: { readonly flags: string }): string {
  return flagOf(option)
    .slice(2)
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** How a field is typed: `--max-steps` for `maxSteps`; undefined where no option sets it. */
export function optionNameIn(options: readonly JobOption[], field: string): string | undefined {
  const option = options.find((candidate) => candidate.field === field);
  return option && flagOf(option);
}

/** What was typed, by the options' parsed names, as fields of a job. Throws the readers' errors, with the option's name before them. */
export function readTyped(
  options: readonly JobOption[],
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const job: Record<string, unknown> = {};
  for (const option of options) {
    const value = typed[attributeOf(option)];
    if (value === undefined) continue;
    const texts = isList(value) ? value.map(String) : [String(value)];
    job[option.field] = named(flagOf(option), () => option.read(texts));
  }
  return job;
}

/** What `read` makes of an option's text; its errors begin with the option's name. */
function named<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw new IsolossError(error.code, `${option}: ${error.marked.message}`, error.marked.fix, {
      cause: error,
    });
  }
}
