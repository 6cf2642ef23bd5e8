/**
 * The options of a command as data: what is typed, which field of the job it sets, how its texts are read and how its
 * value is written again. Nothing here knows the parser of command lines, so that a page can print the line of a job.
 */
import { IsolossError } from '../errors.js';
import type { TextForm } from './text-forms.js';

/** `one` takes one text, `many` any number of them, `none` is a flag. */
export type Arity = 'one' | 'many' | 'none';

export interface JobOption<Field extends string = string> {
  /** As in help: `--max-steps <count>`. */
  readonly flags: string;
  readonly field: Field;
  readonly arity: Arity;
  /** Its texts may hold several values between commas. */
  readonly joins?: true;
  /** The value of all texts given: one for `one`, none for `none`. */
  readonly read: (texts: readonly string[]) => unknown;
  /** The texts that give a value again, each to follow the flag; an empty list leaves the option out. */
  readonly write: (value: unknown) => readonly string[];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** An option that takes one text. */
export function single<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'one',
    read: ([text]) => form.read(text),
    write: (value) => [form.write(value as Value)],
  };
}

/** An option given once for each value of a list. */
export function list<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'many',
    read: (texts) => texts.map(form.read),
    write: (value) => (isList(value) ? value.map((item) => form.write(item as Value)) : []),
  };
}

/** A list of short values: `--x a,b` and `--x a --x b` alike. */
export function joined<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<Value>,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'many',
    joins: true,
    read: (texts) => texts.flatMap((text) => text.split(',')).map((part) => form.read(part.trim())),
    write: (value) =>
      isList(value) && value.length > 0 ? [value.map((item) => form.write(item as Value)).join(',')] : [],
  };
}

/** An option given once for each name, as `name=value`; a name given twice is a mistake, not an override. */
export function byName<Field extends string, Value>(
  flags: string,
  field: Field,
  form: TextForm<readonly [name: string, value: Value]>,
): JobOption<Field> {
  return {
    flags,
    field,
    arity: 'many',
    read(texts) {
      const entries = texts.map(form.read);
      const repeated = entries.find(([name], i) => entries.findIndex(([other]) => other === name) < i);
      if (repeated === undefined) return Object.fromEntries(entries);
      throw new IsolossError('repeated-name', `'${repeated[0]}' is given twice.`, 'Give each name once.');
    },
    write: (value) => Object.entries(value as Record<string, Value>).map((entry) => form.write(entry)),
  };
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
