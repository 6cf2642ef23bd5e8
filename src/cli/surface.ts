import { relative, resolve } from 'node:path';
import { Option } from 'commander';
import { IsolossError } from '../errors.js';
import { parseAssignment, parseAxis, parseNumber } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import { pathFrom, StagedFiles } from '../store/staged-files.js';
import type { SurfaceFile } from '../store/surface-file.js';
import {
  bytesText,
  checkRoom,
  partialPath,
  type SurfaceTarget,
  stageSurface,
  surfaceFormat,
} from '../store/surface-file.js';
import { describeSurfaceField, parseSurfaceJob, type SurfaceField } from '../tasks/surface/job.js';
import type { SurfaceControl, SurfaceOutcome } from '../tasks/surface/surface.js';
import { formatCount } from '../text.js';
import { fittedArgument, fittedHelp } from './fitted-argument.js';
import { readJob } from './job-fields.js';
import { pairs } from './job-options.js';
import { collect, named } from './option-table.js';
import { checkOutputs, jsonFile, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { listening } from './signals.js';
import { complain } from './terminal.js';

interface Options extends Pick<Outputs, 'out' | 'json' | 'report'> {
  readonly axis?: readonly string[];
  readonly set?: readonly string[];
  readonly quantiles?: string;
  readonly gradient?: boolean;
  readonly byParameter?: boolean;
  readonly point?: boolean;
  readonly contours?: string;
  readonly backend?: string;
  readonly adapter?: string;
  readonly job?: string;
}

const help = `
The file has one row a point, the last axis fastest, and these columns: every axis; L, the law at the estimate; and of
a fit with --bootstrap L_mean, L_sd and a column a quantile (L_q05, L_q50, L_q975) over the refits. --gradient adds
dL_dlogN and dL_dN for an axis N, reduced in the same way; an input set to a formula of the axis moves along with it.
Stopped on the way, whole tiles are kept in a file of their own: surface.partial.parquet.

Examples:
  $ isoloss surface fit.json --axis N=1e7..1e13:1024 --axis D=1e9..1e14:1024 --quantiles .05,.5,.95 --gradient --out surface.parquet
  $ isoloss surface chinchilla:besiroglu-2024 --axis N=1e8..1e12:200 --set D=20*N --out chinchilla.csv
  $ isoloss surface fit.json --axis N=1e8..1e12:300 C=1e20..1e26:300 --set "D=C/(6*N)" --contours 2,2.2,2.5 --report surface.html`;

export const configureSurface: Configure = (command, context, finish) => {
  const about = (field: SurfaceField) => describeSurfaceField(field);
  command
    .argument('[fit]', fittedHelp)
    .option('--axis <name=lo..hi:count>', `${about('axes')} (several allowed)`, collect)
    .option('--set <name=value>', `${about('set')} (several allowed)`, collect)
    .option('--quantiles <shares>', `${about('quantiles')}, between commas`)
    .option('--gradient', about('gradient'))
    .option('--by-parameter', about('byParameter'))
    .option('--point', about('point'))
    .option('--contours <levels>', about('contours'))
    .addOption(new Option('--backend <name>', about('backend')).choices(['auto', 'cpu', 'webgpu']))
    .option('--adapter <name>', about('adapter'))
    .option('--job <file>', 'repeat the job of a record or job file; options given here replace its fields')
    .option('--out <file>', 'write every point to a table (.parquet, .csv)')
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .option('--report <file>', 'write a self-contained HTML report')
    .addHelpText('after', help);
  command.action((fit: string | undefined, options: Options) =>
    finish(() => surfaceCommand(fit, options, context)),
  );
};

async function surfaceCommand(
  fit: string | undefined,
  options: Options,
  { terminal, signal }: Context,
): Promise<number> {
  const job = await readJob(
    options.job,
    (before) => jobOf(before, fit, options),
    parseSurfaceJob,
    optionName,
  );
  const { out } = options;
  if (out !== undefined) surfaceFormat(out);
  const inputs = await withReplicates([job.fit, ...(options.job === undefined ? [] : [options.job])]);
  await checkOutputs(options, inputs, out === undefined ? {} : { '--out, when stopped,': partialPath(out) });
  const [fitted, { surface }, { planSurface, unrepeatedColumns }, { surfaceRecord }] = await Promise.all([
    fittedArgument(job.fit),
    import('../tasks/surface/surface.js'),
    import('../tasks/surface/plan.js'),
    import('../tasks/surface/make-record.js'),
  ]);
  const { fit: _, backend, adapter, ...request } = job;
  const where = { backend, ...(adapter === undefined ? {} : { adapter }) };
  const plan = planSurface(fitted, request);
  const { columns, grid } = plan;
  if (out !== undefined) {
    const unrepeated = unrepeatedColumns(plan);
    await checkRoom(out, { points: grid.points, columns: columns.length, unrepeated });
  }

  return listening(async () => {
    const progress = await startProgress(terminal);
    progress.stage('points');
    const files = new StagedFiles();
    const target: SurfaceTarget | undefined =
      out === undefined
        ? undefined
        : {
            path: out,
            columns: columns.map(({ name }) => name),
            points: grid.points,
            metadata: { law: fitted.law.name, formula: fitted.law.formula, fit: fitted.name },
          };
    const make = (control: SurfaceControl) =>
      surface(fitted, request, { ...control, progress: progress.step, where });
    const [outcome, file] = await surfaceInto(target, files, make, options, signal).finally(progress.stop);

    const record = surfaceRecord(job, fitted, outcome);
    const withFile = (kept: boolean) => (file === undefined || !kept ? record : { ...record, file });
    const recordNaming =
      file &&
      ((path: string) => ({ ...record, file: { ...file, file: pathFrom(jsonFile(options) ?? path, path) } }));
    const isWhole = record.points === record.asked;
    const shown = out === undefined || isWhole ? out : partialPath(out);
    const text = async (kept: boolean) =>
      (await import('./surface-text.js')).surfaceText(withFile(kept), shown, terminal.out);
    const page = async () =>
      (await import('../report/node.js')).renderSurfaceInNode(withFile(true), outcome, fitted);
    await writeAnswer({ record, recordNaming, text, page }, options, terminal, files);
    if (isWhole) return 0;
    const kept =
      shown === undefined
        ? ''
        : ` They are in ${relative('.', resolve(shown))} (${bytesText(file?.bytes ?? 0)}).`;
    complain(
      `Interrupted after ${formatCount(record.points)} of ${formatCount(record.asked)} points.${kept}`,
      terminal,
    );
    return 130;
  });
}

/** The surface, its tiles poured into a file where one is asked for. Where that cannot be written the surface stops there. */
async function surfaceInto(
  target: SurfaceTarget | undefined,
  files: StagedFiles,
  make: (control: SurfaceControl) => Promise<SurfaceOutcome>,
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
          reuse: true,
        });
        if (failure !== undefined) throw failure;
      },
      jsonFile(outputs) ?? target.path,
    ),
  );
  return [outcome ?? (await make({ signal })), file];
}

