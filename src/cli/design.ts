import { parseAssignment, parseCount, parseNumber } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import {
  type DesignField,
  type DesignJob,
  describeDesignField,
  parseDesignJob,
} from '../tasks/design/job.js';
import { fittedArgument, fittedHelp } from './fitted-argument.js';
import { pairs } from './job-options.js';
import { commandOption, list, optionNameIn, readTyped, single, type TableOption } from './option-table.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { listening } from './signals.js';

const table: readonly TableOption<DesignField>[] = [
  single('--goal <formula>', 'goal'),
  single('--budget <cost>', 'budget', parseNumber),
  single('--cost <expression>', 'cost'),
  list('--set <name=expression>', 'set', pairs(parseAssignment)),
  list('--axis <name=lo..hi:count>', 'axis'),
  list('--subject-to <comparison>', 'subjectTo'),
  single('--by <measure>', 'by'),
  single('--runs <count>', 'runs', (text) => parseCount(text, 1)),
  single('--top <count>', 'top', (text) => parseCount(text, 1)),
  single('--noise <deviation>', 'noise', parseNumber),
];

const help = `
A goal is a formula of the law's parameters and derived quantities, of N_opt(C), D_opt(C) and L_opt(C), the optimum under
the cost at a budget C, and of L(N,D), the loss at given inputs. What counts is the share of its variance over the
refits that a run is expected to remove: for a goal such as log(N_opt(1e24)) the variance of a factor.

Examples:
  $ isoloss design fit.json --goal "log(N_opt(1e24))" --budget 1e21
  $ isoloss design fit.json --goal "L_opt(1e25)" --budget 1e22 --runs 5 --report next.html
  $ isoloss design fit.json --goal a_opt --budget 1e20 --subject-to "D <= 3e11" --by cost
  $ isoloss design fit.json --goal "L(7e10, 1.4e12)" --axis N=1e8..1e11:64 --set "D=20*N" --json -`;

export const configureDesign: Configure = (command, context, finish) => {
  command.argument('<fit>', fittedHelp);
  for (const option of table) {
    const choices = option.field === 'by' ? ['share', 'cost'] : undefined;
    const made = commandOption(option, describeDesignField(option.field), choices);
    command.addOption(option.field === 'goal' ? made.makeOptionMandatory() : made);
  }
  command
    .option('--corners', describeDesignField('corners'))
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .option('--report <file>', 'write a self-contained HTML report')
    .addHelpText('after', help);
  command.action((fit: string, options: Options) => finish(() => designCommand(fit, options, context)));
};

type Options = Record<string, unknown> & Outputs;

async function designCommand(fit: string, options: Options, { terminal, signal }: Context): Promise<number> {
  const { fit: _, ...request } = readJob(fit, options);
  await checkOutputs(options, await withReplicates([fit]));
  const [fitted, { design }] = await Promise.all([fittedArgument(fit), import('../tasks/design/design.js')]);
  return listening(async () => {
    const progress = await startProgress(terminal);
    progress.stage('candidates');
    const record = await design(fitted, request, { signal, progress: progress.step }).finally(progress.stop);
    const text = async () => (await import('./design-text.js')).designText(record, terminal.out);
    const page = async () => (await import('../report/node.js')).renderDesignInNode(record, fitted);
    await writeAnswer({ record, text, page }, options, terminal);
    return 0;
  });
}

function readJob(fit: string, typed: Readonly<Record<string, unknown>>): DesignJob {
  const corners = typed.corners === true ? { corners: true } : {};
  return parseDesignJob({ fit, ...readTyped(table, typed), ...corners }, {}, (field) =>
    optionNameIn(table, field),
  );
}
