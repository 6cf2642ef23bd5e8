import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.js';
import { type Command as CommandData, type CommandEntry, type Context, configure } from './command.js';
import { completion } from './commands/completion/index.js';
import { commands } from './commands/index.js';
import { exitCode, writeError } from './complaints.js';
import { widthOf } from './display-width.js';
import { type HelpText, helpStyle, helpText } from './help.js';
import { printable, styled, type Terminal } from './terminal.js';
import { regularWords } from './words.js';

/**
 * Runs one command line (without `node` and the script's name) and resolves to the exit code. `more` are commands that
 * whoever composes the command line adds after those of this folder.
 */
export async function run(
  argv: readonly string[],
  context: Context,
  more: readonly CommandEntry[] = [],
): Promise<number> {
  const { terminal } = context;
  let code = 0;
  let named: CommandData | undefined;
  const all: readonly CommandEntry[] = [...commands, ...more, completion(() => all)];
  const finish = async (action: (context: Context) => Promise<number>) => {
    code = await action(context);
  };
  try {
    const program = baseProgram(terminal);
    const loaded = new Map<string, CommandData>();
    for (const { name, summary, load } of all) {
      const parser = program.command(name).description(summary);
      if (!argv.includes(name)) continue;
      const command = await load();
      loaded.set(name, command);
      configure(parser, command, widthOf(terminal.out), finish);
    }
    // Words are those of the command that is named first.
    named = loaded.get(argv.find((text) => loaded.has(text)) ?? '');
    const words = named === undefined ? argv : regularWords(argv, named.options);
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own errors; help and --version arrive here too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    writeError(error, terminal, named?.called);
    return exitCode(error);
  }
}

const help: HelpText = {
  notes: [
    'Exit codes: 0 done, 1 ran but failed, 2 bad usage or input, 130 interrupted (143 by SIGTERM, 129 by SIGHUP).',
  ],
  examples: ['isoloss fit runs.csv --law chinchilla --report fit.html', 'isoloss laws chinchilla'],
};

function baseProgram({ out, err }: Terminal): Command {
  return new Command('isoloss')
    .description('Fits neural scaling laws to tables of training runs, on WebGPU or the CPU.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError('(isoloss --help lists commands; isoloss COMMAND --help lists options)')
    .configureOutput({
      writeOut: (text) => out.write(printable(text)),
      writeErr: (text) => err.write(printable(text)),
      getOutHelpWidth: () => widthOf(out),
      getErrHelpWidth: () => widthOf(err),
      outputError: (text, write) => write(text.replace(/^error:/, styled('red', 'error:', err))),
    })
    .configureHelp(helpStyle)
    .exitOverride()
    .addHelpText('after', helpText(help, widthOf(out)));
}
