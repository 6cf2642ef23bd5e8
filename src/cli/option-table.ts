/** A command's options as a table: what is typed, which field of its job it sets, how its text is read. */
import { type Command, Option } from 'commander';
import { IsolossError } from '../errors.js';

/** `single` takes one text, `list` any number of them, `flag` none. */
export type Shape = 'single' | 'list' | 'flag';

export interface TableOption<Field extends string> {
  readonly flags: string;
  readonly field: Field;
  readonly shape: Shape;
  /** All texts given (one for a single). */
  readonly read: (texts: readonly string[]) => unknown;
}

export function single<Field extends string>(
  flags: string,
  field: Field,
  read: (text: string) => unknown = (text) => text,
): TableOption<Field> {
  return { flags, field, shape: 'single', read: ([text]) => read(text) };
}

export function list<Field extends string>(
  flags: string,
  field: Field,
  read: (texts: readonly string[]) => unknown = (texts) => texts,
): TableOption<Field> {
  return { flags, field, shape: 'list', read };
}

export function flag<Field extends string>(flags: string, field: Field): TableOption<Field> {
  return { flags, field, shape: 'flag', read: () => true };
}

/** `a, b` and `--x a --x b` alike. */
export function betweenCommas(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(',')).map((part) => part.trim());
}

/** `--max-steps` of `--max-steps <count>`. */
function nameOf({ flags }: { readonly flags: string }): string {
  return flags.split(' ')[0];
}

/** What an option was given before, and what it is given now: for options that may be given several times. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** The option as commander takes it. */
export function commandOption(
  { flags, shape }: TableOption<string>,
  description: string,
  choices?: readonly string[],
): Option {
  if (shape === 'list') return new Option(flags, `${description} (several allowed)`).argParser(collect);
  const option = new Option(flags, description);
  return choices === undefined ? option : option.choices(choices);
}

/** How a field is typed; the field itself where no option sets it. */
export function optionNameIn(table: readonly TableOption<string>[], field: string): string {
  const option = table.find((candidate) => candidate.field === field);
  return option === undefined ? field : nameOf(option);
}

/** What `read` makes of an option's text; its errors begin with the option's name. */
export function named<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw new IsolossError(error.code, `${option}: ${error.message}`, error.fix, { cause: error });
  }
}

/** What was typed, as fields of a job. Throws the readers' errors, with the option's name before them. */
export function readTyped(
  table: readonly TableOption<string>[],
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const job: Record<string, unknown> = {};
  for (const option of table) {
    const value = typed[option.field];
    if (value === undefined) continue;
    const texts = Array.isArray(value) ? value.map(String) : [String(value)];
    job[option.field] = named(nameOf(option), () => option.read(texts));
  }
  return job;
}

/** The options of a command that may be given several times. */
export function listFlags(command: Command): string[] {
  return command.options.flatMap(({ long, parseArg }) => (parseArg === collect && long ? [long] : []));
}

/**
 * `--map N=a C=b runs.csv` as `--map N=a --map C=b runs.csv`: an option of `lists` takes the texts after it for as long
 * as they look like `name=...`, so that it never swallows the table's path.
 */
export function spreadLists(argv: readonly string[], lists: readonly string[]): string[] {
  const spread: string[] = [];
  let open: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const text = argv[i];
    if (text === '--') return [...spread, ...argv.slice(i)];
    if (lists.includes(text) && i + 1 < argv.length) {
      spread.push(text, argv[++i]);
      open = text;
    } else if (open !== undefined && /^[\p{L}_][\p{L}\p{N}_]*=/u.test(text)) {
      spread.push(open, text);
    } else {
      spread.push(text);
      open = undefined;
    }
  }
  return spread;
}
