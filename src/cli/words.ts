/** The words of a command line before they are parsed: earlier spellings, and several values after one flag. */
import { existsSync } from 'node:fs';
import type { CommandOption } from './command.js';

const flagOf = ({ flags }: CommandOption): string => flags.split(' ')[0];

/**
 * `--map N=a C=b runs.csv` as `--map N=a --map C=b runs.csv`, `--loss 2` as `--target-loss 2` where that is its name
 * today. An option of several values takes the words after it for as long as they look like its values, so that it does
 * not swallow a table's path.
 */
export function regularWords(argv: readonly string[], options: readonly CommandOption[]): string[] {
  const names = new Map(
    options.flatMap((option) =>
      [flagOf(option), ...(option.aliases ?? [])].map((flag) => [flag, option] as const),
    ),
  );
  const words: string[] = [];
  let open: CommandOption | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    if (word === '--') return [...words, ...argv.slice(i)];
    const [flag, value] =
      word.startsWith('--') && word.includes('=') ? splitAt(word, '=') : [word, undefined];
    const option = names.get(flag);
    if (option !== undefined) {
      words.push(value === undefined ? flagOf(option) : `${flagOf(option)}=${value}`);
      if (value === undefined && option.flags.includes('<') && i + 1 < argv.length) words.push(argv[++i]);
      open = option.follows === undefined ? undefined : option;
    } else if (open?.follows?.(word, existsSync(word))) {
      words.push(flagOf(open), word);
    } else {
      words.push(word);
      open = undefined;
    }
  }
  return words;
}

function splitAt(word: string, sign: string): [string, string] {
  const at = word.indexOf(sign);
  return [word.slice(0, at), word.slice(at + 1)];
}
