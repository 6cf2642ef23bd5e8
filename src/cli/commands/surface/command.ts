import { relative, resolve } from 'node:path';
import { pathFrom, StagedFiles } from '../../../store/staged-files.js';
import {
  bytesText,
  checkRoom,
  partialPath,
  type SurfaceFile,
  type SurfaceTarget,
  stageSurface,
  surfaceFormat,
} from '../../../store/surface-file.js';
import type { StoredSurface } from '../../../tasks/chunked/surface-session.js';
import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { surfaceForm } from '../../../tasks/surface/form.js';
import type { SurfaceJob } from '../../../tasks/surface/job.js';
import type { SurfaceRecord } from '../../../tasks/surface/record.js';
import type { SurfaceControl, SurfaceOutcome } from '../../../tasks/surface/surface.js';
import { formatCount } from '../../../text.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, type JobCommand, jobCommand, needsFit, type Tools } from '../../job-command.js';
import { jsonFile, type Outputs } from '../../outputs.js';

const help: HelpText = {
  notes: [
    'The file has one row a point, the last axis fastest, and these columns: every axis; L, the law at the estimate; and of a fit with --bootstrap L_mean, L_sd and a column a quantile (L_q05, L_q50, L_q975) over the refits. --gradient adds dL_dlogN and dL_dN for an axis N, reduced in the same way; an input set to a formula of the axis moves along with it.',
    'Stopped on the way, whole chunks are kept in a file of their own: surface.partial.parquet.',
  ],
  examples: [
    'isoloss surface fit.json --axis N=1e7..1e13:1024 --axis D=1e9..1e14:1024 --quantiles .05,.5,.95 --gradient --out surface.parquet',
    'isoloss surface chinchilla:besiroglu-2024 --axis N=1e8..1e12:200 --set "D=20*N" --out chinchilla.csv',
    'isoloss surface fit.json --axis N=1e8..1e12:300 C=1e20..1e26:300 --set "D=C/(6*N)" --contours 2,2.2,2.5 --report surface.html',
  ],
};

interface Surfaced extends Done {
  readonly record: SurfaceRecord;
  readonly outcome: SurfaceOutcome;
  readonly fitted: FittedLaw;
  readonly file: SurfaceFile | undefined;
}

/** The command as data, which merges of stores use as well. */
export const surfaceCommand: JobCommand<SurfaceJob, Surfaced> = {
  form: surfaceForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  files: [{ flags: '--out <file>', help: 'write every point as a table: .parquet or .csv (default: none)' }],
  help,
  needs: [needsFit],
  complete: (fields) => ({ axes: [], ...fields }),
  inputs: ({ fit }) => ({ fits: [fit] }),
  check(_, { out }) {
    if (out === undefined) return {};
    surfaceFormat(out);
    return { '--out, when stopped,': partialPath(out) };
  },
  async prepare(job, tools) {
    const [fitted, { surface }] = await Promise.all([
      fittedArgument(job.fit),
      import('../../../tasks/surface/surface.js'),
    ]);
    const { fit: _, backend, adapter, precision: _precision, ...request } = job;
    const where = { backend, ...(adapter === undefined ? {} : { adapter }) };
    const pour = await pouring(job, fitted, tools);
    return async ({ stage, step }, begin) => {
      stage('points');
      begin();
      return pour((control) =>
        finishedOf(surface(fitted, request, { ...control, progress: step, where, reuse: true })),
      );
    };
  },
  text: async (result, { terminal, outputs }, kept) =>
    (await import('./text.js')).surfaceText(withFile(result, kept), shownFile(result, outputs), terminal.out),
  page: async (result) =>
    (await import('../../../report/index.js')).surfaceReport(
      withFile(result, true),
      result.outcome,
      result.fitted,
    ),
  exit(result, { outputs }) {
    const { record, file } = result;
    if (isWhole(record)) return { code: 0 };
    const shown = shownFile(result, outputs);
    const kept =
      shown === undefined
        ? ''
        : ` They are in ${relative('.', resolve(shown))} (${bytesText(file?.bytes ?? 0)}).`;
    const complaint = `Interrupted after ${formatCount(record.points)} of ${formatCount(record.asked)} points.${kept}`;
    return { code: 130, complaint };
  },
  chunked: {
    specification: async (job) => ({
      task: 'surface',
      job: { ...job },
      inputs: await (await import('../../../tasks/chunked/fit-files.js')).fitFiles(job.fit),
    }),
    async result(outcome, tools) {
      const { job, fitted, read } = outcome as StoredSurface;
      const pour = await pouring(job, fitted, tools);
      return pour((control) => finishedOf(read(control)));
    },
  },
};

