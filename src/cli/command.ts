/** A command as data, and what the parser of the command line makes of it. */
import { type Command as CommanderCommand, Option } from 'commander';
import { type HelpText, helpText } from './help.js';
import type { Terminal } from './terminal.js';

/** What a command needs from outside: where to write, and when to stop. */
export interface Context {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

export interface CommandOption {
  /** `--max-steps <count>`, `--json [file]`, `--leverage`. */
  readonly flags: string;
  readonly help: string;
  /** The texts it takes, where they are few and named. */
  readonly choices?: readonly string[] | undefined;
  /** It may be given several times, and takes texts that look like `name=...` after its first. */
  readonly many?: boolean;
  readonly required?: boolean;
}

/** What was typed: arguments in order, and options by their camel-case names (`maxSteps`). */
export interface Given<Options> {
  readonly arguments: readonly (string | undefined)[];
  readonly options: Options;
}

export interface Command {
  /** Flags (`<fit>`, `[runs]`) and help. */
  readonly arguments: readonly (readonly [flags: string, help: string])[];
  readonly options: readonly CommandOption[];
  /** Shown after the options. */
  readonly help: HelpText;
  /** How errors call a field of its job; options have the names of their fields where it does not say. */
  readonly called?: (field: string) => string;
  /** Resolves to the exit code. */
  readonly run: (given: Given<Readonly<Record<string, unknown>>>, context: Context) => Promise<number>;
}

/** A command in the list of commands; all else of it is loaded when it is named, so that `isoloss --help` loads next to nothing. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const jsonOption: CommandOption = {
  flags: '--json <file>',
  help: 'write the record as JSON; - is standard output, which is then nothing else',
};

/** Of commands that may print JSON without a file's name. */
export const jsonAloneOption: CommandOption = {
  flags: '--json [file]',
  help: 'write JSON; - and no file are standard output, which is then nothing else',
};

/** A command whose options are read as `Options` has them. */
export function defineCommand<Options>(
  command: Omit<Command, 'run'> & {
    readonly run: (given: Given<Options>, context: Context) => Promise<number>;
  },
): Command {
  return { ...command, run: (given, context) => command.run(given as Given<Options>, context) };
}

/** Fills in the parser's command; its action is run by `finish`. */
export function configure(
  parser: CommanderCommand,
  command: Command,
  width: number,
  finish: (action: (context: Context) => Promise<number>) => Promise<void>,
): void {
  for (const [flags, help] of command.arguments) parser.argument(flags, help);
  for (const option of command.options) parser.addOption(parserOption(option));
  parser.addHelpText('after', helpText(command.help, width));
  parser.action((...all: unknown[]) => {
    const given = all.slice(0, command.arguments.length).map((text) => text as string | undefined);
    const options = { ...(all[command.arguments.length] as object) };
    return finish((context) => command.run({ arguments: given, options }, context));
  });
}

/** What an option was given before, and what it is given now. */
const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

function parserOption({ flags, help, choices, many, required }: CommandOption): Option {
  const option = new Option(flags, help);
  if (many) option.argParser(collect);
  else if (choices !== undefined) option.choices(choices);
  return option.makeOptionMandatory(required ?? false);
}

/** The flags of options that may be given several times. */
export function listFlags({ options }: Command): string[] {
  return options.flatMap(({ flags, many }) => (many ? [flags.split(' ')[0]] : []));
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