/** The job file's fields, replaced by what was typed. */
function jobOf(
  before: Readonly<Record<string, unknown>>,
  fit: string | undefined,
  options: Options,
): Record<string, unknown> {
  const { axis, set, quantiles, gradient, byParameter, point, contours, backend, adapter } = options;
  const typed = {
    fit,
    axes: named('--axis', () => axis?.map(parseAxis)),
    set: named('--set', () => set && pairs(parseAssignment)(set)),
    quantiles: named('--quantiles', () => quantiles?.split(',').map(parseNumber)),
    gradient,
    byParameter,
    point,
    contours: named('--contours', () =>
      contours === 'auto' ? contours : contours?.split(',').map(parseNumber),
    ),
    backend,
    adapter,
  };
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const job: Record<string, unknown> = { ...before, ...given };
  // Another back end brings its own adapter.
  if (backend !== undefined && adapter === undefined) delete job.adapter;
  if (job.fit === undefined) {
    throw new IsolossError(
      'no-fit',
      'No fit is given.',
      'Name a record that isoloss fit --json FILE wrote, or published values such as chinchilla:besiroglu-2024.',
    );
  }
  job.axes ??= [];
  return job;
}

function optionName(field: string): string {
  if (field === 'axes') return '--axis';
  return field === 'byParameter' ? '--by-parameter' : `--${field}`;
}
