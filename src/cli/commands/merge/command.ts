import { IsolossError } from '../../../errors.js';
import type { ChunkedTaskName } from '../../../tasks/chunked/job.js';
import type { PlanSettings } from '../../../tasks/plan/plan.js';
import {
  type Command,
  defineCommand,
  jsonOption,
  planOptions,
  reportOption,
  tableOption,
} from '../../command.js';
import { finishedOf } from '../../finished.js';
import type { HelpText } from '../../help.js';
import { answerOptions, type Done, finishJob, type JobCommand, type Tools } from '../../job-command.js';
import { checkOutputs, type Outputs } from '../../outputs.js';
import { keeping } from '../../signals.js';
import { printable } from '../../terminal.js';
import { readShard } from '../../work-in-chunks.js';
import { recordsOption } from '../batch/records-option.js';
import { fitCommand } from '../fit/command.js';

const help: HelpText = {
  notes: [
    'The answer is that of the command that began the job, by one process without a store. Chunks that are missing or damaged are named, and nothing is written.',
    'Exit codes: 0 done, 1 chunks are missing or damaged, 2 there is no such job.',
  ],
  examples: [
    'isoloss merge chunks',
    'isoloss merge s3://bucket/job --json fit.json --report fit.html',
    'isoloss merge s3://bucket/job --shard 3/16 --json fit.json',
  ],
};

/** The commands whose jobs are merged. Their jobs differ, and each is read by its own form. */
const commands: Readonly<Record<ChunkedTaskName, () => Promise<(merge: Merge) => Promise<number>>>> = {
  fit: async () => merging(fitCommand),
  multiverse: async () => merging((await import('../multiverse/command.js')).multiverseCommand),
  rollout: async () => merging((await import('../rollout/command.js')).rolloutCommand),
  compare: async () => merging((await import('../compare/command.js')).compareCommand),
  study: async () => {
    throw (await import('../../../tasks/chunked/adapters.js')).elsewhere();
  },
  batch: async () => merging((await import('../batch/command.js')).batchCommand),
  surface: async () => merging((await import('../surface/command.js')).surfaceCommand),
  allocate: async () => merging((await import('../allocate/command.js')).allocateCommand),
};

/** What a merge is given. */
interface Merge {
  readonly job: Readonly<Record<string, unknown>>;
  /** What the task answers of all chunks. */
  readonly answer: (control: {
    readonly stage: (name: string) => void;
    readonly progress: (done: number, total: number) => void;
  }) => Promise<unknown>;
  readonly tools: Tools;
  /** Of the plan that it proposes, where that is asked for. */
  readonly settings?: PlanSettings;
}

function merging<Job extends object, Result extends Done>(
  command: JobCommand<Job, Result>,
): (merge: Merge) => Promise<number> {
  return async ({ job, answer, tools, settings }) => {
    const { form, check, chunked } = command;
    const { outputs } = tools;
    const own = answerOptions(command).map(({ flags }) => flags.split(' ')[0]);
    for (const option of Object.keys(outputs).map((name) => `--${name}`)) {
      if (own.includes(option)) continue;
      throw new IsolossError(
        'bad-job',
        `A job of isoloss ${form.name} has nothing for ${option} to write.`,
        'Leave it out.',
      );
    }
    if (chunked === undefined) throw new TypeError(`${form.name} is not done in chunks`);
    await checkOutputs(outputs, [], check?.(form.parse(job, {}), outputs) ?? {});
    return keeping((begin) =>
      finishJob(
        command,
        async ({ stage, step }) => {
          begin();
          return chunked.result(await finishedOf(answer({ stage, progress: step })), tools);
        },
        tools,
        begin,
        settings,
      ),
    );
  };
}

/** What the answer of some command may be written to. */
interface Options extends Outputs {
  readonly planStep?: string;
  readonly planArchitecture?: string;
  readonly shard?: string;
}

export const command: Command = defineCommand<Options>({
  arguments: [['<store>', 'the folder of the chunks, or s3://bucket/prefix']],
  options: [
    {
      flags: '--shard <number/of>',
      help: 'count over a part of the refits, such as 3/16 for the third of sixteen parts, while other processes with this option count over the others: they tell each other through the store, and each has the answer (default: all)',
    },
    tableOption('the rows, universes, laws, points or budgets of the answer'),
    ...planOptions,
    ...(fitCommand.files ?? []),
    jsonOption,
    reportOption,
    recordsOption,
  ],
  help,
  async run({ arguments: [location = ''], options }, { terminal, signal }) {
    const { planStep: _step, planArchitecture: _architecture, shard, ...outputs } = options;
    const part = shard === undefined ? undefined : readShard(shard);
    const [{ openStore }, { openJob, mergeJob }] = await Promise.all([
      import('../../../store/objects.js'),
      import('../../../tasks/chunked/jobs.js'),
    ]);
    const opened = await openJob(await openStore(location), undefined, { signal });
    if (part !== undefined && opened.task !== 'fit') {
      throw new IsolossError(
        'bad-job',
        `A job of isoloss ${opened.task} is merged by one process: it has no refits to count.`,
        'Leave out --shard.',
      );
    }
    const merge = await commands[opened.task]();
    const event = (text: string): void => {
      terminal.err.write(printable(`note: ${text}\n`));
    };
    return merge({
      job: opened.asked,
      answer: (control) => mergeJob(opened, { ...control, signal, event, ...(part && { part }) }),
      tools: { terminal, signal, outputs },
      ...(outputs.plan === undefined
        ? {}
        : { settings: (await import('../../plan.js')).planSettings(outputs.plan, { ...options }) }),
    });
  },
});
