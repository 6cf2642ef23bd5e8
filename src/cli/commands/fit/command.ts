import { dirname, relative, resolve } from 'node:path';
import { IsolossError } from '../../../errors.js';
import { written } from '../../../jobs/parsed.js';
import { hasConverged } from '../../../report/sentences/fit.js';
import { type ReplicatesFile, replicatesPath } from '../../../store/replicates.js';
import { pathFrom, StagedFiles } from '../../../store/staged-files.js';
import type { StoredOutcome } from '../../../tasks/chunked/fit-session.js';
import { fitForm } from '../../../tasks/fit/form.js';
import type { AskedFit } from '../../../tasks/fit/job.js';
import type { FitOutcome, Stage } from '../../../tasks/fit/outcome.js';
import type { FitRecord } from '../../../tasks/fit/record.js';
import { isResampled, MOST_IN_MEMORY } from '../../../tasks/uncertainty/resampling.js';
import { finishedOf } from '../../finished.js';
import type { HelpText } from '../../help.js';
import { type Done, type JobCommand, jobCommand } from '../../job-command.js';
import { withLawFiles } from '../../law-files.js';
import { jsonFile, type Outputs } from '../../outputs.js';
import { needsLaw, needsRuns, readRuns, readRunsFile, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  examples: [
    'isoloss fit runs.csv --law chinchilla',
    'isoloss fit runs.csv --law chinchilla --map N="Model Size" "D=C/(6*N)" L=loss --hold-out "N > 1e10" --report fit.html',
    'isoloss fit runs.csv --law "L = E + A / N^alpha" --positive E,A,alpha --json fit.json',
    'isoloss fit runs.csv --law chinchilla --bootstrap 4000 --interval bca --derive "a=beta/(alpha+beta)" --profile all',
    'isoloss fit runs.csv --law my.law.json --json fit.json',
    'isoloss fit runs.csv --law "L = E + A/Neff^alpha" --let "Neff = N*(1 - exp(-P/g))" --positive E,A,alpha,g',
    'isoloss fit --job fit.json --starts sobol:1024',
    'isoloss fit runs.csv --law chinchilla --bootstrap 1e8 --store chunks',
    'isoloss fit runs.csv --law chinchilla --bootstrap 1e8 --store chunks --shard 3/16',
  ],
};

/** Refits that figures are drawn of where they are too many for memory. */
const DRAWN = 10_000;

interface Fitted extends Done {
  readonly record: FitRecord;
  readonly outcome: FitOutcome;
  /** The record with the file of its replicates. */
  readonly kept: FitRecord;
}

/** The command as data, which merges of stores use as well. */
export const fitCommand: JobCommand<AskedFit, Fitted> = {
  form: fitForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  files: [
    {
      flags: '--replicates <file>',
      help: 'write the refits of all resamples as Parquet (default: beside --json FILE)',
    },
  ],
  help,
  needs: [needsRuns('fit'), needsLaw],
  read: withLawFiles,
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'every row with its inputs, prediction and residual',
    columns: async ({ outcome }) => (await import('./columns.js')).rowColumns(outcome),
  },
  check(job, outputs) {
    const file = isResampled(job) ? replicatesFile(outputs) : noReplicates(outputs);
    return file === undefined ? {} : { '--replicates': file };
  },
  async prepare(job, { signal, outputs }) {
    const [table, { fit }] = await Promise.all([
      readRuns(job.runs, signal),
      import('../../../tasks/fit/fit.js'),
    ]);
    return async ({ stage, step }, begin) => {
      const entered = (name: Stage): void => {
        // From the first starts on something is kept.
        if (name === 'search') begin();
        stage(name);
      };
      const outcome = await finishedOf(fit(job, table, { signal, stage: entered, progress: step }));
      begin();
      return withFiles(outcome, outputs);
    };
  },
  text: async ({ kept }, { terminal }) => (await import('./text.js')).fitText(kept, terminal.out),
  page: async ({ outcome, kept }, path, { outputs }) =>
    (await import('../../../report/index.js')).fitReport({
      ...(await withDrawn(outcome)),
      record: seenFrom(path, kept, outputs),
    }),
  exit({ record }, { signal }) {
    if (signal.aborted) return { code: 130 };
    if (hasConverged(record)) return { code: 0 };
    return { code: 1, complaint: `The fit did not converge: it ${record.statusText}.` };
  },
  chunked: {
    specification: async (job) => ({
      task: 'fit',
      job: { ...written(job) },
      inputs: { runs: await readRunsFile(job.runs) },
    }),
    result: (outcome, { outputs }) => withFiles(outcome as StoredOutcome, outputs),
  },
};

export const command = jobCommand(fitCommand);

/** The first refits, for figures, where all are too many for memory. */
async function withDrawn(outcome: FitOutcome & Partial<StoredOutcome>): Promise<FitOutcome> {
  const { replicates, parts } = outcome;
  if (replicates !== undefined || parts === undefined) return outcome;
  const { firstReplicates } = await import('../../../store/replicates.js');
  return { ...outcome, replicates: await firstReplicates(parts, DRAWN) };
}

/** The answer with its replicates, which record and page tell of. */
async function withFiles(outcome: FitOutcome, outputs: Outputs): Promise<Fitted> {
  const files = new StagedFiles();
  const replicates = await files.attempt(() => stageReplicatesOf(outcome, outputs, files));
  const kept = withFile(outcome.record, replicates);
  const json = jsonFile(outputs);
  const recordNaming =
    replicates && ((path: string) => withFile(kept, { ...replicates, file: pathFrom(json ?? path, path) }));
  return { record: outcome.record, outcome, kept, files, recordNaming };
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
  { record, replicates, parts }: FitOutcome & Partial<StoredOutcome>,
  outputs: Outputs,
  files: StagedFiles,
): Promise<ReplicatesFile | undefined> {
  const path = replicatesFile(outputs);
  const refits = replicates ?? (parts === undefined || parts.count > MOST_IN_MEMORY ? undefined : parts);
  if (refits === undefined || record.bootstrap === undefined || path === undefined) return undefined;
  const [{ stageReplicates }, { replicatesMetadata }] = await Promise.all([
    import('../../../store/replicates.js'),
    import('../../../tasks/fitted/match-replicates.js'),
  ]);
  const metadata = replicatesMetadata({ ...record, bootstrap: record.bootstrap });
  return stageReplicates(files, path, refits, metadata, jsonFile(outputs) ?? path);
}
