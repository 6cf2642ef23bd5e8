import { parseAssignment, parseCount, parseNumber } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import {
  type AllocateField,
  type AllocateJob,
  describeAllocateField,
  parseAllocateJob,
} from '../tasks/allocate/job.js';
import type { RefitEnds } from '../tasks/allocate/sketch.js';
import { fittedArgument, fittedHelp } from './fitted-argument.js';
import { pairs } from './job-options.js';
import {
  betweenCommas,
  commandOption,
  list,
  optionNameIn,
  readTyped,
  single,
  type TableOption,
} from './option-table.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { listening } from './signals.js';

const table: readonly TableOption<AllocateField>[] = [
  single('--budget <budget>', 'budget'),
  single('--cost <expression>', 'cost'),
  list('--set <name=expression>', 'set', pairs(parseAssignment)),
  list('--axis <name=lo..hi:count>', 'axis'),
  list('--subject-to <comparison>', 'subjectTo'),
  single('--minimize <expression>', 'minimize'),
  single('--maximize <expression>', 'maximize'),
  single('--target-loss <loss>', 'targetLoss', parseNumber),
  list('--decide <way>', 'decide', betweenCommas),
  single('--quantiles <shares>', 'quantiles', (text) => betweenCommas([text]).map(parseNumber)),
  single('--top <count>', 'top', (text) => parseCount(text, 1)),
  single('--backend <name>', 'backend'),
  single('--adapter <name>', 'adapter'),
];

const help = `
Formulas are made of axes, of the law's inputs and parameters, of names that --set gives, and of L and cost.
A cost may be a name that isoloss costs lists. Depths and widths that can be built: isoloss shape.

Examples:
  $ isoloss allocate chinchilla:besiroglu-2024 --budget 5.76e23
  $ isoloss allocate fit.json --budget 1e20..1e26:61 --json frontier.json
  $ isoloss allocate fit.json --budget 1e24 --cost "6*N*D + 2*N*T" --set T=2e12 --subject-to "D <= 15e12"
  $ isoloss allocate fit.json --budget 1e24 --cost inference --set T=2e12
  $ isoloss allocate fit.json --target-loss 2.0 --minimize cost
  $ isoloss allocate fit.json --budget 1e24 --decide expected,quantile:.9 --report allocation.html
  $ isoloss allocate data-fit.json --budget 1e22 --set U=25e9 D="U*epochs" --axis N=1e8..1e12:2048 epochs=1..64:256:lin`;

export const configureAllocate: Configure = (command, context, finish) => {
  command.argument('<fit>', fittedHelp);
  for (const option of table) {
    const choices = option.field === 'backend' ? ['auto', 'cpu', 'webgpu'] : undefined;
    command.addOption(commandOption(option, describeAllocateField(option.field), choices));
  }
  command
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .option('--report <file>', 'write a self-contained HTML report')
    .addHelpText('after', help);
  command.action((fit: string, options: Options) => finish(() => allocateCommand(fit, options, context)));
};

type Options = Record<string, unknown> & Outputs;

async function allocateCommand(
  fit: string,
  options: Options,
  { terminal, signal }: Context,
): Promise<number> {
  const { fit: _, ...request } = readJob(fit, options);
  await checkOutputs(options, await withReplicates([fit]));
  const [fitted, { allocate }] = await Promise.all([
    fittedArgument(fit),
    import('../tasks/allocate/allocate.js'),
  ]);
  return listening(async () => {
    const progress = await startProgress(terminal);
    let ends: RefitEnds | undefined;
    const record = await allocate(fitted, request, {
      signal,
      optima: (last) => {
        ends = { first: ends?.first ?? last, last };
      },
      stage: progress.stage,
      progress: progress.step,
    }).finally(progress.stop);
    const text = async () => (await import('./allocate-text.js')).allocateText(record, terminal.out);
    const page = async () => {
      const [{ allocationSketch }, { renderAllocateInNode }] = await Promise.all([
        import('../tasks/allocate/sketch.js'),
        import('../report/node.js'),
      ]);
      return renderAllocateInNode(record, allocationSketch(fitted, record, ends), fitted);
    };
    await writeAnswer({ record, text, page }, options, terminal);
    return 0;
  });
}

function readJob(fit: string, typed: Readonly<Record<string, unknown>>): AllocateJob {
  return parseAllocateJob({ fit, ...readTyped(table, typed) }, {}, (field) => optionNameIn(table, field));
}
