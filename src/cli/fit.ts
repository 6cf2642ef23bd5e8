import { dirname, relative, resolve } from 'node:path';
import { IsolossError } from '../errors.js';
import { hasConverged } from '../report/words.js';
import { parseFitJob } from '../store/job.js';
import type { FitRecord } from '../store/record.js';
import { replicatesPath } from '../store/replicates.js';
import { isResampled } from '../store/resampling.js';
import type { FitOutcome } from '../tasks/fit/fit.js';
import { jobFields, readJob } from './job-fields.js';
import { commanderOptions, optionName, readJobOptions } from './job-options.js';
import { checkOutputs, jsonFile, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { readRuns, runsHelp } from './runs-argument.js';
import { complain } from './terminal.js';

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
  await checkOutputs({ ...options, ...(replicates && { replicates }) }, [job.runs, options.job ?? '-']);

  const [table, tasks] = await Promise.all([readRuns(job.runs, signal), import('../tasks/fit/fit.js')]);
  const progress = await startProgress(terminal);
  const outcome = await tasks
    .fit(job, table, { signal, stage: progress.stage, progress: progress.step })
    .finally(progress.stop);

  // Replicates first, since record and page tell of them.
  const record = await writeReplicatesOf(outcome, options);
  const text = async () => (await import('./fit-text.js')).fitText(record, terminal.out);
  const page = async (path: string) =>
    (await import('../report/node.js')).renderReportInNode({
      ...outcome,
      record: seenFrom(path, record, options),
    });
  await writeAnswer({ record, text, page }, options, terminal);
  if (signal.aborted) return 130;
  if (hasConverged(record)) return 0;
  complain(`The fit did not converge: it ${record.statusText}.`, terminal);
  return 1;
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

/** Writes the replicates' file, of which the record then tells. */
async function writeReplicatesOf({ record, replicates }: FitOutcome, outputs: Outputs): Promise<FitRecord> {
  const path = replicatesFile(outputs);
  if (replicates === undefined || record.bootstrap === undefined || path === undefined) return record;
  const { writeReplicates } = await import('../store/replicates.js');
  const { law, data, bootstrap } = record;
  const metadata = { law: law.name, formula: law.formula, data: data.digest, scheme: bootstrap.scheme };
  const file = await writeReplicates(path, replicates, metadata, jsonFile(outputs) ?? path);
  return { ...record, bootstrap: { ...bootstrap, replicates: file } };
}
