import { once } from 'node:events';
import { dirname, relative, resolve } from 'node:path';
import { IsolossError, throwIfAborted } from '../errors.js';
import { hasConverged } from '../report/words.js';
import { type FitJob, parseFitJob } from '../store/job.js';
import { readJobFile } from '../store/read-job.js';
import type { FitRecord } from '../store/record.js';
import { replicatesPath } from '../store/replicates.js';
import { isResampled } from '../store/resampling.js';
import { checkWritable, recordText, writeWhole } from '../store/write.js';
import type { FitOutcome } from '../tasks/fit/fit.js';
import { jobFields } from './job-fields.js';
import { commanderOptions, optionName, readJobOptions } from './job-options.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { styled } from './terminal.js';

export interface Outputs {
  readonly json?: string;
  readonly report?: string;
  readonly replicates?: string;
  readonly out?: string;
}

export const configureFit: Configure = (command, context, finish) => {
  command
    .argument('[runs]', 'table of training runs (csv, tsv, json, jsonl, parquet), or - for standard input')
    .option('--job <file>', 'repeat the job of a record or job file; options given here replace its fields')
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .option('--report <file>', 'write a self-contained HTML report')
    .option(
      '--replicates <file>',
      'write the refits of all resamples as Parquet (default: beside --json FILE)',
    )
    .addHelpText('after', help);
  for (const option of commanderOptions()) command.addOption(option);
  command.action((runs: string | undefined, options: Options) =>
    finish(() => fitCommand(runs, options, context)),
  );
};

const help = `
Examples:
  $ isoloss fit runs.csv --law chinchilla
  $ isoloss fit runs.csv --law chinchilla --map N="Model Size" D="C/(6*N)" L=loss --hold-out "N > 1e10" --report fit.html
  $ isoloss fit runs.csv --law "E + A / N^alpha" --positive E,A,alpha --json fit.json
  $ isoloss fit runs.csv --law chinchilla --bootstrap 4000 --interval bca --derive "a=beta/(alpha+beta)" --profile all
  $ isoloss fit --job fit.json --starts sobol:1024`;

type Options = Record<string, unknown> & Outputs & { readonly job?: string };

async function fitCommand(
  runs: string | undefined,
  options: Options,
  { terminal, signal }: Context,
): Promise<number> {
  const job = await readJob(runs, options);
  const replicates = isResampled(job) ? replicatesFile(options) : noReplicates(options);
  await checkOutputs({ ...options, ...(replicates && { replicates }) }, [job.runs, options.job ?? '-']);

  const [{ readTable }, tasks] = await Promise.all([
    import('../runs/read-file.js'),
    import('../tasks/fit/fit.js'),
  ]);
  const table = await orInterrupted(() => readTable(job.runs), signal);
  const progress = await startProgress(terminal);
  const outcome = await tasks
    .fit(job, table, { signal, stage: progress.stage, progress: progress.step })
    .finally(progress.stop);

  const record = await writeOutputs(outcome, options);
  if (options.json === '-') {
    terminal.out.write(recordText(record));
  } else {
    const { fitText } = await import('./fit-text.js');
    terminal.out.write(fitText(record, terminal.out));
  }
  if (signal.aborted) return 130;
  if (hasConverged(record)) return 0;
  terminal.err.write(
    `${styled('red', 'error:', terminal.err)} The fit did not converge: it ${record.statusText}.\n`,
  );
  return 1;
}

/** What `work` gives, or the interruption if that comes first: standard input may never end. */
export async function orInterrupted<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  const result = work();
  await Promise.race([result, once(signal, 'abort')]);
  throwIfAborted(signal);
  return result;
}

/** The job file's fields, replaced by what was typed. */
async function readJob(runs: string | undefined, options: Options): Promise<FitJob> {
  const before = options.job === undefined ? {} : await readJobFile(options.job);
  const job = jobFields('fit', before, runs, readJobOptions(options));
  return options.job === undefined
    ? parseFitJob(job, {}, optionName)
    : parseFitJob(job, { file: options.job });
}

/** Refuses outputs that cannot be written, before the fit rather than after it. */
export async function checkOutputs(outputs: Outputs, inputs: readonly string[]): Promise<void> {
  const files = Object.entries({
    '--json': outputs.json === '-' ? undefined : outputs.json,
    '--report': outputs.report,
    '--replicates': outputs.replicates,
    '--out': outputs.out,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  for (const [i, [option, file]] of files.entries()) {
    if (file === '-') {
      throw new IsolossError(
        'not-to-output',
        `What ${option} writes is a file.`,
        `Give ${option} a name; only --json writes to standard output.`,
      );
    }
    await checkWritable(file, inputs);
    const same = files.slice(0, i).find(([, other]) => resolve(other) === resolve(file));
    if (same === undefined) continue;
    throw new IsolossError(
      'same-output',
      `${same[0]} and ${option} both name '${file}'.`,
      'Give each a file of its own.',
    );
  }
}

/** Writes what was asked for: replicates first, since record and page tell of them. Returns the record as written. */
async function writeOutputs(outcome: FitOutcome, outputs: Outputs): Promise<FitRecord> {
  const { json, report } = outputs;
  const record = await writeReplicatesOf(outcome, outputs);
  const page =
    report === undefined
      ? undefined
      : await (await import('../report/node.js')).renderReportInNode({
          ...outcome,
          record: seenFrom(report, record, outputs),
        });
  if (json !== undefined && json !== '-') await writeWhole(json, recordText(record));
  if (report !== undefined && page !== undefined) await writeWhole(report, page);
  return record;
}

/** The record with its replicates' file as the page finds it, which may lie in another folder. */
function seenFrom(page: string, record: FitRecord, { json, replicates: named }: Outputs): FitRecord {
  const { bootstrap } = record;
  if (bootstrap?.replicates === undefined) return record;
  const beside = json === undefined || json === '-' ? (named ?? page) : json;
  const file = relative(dirname(resolve(page)), resolve(dirname(beside), bootstrap.replicates.file));
  return { ...record, bootstrap: { ...bootstrap, replicates: { ...bootstrap.replicates, file } } };
}

/** Where the replicates go: beside the record unless the file was named. */
function replicatesFile({ json, replicates }: Outputs): string | undefined {
  return replicates ?? (json === undefined || json === '-' ? undefined : replicatesPath(json));
}

function noReplicates({ replicates }: Outputs): undefined {
  if (replicates === undefined) return;
  throw new IsolossError(
    'no-replicates',
    `--replicates ${replicates} has nothing to hold: the job draws no resamples.`,
    'Add --bootstrap COUNT, or leave --replicates out.',
  );
}

/** Writes the replicates' file, of which the record then tells. */
async function writeReplicatesOf({ record, replicates }: FitOutcome, outputs: Outputs): Promise<FitRecord> {
  const path = replicatesFile(outputs);
  if (replicates === undefined || record.bootstrap === undefined || path === undefined) return record;
  const { writeReplicates } = await import('../store/replicates.js');
  const { law, data, bootstrap } = record;
  const metadata = { law: law.name, formula: law.formula, data: data.digest, scheme: bootstrap.scheme };
  const beside = outputs.json === undefined || outputs.json === '-' ? path : outputs.json;
  const file = await writeReplicates(path, replicates, metadata, beside);
  return { ...record, bootstrap: { ...bootstrap, replicates: file } };
}
