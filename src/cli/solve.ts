import { IsolossError } from '../errors.js';
import { parseNumber } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import type { SolveQuestion } from '../tasks/solve/record.js';
import { checkStandardInput, fittedArgument, fittedHelp, readLevel } from './fitted-argument.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import type { Configure, Context } from './run.js';

interface Options extends Pick<Outputs, 'json'> {
  readonly for?: string;
  readonly at?: string;
  readonly loss?: string;
  readonly budget?: string;
  readonly cost?: string;
  readonly against?: string;
  readonly paired?: boolean;
  readonly level?: string;
}

const help = `
What is asked follows from what is given:
  --loss and --for       the value of one input that gives the loss; --at says what the others are, even in terms of it
  --loss alone           the cheapest inputs that give the loss, and their cost
  --budget alone         the inputs that give the lowest loss for the budget
  --loss, --budget, --for  the smallest value of that input with which the budget still gives the loss
  --against, --budget    what the other law must spend for the loss this one reaches with the budget
  --against, --at        the same for the loss this one has where --at gives every input
A law of one input costs that input where --cost says nothing else. Bands come from the refits of resamples, or without
any from the covariance (Student's t). Two fits are independent, whatever their seeds, unless --paired says that both
are of the same runs.

Examples:
  $ isoloss solve fit.json --for D --at N=7e9 --loss 2.1
  $ isoloss solve fit.json --for N --at "D=20*N" --loss 2.1
  $ isoloss solve fit.json --for N --loss 2.1 --budget 1e23
  $ isoloss solve fit.json --loss 2.1 --at T=2e12 --cost "6*N*D + 2*N*T"
  $ isoloss solve fit.json --budget 1e24 --at T=2e12 --cost inference
  $ isoloss solve fit.json --against chinchilla:besiroglu-2024 --budget 1e24
  $ isoloss solve new-ladder.json --against old-ladder.json --at C=1e21`;

export const configureSolve: Configure = (command, context, finish) => {
  command
    .argument('<fit>', fittedHelp)
    .option('--for <name>', 'the input that is asked for')
    .option('--at <point>', 'what other inputs are, such as N=7e9 or D=20*N')
    .option('--loss <number>', 'the loss to reach')
    .option('--budget <number>', 'what may be spent')
    .option(
      '--cost <formula>',
      'what inputs cost: a formula, or a name that isoloss costs lists (default: 6*N*D for laws in N and D)',
    )
    .option('--against <fit>', 'a second fit, to compare at equal loss')
    .option(
      '--paired',
      'with --against: both fits are of the same runs, and refits of one resample go together',
    )
    .option('--level <share>', 'the level of the bands (default: the fit’s)')
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .addHelpText('after', help);
  command.action((fit: string, options: Options) => finish(() => solveCommand(fit, options, context)));
};

async function solveCommand(fit: string, options: Options, { terminal }: Context): Promise<number> {
  const { against } = options;
  const question = questionOf(options);
  const { paired = false } = options;
  if (paired && against === undefined) {
    throw new IsolossError(
      'bad-question',
      '--paired is about two fits.',
      'Name the other with --against FIT.',
    );
  }
  const files = [fit, ...(against === undefined ? [] : [against])];
  checkStandardInput(files);
  await checkOutputs(options, await withReplicates(files));
  const { solve, solveAgainst } = await import('../tasks/solve/inverse.js');
  const fitted = await fittedArgument(fit);
  const record =
    against === undefined
      ? solve(fitted, question)
      : solveAgainst(fitted, await fittedArgument(against), question, { paired });
  const text = async () => (await import('./solve-text.js')).solveText(record, terminal.out);
  await writeAnswer({ record, text }, options, terminal);
  return 0;
}

function questionOf(options: Options): SolveQuestion {
  const number = (option: 'loss' | 'budget'): { loss?: number; budget?: number } => {
    const text = options[option];
    if (text === undefined) return {};
    const value = parseNumber(text);
    if (option === 'loss' || value > 0) return { [option]: value };
    throw new IsolossError('bad-budget', `--budget ${text} is not above zero.`, 'Write it as 1e23.');
  };
  const level = readLevel(options.level);
  return {
    ...(options.for === undefined ? {} : { for: options.for }),
    ...(options.at === undefined ? {} : { at: options.at }),
    ...number('loss'),
    ...number('budget'),
    ...(options.cost === undefined ? {} : { cost: options.cost }),
    ...(level === undefined ? {} : { level }),
  };
}
