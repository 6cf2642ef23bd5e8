import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { exitCode, printable, styled, type Terminal, writeError } from './terminal.js';

/** What a command needs from outside: where to write, and when to stop. */
export interface Context {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Fills in one command: arguments, options and action. The action resolves to the exit code. */
export type Configure = (
  command: Command,
  context: Context,
  finish: (action: () => Promise<number>) => Promise<void>,
) => void;

interface Entry {
  readonly summary: string;
  /** Loaded only when the command is named, so that `isoloss --help` loads next to nothing. */
  readonly load: () => Promise<Configure>;
}

const commands: Readonly<Record<string, Entry>> = {
  fit: {
    summary: 'fit a scaling law to a table of training runs',
    load: async () => (await import('./fit.js')).configureFit,
  },
  multiverse: {
    summary:
      'fit over every combination of losses, row filters, laws and starts: how far do conclusions move',
    load: async () => (await import('./multiverse.js')).configureMultiverse,
  },
  predict: {
    summary: 'the loss to expect at given inputs, or for every row of a table, with bands',
    load: async () => (await import('./predict.js')).configurePredict,
  },
  solve: {
    summary: 'the inputs, cost or budget that a loss asks for: a fitted law turned round',
    load: async () => (await import('./solve.js')).configureSolve,
  },
  allocate: {
    summary: 'the best way to spend a budget, with how sure that is',
    load: async () => (await import('./allocate.js')).configureAllocate,
  },
  design: {
    summary: 'which run to make next: how much it would tell of what you want to know',
    load: async () => (await import('./design.js')).configureDesign,
  },
  surface: {
    summary: 'the law anywhere on a grid, with slopes, bands and iso-loss lines',
    load: async () => (await import('./surface.js')).configureSurface,
  },
  shape: {
    summary: 'transformers that can be built: their counts, and the best one for a budget',
    load: async () => (await import('./shape.js')).configureShape,
  },
  costs: {
    summary: 'list the costs that are known by name, describe one, or say what one comes to',
    load: async () => (await import('./costs.js')).configureCosts,
  },
  laws: {
    summary: 'list the laws that are known by name, or describe one',
    load: async () => (await import('./laws.js')).configureLaws,
  },
  doctor: {
    summary: 'check what this machine can run: Node, WebGPU adapters, the CPU back end',
    load: async () => (await import('./doctor.js')).configureDoctor,
  },
  bench: {
    summary: 'how fast this machine is at all of this, CPU beside GPU, every result checked',
    load: async () => (await import('./bench.js')).configureBench,
  },
};

/** Runs one command line (without `node` and the script's name) and resolves to the exit code. */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  const { terminal } = context;
  let code = 0;
  const finish = async (action: () => Promise<number>) => {
    code = await action();
  };
  try {
    const program = baseProgram(terminal);
    for (const [name, { summary, load }] of Object.entries(commands)) {
      const command = program.command(name).description(summary);
      if (argv.includes(name)) (await load())(command, context, finish);
    }
    await program.parseAsync(await spread(argv, program), { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own errors; help and --version arrive here too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    writeError(error, terminal);
    return exitCode(error);
  }
}

/** Lists of the command's own options written out. */
async function spread(argv: readonly string[], program: Command): Promise<string[]> {
  const name = argv.find((text) => Object.hasOwn(commands, text));
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (command === undefined || command.options.length === 0) return [...argv];
  const { listFlags, spreadLists } = await import('./option-table.js');
  return spreadLists(argv, listFlags(command));
}

function baseProgram({ out, err }: Terminal): Command {
  const { version } = createRequire(import.meta.url)('isoloss/package.json') as { version: string };
  return new Command('isoloss')
    .description('Fits neural scaling laws to tables of training runs, on WebGPU or the CPU.')
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('(isoloss --help lists commands; isoloss COMMAND --help lists options)')
    .configureOutput({
      writeOut: (text) => out.write(printable(text)),
      writeErr: (text) => err.write(printable(text)),
      outputError: (text, write) => write(text.replace(/^error:/, styled('red', 'error:', err))),
    })
    .exitOverride()
    .addHelpText(
      'after',
      '\nExamples:\n  $ isoloss fit runs.csv --law chinchilla --report fit.html\n  $ isoloss laws chinchilla\n\n' +
        'Exit codes: 0 done, 1 ran but failed, 2 bad usage or input, 130 interrupted (143 by SIGTERM, 129 by SIGHUP).',
    );
}
