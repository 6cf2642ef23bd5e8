import { IsolossError } from '../errors.js';
import { parseAssignment } from '../jobs/grammar.js';
import { withReplicates } from '../store/record-files.js';
import { StagedFiles } from '../store/staged-files.js';
import { checkStandardInput, fittedArgument, fittedHelp, readLevel } from './fitted-argument.js';
import { pairs } from './job-options.js';
import { collect } from './option-table.js';
import { checkOutputs, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import type { Configure, Context } from './run.js';
import { listening } from './signals.js';

interface Options extends Pick<Outputs, 'out' | 'json'> {
  readonly at?: readonly string[];
  readonly map?: readonly string[];
  readonly where?: string;
  readonly dropMissing?: boolean;
  readonly level?: string;
}

const help = `
A point names every input of the law; a formula may use the names before it. A table's inputs are found as in the fit.
Bands come from the refits of resamples (fit with --bootstrap), without any from the covariance of the parameters
(Student's t); that of a new run adds the scatter of the fitted runs.

Examples:
  $ isoloss predict fit.json --at N=7e10,D=1.4e12 --at N=1e9,D=20*N
  $ isoloss predict chinchilla:besiroglu-2024 --at "C=5.76e23,N=7e10,D=C/(6*N)"
  $ isoloss predict fit.json new-runs.csv --map N="Model Size" --out predicted.parquet`;

export const configurePredict: Configure = (command, context, finish) => {
  command
    .argument('<fit>', fittedHelp)
    .argument('[runs]', 'table of runs to predict (csv, tsv, json, jsonl, parquet), or - for standard input')
    .option('--at <point>', 'predict at this point, such as N=7e10,D=20*N (several allowed)', collect)
    .option('--map <input=column>', 'what an input is in the table (several allowed)', collect)
    .option('--where <expression>', 'keep only the rows for which this expression holds')
    .option('--drop-missing', 'leave out rows with a missing input instead of stopping')
    .option('--level <share>', 'the level of the bands (default: the fit’s)')
    .option('--out <file>', 'write a table (.csv, .tsv, .json, .jsonl, .parquet)')
    .option('--json <file>', 'write the record as JSON; - is standard output, which is then nothing else')
    .addHelpText('after', help);
  command.action((fit: string, runs: string | undefined, options: Options) =>
    finish(() => predictCommand(fit, runs, options, context)),
  );
};

async function predictCommand(
  fit: string,
  runs: string | undefined,
  options: Options,
  { terminal, signal }: Context,
): Promise<number> {
  const { at = [], out } = options;
  if ((runs === undefined) === (at.length === 0)) {
    throw new IsolossError(
      'bad-question',
      runs === undefined
        ? 'There is nothing to predict.'
        : 'Points and a table cannot be predicted together.',
      'Give points with --at N=7e10,D=1.4e12, or the path of a table after the fit.',
    );
  }
  checkStandardInput([fit, runs]);
  const level = readLevel(options.level);
  const [
    { tableFormatOf, stageTable },
    { predictShared },
    { predictRecord, predictColumns },
    { pointColumns },
  ] = await Promise.all([
    import('../store/write-table.js'),
    import('../tasks/predict/predict.js'),
    import('../tasks/predict/make-record.js'),
    import('../tasks/fitted/points.js'),
  ]);
  await checkOutputs(options, [...(await withReplicates([fit])), ...(runs === undefined ? [] : [runs])]);
  if (out !== undefined) tableFormatOf(out);

  const fitted = await fittedArgument(fit);
  const table = runs === undefined ? undefined : await tableInputs(runs, fitted, options);
  const inputs = table?.inputs ?? pointColumns(fitted.law, at);
  const observed = table?.observed;
  const progress = await startProgress(terminal);
  progress.stage('rows');
  const asked = {
    ...(level === undefined ? {} : { level }),
    ...(observed === undefined ? {} : { observed }),
    rows: {
      source: table?.source ?? '--at',
      word: table?.rowWord ?? 'row',
      numbers: table?.rowNumbers ?? Int32Array.from(at, (_, i) => i + 1),
    },
  } as const;
  const control = { signal, progress: progress.step };
  const prediction = await predictShared(fitted, inputs, asked, control).finally(progress.stop);
  const predicted = {
    fitted,
    inputs,
    prediction,
    ...(observed === undefined ? {} : { observed }),
    ...(table === undefined ? {} : { table }),
  };
  const record = predictRecord(predicted);
  const text = async (kept: boolean) =>
    (await import('./predict-text.js')).predictText(record, kept ? out : undefined, terminal.out);
  return listening(async () => {
    const files = new StagedFiles();
    if (out !== undefined) await files.attempt(() => stageTable(files, out, predictColumns(predicted)));
    await writeAnswer({ record, text }, options, terminal, files);
    return 0;
  });
}

async function tableInputs(
  runs: string,
  { law, map = {} }: Awaited<ReturnType<typeof fittedArgument>>,
  options: Options,
) {
  const [{ readTable }, { resolveInputs }] = await Promise.all([
    import('../store/read-table.js'),
    import('../runs/inputs.js'),
  ]);
  const table = await readTable(runs);
  const resolved = resolveInputs(table, {
    inputs: law.inputs,
    map: pairs(parseAssignment)(options.map ?? []),
    usual: map,
    ...(options.where === undefined ? {} : { where: options.where }),
    dropMissing: options.dropMissing ?? false,
  });
  return { ...resolved, source: table.source, rowWord: table.rowWord };
}