export const command = jobCommand(surfaceCommand);

/** What makes the surface, handing its points to `onTile` in order. */
type MakeSurface = (control: Pick<SurfaceControl, 'signal' | 'onTile'>) => Promise<SurfaceOutcome>;

/** The function that makes the answer of a surface, its points poured into the file that is asked for. Throws `no-room`. */
async function pouring(
  job: SurfaceJob,
  fitted: FittedLaw,
  { outputs, signal }: Tools,
): Promise<(make: MakeSurface) => Promise<Surfaced>> {
  const [{ planSurface, unrepeatedColumns }, { surfaceRecord }] = await Promise.all([
    import('../../../tasks/surface/plan.js'),
    import('../../../tasks/surface/make-record.js'),
  ]);
  const { fit: _, backend: _backend, adapter: _adapter, precision = 'f64', ...request } = job;
  const plan = planSurface(fitted, request);
  const { columns, grid } = plan;
  const { out } = outputs;
  if (out !== undefined) {
    const unrepeated = unrepeatedColumns(plan);
    await checkRoom(out, { points: grid.points, columns: columns.length, unrepeated, precision });
  }
  const target: SurfaceTarget | undefined =
    out === undefined
      ? undefined
      : {
          path: out,
          columns: columns.map(({ name, source }) => ({
            name,
            // An axis keeps its values, by which tables are joined; few of them, they take little.
            precision: source.of === 'axis' ? 'f64' : precision,
          })),
          points: grid.points,
          metadata: { law: fitted.law.name, formula: fitted.law.formula, fit: fitted.name },
        };
  return async (make) => {
    const files = new StagedFiles();
    const [outcome, file] = await surfaceInto(target, files, make, outputs, signal);
    const record = surfaceRecord(job, fitted, outcome);
    const recordNaming =
      file &&
      ((path: string) => ({
        ...record,
        file: { ...file, file: pathFrom(jsonFile(outputs) ?? path, path) },
      }));
    return { record, outcome, fitted, file, files, recordNaming };
  };
}

const isWhole = ({ points, asked }: SurfaceRecord): boolean => points === asked;

function withFile({ record, file }: Surfaced, kept: boolean): SurfaceRecord {
  return file === undefined || !kept ? record : { ...record, file };
}

/** The file that was written, of a stopped surface the one of whole tiles. */
function shownFile({ record }: Surfaced, { out }: Outputs): string | undefined {
  return out === undefined || isWhole(record) ? out : partialPath(out);
}

/** The surface, its tiles poured into a file where one is asked for. Where that cannot be written the surface stops there. */
async function surfaceInto(
  target: SurfaceTarget | undefined,
  files: StagedFiles,
  make: MakeSurface,
  outputs: Outputs,
  signal: AbortSignal,
): Promise<readonly [SurfaceOutcome, SurfaceFile | undefined]> {
  if (target === undefined) return [await make({ signal }), undefined];
  let outcome: SurfaceOutcome | undefined;
  const full = new AbortController();
  const file = await files.attempt(() =>
    stageSurface(
      files,
      target,
      async (take) => {
        let failure: unknown;
        outcome = await make({
          signal: AbortSignal.any([signal, full.signal]),
          onTile: (tile) =>
            take(tile.columns).catch((error: unknown) => {
              failure ??= error;
              full.abort();
            }),
        });
        if (failure !== undefined) throw failure;
      },
      jsonFile(outputs) ?? target.path,
    ),
  );
  return [outcome ?? (await make({ signal })), file];
}
