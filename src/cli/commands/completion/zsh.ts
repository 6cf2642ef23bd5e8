/** The script by which zsh completes. */
import type { CompletedCommand } from './table.js';

export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef isoloss
# Completion of isoloss for zsh, after compinit: eval "$(isoloss completion zsh)"
_isoloss() {
  local current="\${words[CURRENT]}" command="\${words[2]}" option='' kind='' before='' files=''
  local -a names flags all
  local -i i=0
  if (( CURRENT == 2 )); then
    all=(${commands.map(({ name, help }) => quoted(`${name}:${escaped(help)}`)).join(' ')})
    _describe -t commands 'command' all
    return
  fi
  if [[ $current == --*=* ]]; then
    option="\${current%%=*}"
    compset -P '*='
  else
    for (( i = CURRENT - 1; i > 2; i-- )); do
      [[ \${words[i]} == --* ]] && { option="\${words[i]}"; break; }
    done
  fi
  case "$command $option" in
${commands.flatMap(optionCases).join('\n')}
  esac
  [[ $kind == nothing ]] && kind=''
  [[ $kind == (one|perhaps) ]] && [[ $current != --*=* ]] && (( i < CURRENT - 1 )) && kind='' names=() files=''
  if [[ $current == -* && $current != --*=* && ( -z $kind || $kind == perhaps || ( $kind == many && i -lt CURRENT-1 ) ) ]]; then
    case "$command" in
${commands.map(flagCase).join('\n')}
    esac
    _describe -o 'option' flags
    return
  fi
  if [[ -z $kind ]] || { [[ $kind == many ]] && (( i < CURRENT - 1 )) }; then
    case "$command" in
${commands.map(argumentCase).join('\n')}
    esac
  fi
  [[ $kind == many ]] && compset -P '*,'
  (( $#names )) && compadd -a names
  [[ -n $files ]] && _files
}
compdef _isoloss isoloss
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A colon ends a name. */
const escaped = (help: string): string => help.replaceAll(':', '\\:');

function optionCases({ name, options }: CompletedCommand): string[] {
  return options.map(
    ({ flag, takes, words, files }) =>
      `    '${name} ${flag}') kind=${takes} names=(${words.map(quoted).join(' ')})${files ? ' files=1' : ''} ;;`,
  );
}

const flagCase = ({ name, options }: CompletedCommand): string =>
  `      ${name}) flags=(${options.map(({ flag, help }) => quoted(`${flag}:${escaped(help)}`)).join(' ')}) ;;`;

const argumentCase = ({ name, argument: { words, files } }: CompletedCommand): string =>
  `      ${name}) names+=(${words.map(quoted).join(' ')})${files ? ' files=1' : ''} ;;`;
