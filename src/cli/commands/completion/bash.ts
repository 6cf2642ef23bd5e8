/** The script by which bash completes. */
import type { CompletedCommand } from './table.js';

/**
 * The word at the cursor and those before it are taken from the line, since bash breaks words at colons and equals signs;
 * what it broke off is taken from the answers again.
 */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# Completion of isoloss for bash: eval "$(isoloss completion bash)"
_isoloss() {
  local line="\${COMP_LINE:0:COMP_POINT}" before='' words='' files='' option='' kind='' i
  local current="\${line##*[[:space:]]}"
  local -a typed
  read -ra typed <<< "\${line%"$current"}"
  local command="\${typed[1]}" last=$(( \${#typed[@]} - 1 ))
  COMPREPLY=()
  if (( last < 1 )); then
    COMPREPLY=( $(compgen -W '${[...commands.map(({ name }) => name), '--help', '--version'].join(' ')}' -- "$current") )
    return
  fi
  if [[ $current == --*=* ]]; then
    option="\${current%%=*}" before="\${current%%=*}=" current="\${current#*=}"
    [[ $COMP_WORDBREAKS == *=* ]] && before=''
  else
    for (( i = last; i > 1; i-- )); do
      [[ \${typed[i]} == --* ]] && { option="\${typed[i]}"; break; }
    done
  fi
  case "$command $option" in
${commands.flatMap(optionCases).join('\n')}
  esac
  # An option's values end after the first, unless it takes several.
  [[ $kind == nothing ]] && kind=''
  [[ $kind == one || $kind == perhaps ]] && [[ -z $before ]] && (( i < last )) && kind=''
  if [[ $current == -* && ( -z $kind || $kind == perhaps || ( $kind == many && i -lt last ) ) ]]; then
    case "$command" in
${commands.map(flagCase).join('\n')}
    esac
    COMPREPLY=( $(compgen -W "$words" -- "$current") )
    return
  fi
  if [[ -z $kind || ( $kind == many && -n $option && i -lt last ) ]]; then
    case "$command" in
${commands.map(argumentCase).join('\n')}
    esac
  fi
  if [[ $kind == many && $current == *,* ]]; then
    before="$before\${current%,*},"
    current="\${current##*,}"
  fi
  COMPREPLY=( $(compgen -P "$before" -W "$words" -- "$current") )
  if [[ -n $files ]]; then
    local IFS=$'\\n'
    COMPREPLY+=( $(compgen -P "$before" -f -- "$current") )
    compopt -o filenames 2> /dev/null
  fi
  if [[ $before$current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    local whole="$before$current"
    local broken="\${whole%"\${whole##*:}"}"
    COMPREPLY=( "\${COMPREPLY[@]#"$broken"}" )
  fi
}
complete -F _isoloss isoloss
`;
}

function optionCases({ name, options }: CompletedCommand): string[] {
  return options.map(
    ({ flag, takes, words, files }) =>
      `    '${name} ${flag}') kind=${takes} words='${words.join(' ')}'${files ? ' files=1' : ''} ;;`,
  );
}

const flagCase = ({ name, options }: CompletedCommand): string =>
  `      ${name}) words='${options.map(({ flag }) => flag).join(' ')}' ;;`;

const argumentCase = ({ name, argument: { words, files } }: CompletedCommand): string =>
  `      ${name}) words="$words ${words.join(' ')}"${files ? ' files=1' : ''} ;;`;
