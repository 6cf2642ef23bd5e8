import { Option } from 'commander';
import { parseNumber } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import { describeField, fieldChoices, fitJobSchema } from '../tasks/fit/job.js';
import {
  type choiceNames,
  describeMultiverseField,
  multiverseJobSchema,
  parseMultiverseJob,
  sharedFields,
} from '../tasks/multiverse/job.js';
import { jobFields, readJob } from './job-fields.js';
import { commanderOptions, optionName, readJobOptions } from './job-options.js';
import { betweenCommas, collect, named } from './option-table.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { readRuns, runsHelp } from './runs-argument.js';
import { listening } from './signals.js';
import { complain } from './terminal.js';

type ListField = (typeof choiceNames)[number] | 'at';

/** Options that are lists: of several texts each as a whole, or of short values between commas. */
const lists: readonly { readonly field: ListField; readonly value: string; readonly commas: boolean }[] = [
  { field: 'law', value: '<law>', commas: false },
  { field: 'remap', value: '<input=column>', commas: false },
  { field: 'filter', value: '<rows>', commas: false },
  { field: 'weight', value: '<expression>', commas: false },
  { field: 'residual', value: '<scales>', commas: true },
  { field: 'loss', value: '<kinds>', commas: true },
  { field: 'delta', value: '<numbers>', commas: true },
  { field: 'tau', value: '<numbers>', commas: true },
  { field: 'starts', value: '<plans>', commas: true },
  { field: 'at', value: '<point>', commas: false },
];

const help = `
Every combination of the lists is fitted; the first value of each makes the base universe. A law, filter, remap or
weight may carry a name: "tied=E + A/N^alpha + B/D^alpha". Delta belongs to the huber loss, tau to the quantile loss.

Examples:
  $ isoloss multiverse runs.csv --law chinchilla --delta 1e-3,1e-4,1e-2 --residual log,raw
  $ isoloss multiverse runs.csv --law chinchilla --law "tied=E + A/N^alpha + B/D^alpha" --loss huber,squared,absolute \\
      --filter all --filter "drop-high=L < 3.2" --at N=7e10,D=1.4e12 --report multiverse.html
  $ isoloss multiverse --job fit.json --starts seeded,grid --json -`;

export const configureMultiverse: Configure = (command, context, finish) => {
  command
    .argument('[runs]', runsHelp)
    .option(
      '--job <file>',
      'start from the job of a record (a fit’s too); options given here replace its fields',
    )
    .addOption(new Option('--within <share>', describeMultiverseField('within')).argParser(parseNumber))
    .addOption(
      new Option('--measure <of>', describeMultiverseField('measure')).choices([
        'loss',
        'reducible',
        'compute',
      ]),
    )
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .option('--report <file>', 'write a self-contained HTML report')
    .addHelpText('after', help);
  for (const list of lists) command.addOption(listOption(list));
  const shared: readonly string[] = sharedFields;
  for (const option of commanderOptions()) {
    if (shared.includes(option.attributeName())) command.addOption(option);
  }
  command.action((runs: string | undefined, options: Options) =>
    finish(() => multiverseCommand(runs, options, context)),
  );
};

const fitFields = Object.keys(fitJobSchema.def.innerType.shape);

type Options = Record<string, unknown> & Outputs & { readonly job?: string };

function listOption({ field, value, commas }: (typeof lists)[number]): Option {
  const isFits = field !== 'at' && field !== 'filter' && field !== 'remap';
  const choices = isFits ? fieldChoices(field) : undefined;
  const what = isFits ? describeField(field) : describeMultiverseField(field);
  const known = choices === undefined ? '' : ` [${choices.join(', ')}]`;
  const description = `${what}${known} (several${commas ? ', between commas' : ' allowed'})`;
  return new Option(`--${field} ${value}`, description).argParser(commas ? collectBetweenCommas : collect);
}

function collectBetweenCommas(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...betweenCommas([text])];
}

async function multiverseCommand(
  runs: string | undefined,
  options: Options,
  { terminal, signal }: Context,
): Promise<number> {
  const job = await readJob(
    options.job,
    (before) => jobFields('multiverse', withoutFitFields(before), runs, typedFields(options)),
    parseMultiverseJob,
    typedName,
  );
  const inputs = options.job === undefined ? [] : await withReplicates([options.job]);
  await checkOutputs(options, [job.runs, ...inputs]);

  const [table, tasks] = await Promise.all([
    readRuns(job.runs, signal),
    import('../tasks/multiverse/multiverse.js'),
  ]);
  return listening(async () => {
    const progress = await startProgress(terminal);
    progress.stage('universes');
    const record = await tasks
      .multiverse(job, table, { signal, progress: progress.step })
      .finally(progress.stop);

    const text = async () => (await import('./multiverse-text.js')).multiverseText(record, terminal.out);
    const page = async () => (await import('../report/node.js')).renderMultiverseInNode(record);
    await writeAnswer({ record, text, page }, options, terminal);
    const done = record.universes.length;
    if (done < record.asked) {
      complain(`Interrupted after ${done} of ${record.asked} universes; the record has those.`, terminal);
      return 130;
    }
    if (record.converged > 0) return 0;
    complain(`None of ${record.asked} universes found an optimum.`, terminal);
    return 1;
  });
}

/** Without what a fit does beside finding its optimum, which has no place here. */
function withoutFitFields(before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.keys(multiverseJobSchema.def.innerType.shape);
  return Object.fromEntries(
    Object.entries(before).filter(([field]) => known.includes(field) || !fitFields.includes(field)),
  );
}

function typedFields(options: Options): Record<string, unknown> {
  const shared = readJobOptions(Object.fromEntries(sharedFields.map((field) => [field, options[field]])));
  const several = lists.flatMap(({ field }): [string, unknown][] => {
    const texts = options[field];
    if (!Array.isArray(texts)) return [];
    return [
      [
        field,
        field === 'delta' || field === 'tau' ? named(`--${field}`, () => texts.map(parseNumber)) : texts,
      ],
    ];
  });
  const { within, measure } = options;
  return {
    ...shared,
    ...Object.fromEntries(several),
    ...(within === undefined ? {} : { within }),
    ...(measure === undefined ? {} : { measure }),
  };
}

function typedName(field: string): string {
  return lists.some((list) => list.field === field) ? `--${field}` : optionName(field);
}
