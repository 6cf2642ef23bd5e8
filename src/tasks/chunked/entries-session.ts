/** A batch in chunks: an item is an entry, with its record and refits. */
import { IsolossError } from '../../errors.js';
import { answerOf, type BatchOutcome, recordOf } from '../batch/batch.js';
import { type EntryOutcome, eachEntry, type TableFiles, TablesOf } from '../batch/entries.js';
import { type BatchEntry, type BatchJob, parseBatchJob } from '../batch/job.js';
import type { BatchAnswer } from '../batch/record.js';
import { secondsOfJob, secondsOfRefit } from '../fit/fit-work.js';
import { parseFitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { type ErrorData, errorData, errorOf } from '../fit/one-of-batch.js';
import type { FitRecord } from '../fit/record.js';
import { arithmeticOf, onBackendOfChunks } from './arithmetic.js';
import { textsOf } from './chunk-columns.js';
import { fromExactJson, toExactJson } from './exact-json.js';
import type { Arithmetic } from './job.js';
import { sha256Of } from './job-file.js';
import type { BeginSession, ReadChunks } from './session.js';
import { madeHere, timeless } from './timeless.js';

/** Seconds of a fit besides its searches, and those that another command is taken to need: it has a chunk of its own. */
const BESIDE = 0.01;
const OTHER = 40;

/** Fits whose time is estimated: the others are taken to be like them. */
const ESTIMATED = 16;

export const beginEntries: BeginSession = async (fields, files, { signal }, backend) => {
  const asked = parseBatchJob(fields);
  const control = signal === undefined ? {} : { signal };
  const estimates = await secondsOf(asked, files);
  const [seconds] = estimates.map((each) => each.seconds).sort((a, b) => b - a);
  const { index: least } = estimates.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  let info: FitRecord['backend'] = {
    ...{ name: 'cpu', adapter: '', precision: 'f32', software: false },
    reason: 'no entry could be answered',
  };
  // What chooses for itself chooses what the chunks that are there have, and what the first entry chose.
  let job = onBackendOfChunks(asked, backend);
  const make = async (first: number, count: number, chunkControl: Parameters<typeof eachEntry>[5]) => {
    const outcomes: EntryOutcome[] = [];
    await eachEntry(
      job,
      first,
      count,
      files,
      (index, outcome) => {
        outcomes[index - first] = outcome;
        if (!(outcome instanceof IsolossError) && 'backend' in outcome.record) info = outcome.record.backend;
      },
      chunkControl,
    );
    return outcomes.map((outcome) => textOf(outcome, asked.backend));
  };
  const [text] = await make(least, 1, control);
  job = onBackendOfChunks(job, info.name);
  // Each fit searches in the arithmetic that its runs and starts need.
  const arithmetic = (): Omit<Arithmetic, 'bits'> => ({
    ...arithmeticOf(info),
    precision: 'as each fit needs',
  });
  return {
    items: job.entries.length,
    secondsEach: seconds,
    arithmetic: { ...arithmetic(), bits: sha256Of(text) },
    adapter: info.adapter,
    now: arithmetic,
    async make(first, count, chunkControl) {
      const texts = await make(first, count, chunkControl);
      return [
        { name: 'name', data: job.entries.slice(first, first + count).map(({ name }) => name) },
        { name: 'answer', data: texts },
      ];
    },
    finish: (read) => merged(asked, files, read, info),
    close: () => undefined,
  };
};

/** What a chunk holds of an entry. */
type StoredOutcome = Exclude<EntryOutcome, IsolossError> | { readonly error: ErrorData };

/** `backend` is what was asked for, which the record's job says. */
function textOf(outcome: EntryOutcome, backend: string): string {
  if (outcome instanceof IsolossError) return toExactJson({ error: errorData(outcome) });
  const { record, replicates } = outcome;
  const { job } = record;
  const own = 'backend' in job ? { ...record, job: { ...job, backend } } : record;
  return toExactJson({ record: timeless(own), replicates });
}

function outcomeOf(text: string, info: FitRecord['backend']): EntryOutcome {
  const stored = fromExactJson(text) as StoredOutcome;
  if ('error' in stored) return errorOf(stored.error);
  return { ...stored, record: madeHere(stored.record, info) };
}

async function merged(
  asked: BatchJob,
  files: TableFiles,
  read: ReadChunks,
  info: FitRecord['backend'],
): Promise<BatchOutcome> {
  const readOutcomes: BatchOutcome['read'] = (take) =>
    read(async (chunk) => {
      for (const [k, text] of textsOf(chunk, 'answer').entries()) {
        await take(chunk.first + k, outcomeOf(text, info));
      }
    });
  const job = named(asked, files);
  const answers: BatchAnswer[] = [];
  await readOutcomes(async (index, outcome) => {
    answers[index] = answerOf(job.entries[index], job.entries[index].runs, outcome);
  });
  return { record: recordOf(job, answers), read: readOutcomes };
}

/** The job with the names of tables, as records have it, in place of those of the store's inputs. */
function named(job: BatchJob, files: TableFiles): BatchJob {
  const entries = job.entries.map(
    (entry): BatchEntry => ({
      ...entry,
      runs: files[entry.runs].name,
      ...(entry.against === undefined ? {} : { against: files[entry.against].name }),
    }),
  );
  return { ...job, entries };
}

/** Seconds of some entries on one thread of a processor, about; of those that can be answered, if any can. */
async function secondsOf(
  { entries }: BatchJob,
  files: TableFiles,
): Promise<{ readonly index: number; readonly seconds: number }[]> {
  const fits = [...entries.keys()].filter((index) => entries[index].command === 'fit');
  const step = Math.max(1, Math.floor(fits.length / ESTIMATED));
  const other = entries.findIndex(({ command }) => command !== 'fit');
  const found = other < 0 ? [] : [{ index: other, seconds: OTHER }];
  for (const index of fits.filter((_, k) => k % step === 0)) {
    const seconds = await secondsOfEntry(entries[index], files);
    if (seconds !== undefined) found.push({ index, seconds });
  }
  return found.length > 0 ? found : [{ index: 0, seconds: BESIDE }];
}

async function secondsOfEntry({ runs, job }: BatchEntry, files: TableFiles): Promise<number | undefined> {
  try {
    const fit = parseFitJob({ ...job, runs });
    const { model } = modelOfJob(fit, await new TablesOf(files).read(runs));
    return BESIDE + secondsOfJob(model, fit) + (fit.bootstrap ?? 0) * secondsOfRefit(model, 1);
  } catch (error) {
    if (error instanceof IsolossError) return undefined;
    throw error;
  }
}
