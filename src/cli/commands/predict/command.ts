import { field, IsolossError } from '../../../errors.js';
import { readNumeral } from '../../../numeral.js';
import type { OutputColumn } from '../../../store/write-table.js';
import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { predictForm } from '../../../tasks/predict/form.js';
import type { PredictJob } from '../../../tasks/predict/job.js';
import type { PredictRecord } from '../../../tasks/predict/record.js';
import { formatCount } from '../../../text.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, needsFit, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    "A point names every input of the law; a formula may use the names before it. A table's inputs are found as in the fit.",
    "Bands come from the refits of resamples (fit with --bootstrap), without any from the covariance of the parameters (Student's t); that of a new run adds the scatter of the fitted runs. Of counts it needs --trials or --exposure.",
  ],
  examples: [
    'isoloss predict fit.json --at N=7e10,D=1.4e12 --at "N=1e9,D=20*N"',
    'isoloss predict chinchilla:besiroglu-2024 --at "C=5.76e23,N=7e10,D=C/(6*N)"',
    'isoloss predict fit.json new-runs.csv --map N="Model Size" --out predicted.parquet',
  ],
};

interface Predicted extends Done {
  readonly record: PredictRecord;
  /** The law that was asked. */
  readonly fitted: FittedLaw;
  /** Points that were to be predicted. */
  readonly asked: number;
  readonly columns: () => readonly OutputColumn[];
}

export const command = jobCommand<PredictJob, Predicted>({
  form: predictForm,
  arguments: [
    ['[fit]', 'fit', fittedHelp],
    [
      '[runs]',
      'runs',
      'table of runs to predict (csv, tsv, json, jsonl, yaml, parquet), or - for standard input',
    ],
  ],
  help,
  needs: [needsFit],
  inputs: ({ fit, runs }) => ({ fits: [fit], tables: runs === undefined ? [] : [runs] }),
  check({ runs, at }) {
    if ((runs === undefined) !== (at.length === 0)) return {};
    throw new IsolossError(
      'bad-question',
      runs === undefined
        ? 'There is nothing to predict.'
        : 'Points and a table cannot be predicted together.',
      'Give points with --at N=7e10,D=1.4e12, or the path of a table after the fit.',
    );
  },
  table: { help: 'every point with its inputs, prediction and bands', columns: ({ columns }) => columns() },
  async prepare(job, { signal }) {
    const [{ predictInParallel: predictShared }, { predictRecord, predictColumns }, { pointColumns }] =
      await Promise.all([
        import('../../../tasks/predict/predict.js'),
        import('../../../tasks/predict/make-record.js'),
        import('../../../tasks/fitted/parse-points.js'),
      ]);
    const { at, level } = job;
    const fitted = await fittedArgument(job.fit);
    const table = job.runs === undefined ? undefined : await tableInputs(job.runs, fitted, job);
    const size = table?.size ?? sizeOfPoints(job, fitted);
    const inputs = table?.inputs ?? pointColumns(fitted.law, at);
    const observed = table?.observed;
    const asked = {
      ...(level === undefined ? {} : { level }),
      ...(observed === undefined ? {} : { observed }),
      ...(size === undefined ? {} : { size }),
      rows: {
        source: table?.source ?? '--at',
        word: table?.rowWord ?? 'point',
        numbers: table?.rowNumbers ?? Int32Array.from(at, (_, i) => i + 1),
      },
    } as const;
    return async ({ stage, step }, begin) => {
      stage('rows');
      begin();
      const prediction = await finishedOf(predictShared(fitted, inputs, asked, { signal, progress: step }));
      // Of what was interrupted, the first rows are there.
      const rows = prediction.value.length;
      const predicted = {
        fitted,
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([name, column]) => [name, column.subarray(0, rows)]),
        ),
        prediction,
        ...(observed === undefined ? {} : { observed: observed.subarray(0, rows) }),
        ...(table === undefined
          ? {}
          : { table: { ...table, rowNumbers: table.rowNumbers.subarray(0, rows) } }),
      };
      return {
        record: withJob(predictRecord(predicted), job),
        fitted,
        columns: () => predictColumns(predicted),
        asked: asked.rows.numbers.length,
      };
    };
  },
  text: async ({ record }, { terminal, outputs: { out } }, kept) =>
    (await import('./text.js')).predictText(record, kept ? out : undefined, terminal.out),
  page: async ({ record, fitted }) =>
    (await import('../../../report/index.js')).predictReport(record, fitted),
  exit({ record, asked }) {
    const done = record.points.length;
    if (done === asked) return { code: 0 };
    return {
      code: 130,
      complaint: `Interrupted after ${formatCount(done)} of ${formatCount(asked)} points.`,
    };
  },
});

type Fitted = Awaited<ReturnType<typeof fittedArgument>>;

/** What the job says of the size of new runs. Throws `bad-question` where the fit is not of such counts. */
function sizeOfJob({ trials, exposure }: PredictJob, { likelihood, name }: Fitted) {
  const [text, option, kind] =
    trials === undefined
      ? ([exposure, field('exposure'), 'poisson'] as const)
      : ([trials, field('trials'), 'binomial'] as const);
  if (text === undefined || (likelihood === kind && !(trials !== undefined && exposure !== undefined))) {
    return text === undefined ? undefined : { text, option };
  }
  throw new IsolossError(
    'bad-question',
    `${option} is of fits by the ${kind} likelihood; '${name}' is ${likelihood === undefined ? 'of no counts' : `by the ${likelihood} likelihood`}.`,
    `Leave ${option} out.`,
  );
}

function sizeOfPoints(job: PredictJob, fitted: Fitted): number | undefined {
  const asked = sizeOfJob(job, fitted);
  if (asked === undefined) return undefined;
  const size = readNumeral(asked.text);
  if (size !== undefined && size > 0 && (fitted.likelihood === 'poisson' || Number.isInteger(size)))
    return size;
  throw new IsolossError(
    'bad-question',
    `${asked.option} '${asked.text}' is no number of ${fitted.likelihood === 'poisson' ? 'units of exposure' : 'trials'}.`,
    `Points take a number, such as ${asked.option} 1000; a table takes a column as well.`,
  );
}

async function tableInputs(runs: string, fitted: Fitted, job: PredictJob) {
  const { law, map: usual = {} } = fitted;
  const { map, where, dropMissing } = job;
  const size = sizeOfJob(job, fitted);
  const [{ readTable }, { resolveInputs }] = await Promise.all([
    import('../../../store/read-table.js'),
    import('../../../runs/inputs.js'),
  ]);
  const table = await readTable(runs);
  const resolved = resolveInputs(table, {
    inputs: law.inputs,
    map,
    fitMap: usual,
    ...(where === undefined ? {} : { where }),
    dropMissing,
    ...(size === undefined ? {} : { size }),
  });
  const bad =
    resolved.size?.findIndex((n) => !(n > 0) || (fitted.likelihood === 'binomial' && !Number.isInteger(n))) ??
    -1;
  if (bad >= 0) {
    throw new IsolossError(
      'bad-counts',
      `${table.source}, ${table.rowWord} ${resolved.rowNumbers[bad]}: ${size?.option} is ${resolved.size?.[bad]}.`,
      'Give sizes above zero, of trials whole numbers.',
      { place: { file: table.source, row: resolved.rowNumbers[bad] } },
    );
  }
  return { ...resolved, source: table.source, rowWord: table.rowWord };
}
