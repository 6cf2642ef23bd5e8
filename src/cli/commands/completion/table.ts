/** What can be completed: every command with its options and arguments. */
import { excerpt } from '../../../text.js';
import type { Command, CommandEntry, CommandOption } from '../../command.js';

/** What may stand in a place. */
export interface Values {
  readonly words: readonly string[];
  /** Names of files as well. */
  readonly files: boolean;
}

export interface CompletedOption extends Values {
  readonly flag: string;
  readonly help: string;
  readonly takes: 'nothing' | 'perhaps' | 'one' | 'many';
}

export interface CompletedCommand {
  readonly name: string;
  readonly help: string;
  readonly options: readonly CompletedOption[];
  /** Of all its arguments together. */
  readonly argument: Values;
}

/** Letters of a description. */
const HELP = 70;

export async function completedCommands(
  entries: readonly CommandEntry[],
): Promise<readonly CompletedCommand[]> {
  const names = await lawNames();
  return Promise.all(
    entries.map(async ({ name, summary, load }) => {
      const command = await load();
      return {
        name,
        help: short(summary),
        options: [...command.options.map((option) => completed(option, names)), helpOption],
        argument: await argumentOf(command, names),
      };
    }),
  );
}

interface Names {
  readonly laws: readonly string[];
  /** `chinchilla:besiroglu-2024`. */
  readonly published: readonly string[];
}

async function lawNames(): Promise<Names> {
  const { laws } = await import('../../../laws/index.js');
  return {
    laws: laws.map(({ name }) => name),
    published: laws.flatMap(({ name, presets }) => presets.map((preset) => `${name}:${preset.name}`)),
  };
}

const helpOption: CompletedOption = {
  flag: '--help',
  help: 'options and examples',
  takes: 'nothing',
  words: [],
  files: false,
};

function completed(
  { flags, help, choices, values = [], many }: CommandOption,
  names: Names,
): CompletedOption {
  const [flag, placeholder] = flags.split(/ (.*)/s);
  const takes =
    placeholder === undefined ? 'nothing' : placeholder.startsWith('[') ? 'perhaps' : many ? 'many' : 'one';
  const words = [...(choices ?? values), ...(flag === '--law' ? names.laws : namedBy(placeholder, names))];
  return {
    flag,
    help: short(help),
    takes,
    words,
    files: flag === '--law' || /file|fit/.test(placeholder ?? ''),
  };
}

/** Published values, where a fit is asked for. */
function namedBy(placeholder: string | undefined, { published }: Names): readonly string[] {
  return placeholder === '<fit>' || placeholder === '[fit]' ? published : [];
}

async function argumentOf({ arguments: all }: Command, names: Names): Promise<Values> {
  const words = await Promise.all(
    all.map(async ([flags, , values]) => [...namedBy(flags, names), ...((await values?.()) ?? [])]),
  );
  return { words: words.flat(), files: all.some(([flags]) => /fit|runs|record|from/.test(flags)) };
}

/** Help up to its first aside. */
function short(help: string): string {
  return excerpt(help.split(/[;(]/)[0].trim(), HELP);
}
