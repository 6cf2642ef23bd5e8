/** The script by which fish completes. */
import type { CompletedCommand, CompletedOption } from './table.js';

export function fishScript(commands: readonly CompletedCommand[]): string {
  return `# Completion of isoloss for fish: isoloss completion fish > ~/.config/fish/completions/isoloss.fish
function __isoloss_is
  set -l typed (commandline -opc)
  test "$typed[2]" = "$argv[1]"
end
complete -c isoloss -f
complete -c isoloss -n __isoloss_is -l help -d ${quoted('commands')}
complete -c isoloss -n __isoloss_is -l version -d ${quoted('version')}
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ name, help, options, argument: { words, files } }: CompletedCommand): string[] {
  const inCommand = `complete -c isoloss -n '__isoloss_is ${name}'`;
  return [
    `complete -c isoloss -n __isoloss_is -a ${name} -d ${quoted(help)}`,
    ...options.map((option) => `${inCommand} ${optionWords(option)}`),
    ...(words.length === 0 ? [] : [`${inCommand} -a ${quoted(words.join(' '))}`]),
    ...(files ? [`${inCommand} -F`] : []),
  ];
}

function optionWords({ flag, help, takes, words, files }: CompletedOption): string {
  return [
    `-l ${flag.slice(2)}`,
    ...(takes === 'one' || takes === 'many' ? [files ? '-r -F' : '-x'] : []),
    ...(words.length === 0 ? [] : [`-a ${quoted(words.join(' '))}`]),
    `-d ${quoted(help)}`,
  ].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
