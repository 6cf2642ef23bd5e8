/** A command as data, and what the parser of the command line makes of it. */
import { type Command as CommanderCommand, InvalidArgumentError, Option } from 'commander';
import type { Follows } from '../jobs/options.js';
import { type HelpText, helpText } from './help.js';
import type { Terminal } from './terminal.js';

/** What a command needs from outside: where to write, and when to stop. */
export interface Context {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** What starts another process of this command line, before its words; absent where this is no process of its own. */
  readonly again?: readonly string[];
}

export interface CommandOption {
  /** `--max-steps <count>`, `--json [file]`, `--leverage`. */
  readonly flags: string;
  readonly help: string;
  /** The texts it takes, where they are few and named. */
  readonly choices?: readonly string[] | undefined;
  /** Texts that it takes among others, for completion. */
  readonly values?: readonly string[];
  /** It may be given several times. */
  readonly many?: boolean;
  /** What may stand after its values as another of them; see {@link regularWords}. */
  readonly follows?: Follows;
  /** Earlier spellings of its flag. */
  readonly aliases?: readonly string[];
  readonly required?: boolean;
}

/** What was typed: arguments in order, and options by their camel-case names (`maxSteps`). */
export interface Given<Options> {
  readonly arguments: readonly (string | undefined)[];
  readonly options: Options;
}

export interface Command {
  /** Flags (`<fit>`, `[runs]`), help. */
  readonly arguments: readonly (readonly [
    flags: string,
    help: string,
    /** What may stand there, for completion. */
    values?: () => Promise<readonly string[]>,
  ])[];
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
  flags: '--json [file]',
  help: 'write the record as JSON (default: none; without a file, and with -, to standard output, which is then nothing else)',
};

/** Of a command that proposes runs: where they are written, and how they are made. */
export const planOptions: readonly CommandOption[] = [
  {
    flags: '--plan <file>',
    help: 'write the runs to train as a table, whose losses isoloss fit reads once they are filled in: .csv, .tsv, .json, .jsonl, .yaml or .parquet (default: none)',
  },
  {
    flags: '--plan-step <tokens>',
    help: 'tokens of an optimiser step in the plan (default: the batch of DeepSeek-AI 2024, to a power of two)',
  },
  {
    flags: '--plan-architecture <family>',
    help: 'build the runs of the plan as members of this family, such as llama,vocabulary=128256 (default: N as it is, without shapes)',
  },
];

/** Of a command that writes its table, which is `what`. */
export const tableOption = (what: string): CommandOption => ({
  flags: '--out <file>',
  help: `write ${what} as a table: .csv, .tsv, .json, .jsonl, .yaml or .parquet (default: none)`,
});

export const reportOption: CommandOption = {
  flags: '--report <file>',
  help: 'write a self-contained HTML report (default: none)',
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
  if (!flags.includes(' ')) return option;
  const check = choices === undefined || many ? undefined : option.choices(choices).parseArg;
  option.argParser((text, before) => {
    if (many) return collect(text, before as readonly string[] | undefined);
    // The last one would hide the others.
    if (before !== undefined) throw new InvalidArgumentError('It is given twice.');
    return check === undefined ? text : check(text, undefined);
  });
  return option.makeOptionMandatory(required ?? false);
}
