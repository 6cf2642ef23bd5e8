import { dirname, relative, resolve } from 'node:path';
import { IsolossError } from '../errors.js';
import { hasConverged } from '../report/words.js';
import { withReplicates } from '../store/record-files.js';
import type { ReplicatesFile } from '../store/replicates.js';
import { replicatesPath } from '../store/replicates.js';
import { pathFrom, StagedFiles } from '../store/staged-files.js';
import { parseFitJob } from '../tasks/fit/job.js';
import type { FitOutcome } from '../tasks/fit/outcome.js';
import type { FitRecord } from '../tasks/fit/record.js';
import { isResampled } from '../tasks/uncertainty/resampling.js';
import { jobFields, readJob } from './job-fields.js';
import { commanderOptions, optionName, readJobOptions } from './job-options.js';
import { checkOutputs, jsonFile, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { readRuns, runsHelp } from './runs-argument.js';
import { listening } from './signals.js';
import { complain, type Terminal } from './terminal.js';

export const configureFit: Configure = (command, context, finish) => {
  command
    .argument('[runs]', runsHelp)
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
  const job = await readJob(
    options.job,
    (before) => jobFields('fit', before, runs, readJobOptions(options)),
    parseFitJob,
    optionName,
  );
  const replicates = isResampled(job) ? replicatesFile(options) : noReplicates(options);
  const inputs =
    options.job === undefined ? [job.runs] : [job.runs, ...(await withReplicates([options.job]))];
  await checkOutputs({ ...options, ...(replicates && { replicates }) }, inputs);

  const [table, tasks] = await Promise.all([readRuns(job.runs, signal), import('../tasks/fit/fit.js')]);
  return listening(async () => {
    const progress = await startProgress(terminal);
    const outcome = await tasks
      .fit(job, table, { signal, stage: progress.stage, progress: progress.step })
      .finally(progress.stop);
    await writeOutcome(outcome, options, terminal);
    if (signal.aborted) return 130;
    if (hasConverged(outcome.record)) return 0;
    complain(`The fit did not converge: it ${outcome.record.statusText}.`, terminal);
    return 1;
  });
}

/** Writes the answer with its replicates, which record and page tell of. */
async function writeOutcome(outcome: FitOutcome, options: Options, terminal: Terminal): Promise<void> {
  const files = new StagedFiles();
  const replicates = await files.attempt(() => stageReplicatesOf(outcome, options, files));
  const record = withFile(outcome.record, replicates);
  const json = jsonFile(options);
  const recordNaming =
    replicates && ((path: string) => withFile(record, { ...replicates, file: pathFrom(json ?? path, path) }));
  const text = async () => (await import('./fit-text.js')).fitText(record, terminal.out);
  const page = async (path: string) =>
    (await import('../report/node.js')).renderReportInNode({
      ...outcome,
      record: seenFrom(path, record, options),
    });
  await writeAnswer({ record: outcome.record, recordNaming, text, page }, options, terminal, files);
}

function withFile(record: FitRecord, replicates: ReplicatesFile | undefined): FitRecord {
  const { bootstrap } = record;
  return bootstrap === undefined || replicates === undefined
    ? record
    : { ...record, bootstrap: { ...bootstrap, replicates } };
}

/** The record with its replicates' file as the page finds it, which may lie in another folder. */
function seenFrom(page: string, record: FitRecord, outputs: Outputs): FitRecord {
  const { bootstrap } = record;
  if (bootstrap?.replicates === undefined) return record;
  const beside = jsonFile(outputs) ?? outputs.replicates ?? page;
  const file = relative(dirname(resolve(page)), resolve(dirname(beside), bootstrap.replicates.file));
  return { ...record, bootstrap: { ...bootstrap, replicates: { ...bootstrap.replicates, file } } };
}

/** Where the replicates go: beside the record unless the file was named. */
function replicatesFile(outputs: Outputs): string | undefined {
  const json = jsonFile(outputs);
  return outputs.replicates ?? (json === undefined ? undefined : replicatesPath(json));
}

function noReplicates({ replicates }: Outputs): undefined {
  if (replicates === undefined) return;
  throw new IsolossError(
    'no-replicates',
    `--replicates ${replicates} has nothing to hold: the job draws no resamples.`,
    'Add --bootstrap COUNT, or leave --replicates out.',
  );
}

/** Makes the replicates' file, of which the record then tells. */
async function stageReplicatesOf(
  { record, replicates }: FitOutcome,
  outputs: Outputs,
  files: StagedFiles,
): Promise<ReplicatesFile | undefined> {
  const path = replicatesFile(outputs);
  if (replicates === undefined || record.bootstrap === undefined || path === undefined) return undefined;
  const [{ stageReplicates }, { replicatesMetadata }] = await Promise.all([
    import('../store/replicates.js'),
    import('../tasks/fitted/belonging.js'),
  ]);
  const metadata = replicatesMetadata({ ...record, bootstrap: record.bootstrap });
  return stageReplicates(files, path, replicates, metadata, jsonFile(outputs) ?? path);
}
