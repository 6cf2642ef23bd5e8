/**
 * Commands that do a job: `--job`, `--json`, `--report`, defaults and the names of options in errors all follow from the
 * job's form.
 */
import { existsSync } from 'node:fs';
import type { ErrorCode } from '../error-codes.js';
import { IsolossError, optionOf } from '../errors.js';
import { fieldChoices, fieldDefault, fieldHelp, type JobForm } from '../jobs/form.js';
import { type JobOption, optionNameIn, readTyped } from '../jobs/options.js';
import { readJobFile } from '../store/read-job.js';
import { withReplicates } from '../store/record-files.js';
import type { StagedFiles } from '../store/staged-files.js';
import type { OutputColumn } from '../store/write-table.js';
import type { Plan, PlanSettings } from '../tasks/plan/plan.js';
import { plural } from '../text.js';
import {
  type Command,
  type CommandOption,
  jsonOption,
  planOptions,
  reportOption,
  tableOption,
} from './command.js';
import { complain } from './complaints.js';
import type { HelpText } from './help.js';
import { layoutFor } from './layout.js';
import { type Answer, checkOutputs, jsonFile, type Outputs, writeAnswer } from './outputs.js';
import { startProgress } from './progress.js';
import { keeping } from './signals.js';
import type { Tools, Work } from './work.js';
import { type ChunkedWork, chunkOptions, readChunkOptions, workInChunks } from './work-in-chunks.js';

export type { Tools, Work } from './work.js';

/** A job's result on its way to standard output and files. */
export interface Done extends Pick<Answer, 'recordNaming'> {
  readonly record: object;
  /** Files of the run that were made beside the record, or are made once nothing else is left to do. */
  readonly files?: StagedFiles | (() => Promise<StagedFiles>);
}

/** What the process ends with, and a sentence on standard error. */
export interface Exit {
  readonly code: number;
  readonly complaint?: string;
}

/** Files that a job reads: no output may take the place of one, or of the replicates that a fit names. */
export interface Inputs {
  readonly fits?: readonly string[];
  readonly tables?: readonly string[];
}

export interface JobCommand<Job extends object, Result extends Done> {
  readonly form: JobForm<Job>;
  /** What the first arguments set: flags, field, help. */
  readonly arguments: readonly (readonly [flags: string, field: string, help: string])[];
  /** Further options that name files to be written. */
  readonly files?: readonly CommandOption[];
  readonly help: HelpText;
  /** A job file's fields as this command takes them. */
  readonly before?: (fields: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Replaces names of files, such as that of a law, by what the files hold, before the job is checked. */
  readonly read?: (fields: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;
  /** Fills in fields for which the schema has no default. */
  readonly complete?: (fields: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** What must be given, and what is said where it is not. */
  readonly needs?: readonly Need[];
  readonly inputs: (job: Job) => Inputs;
  /** Throws, before any work, on what cannot be asked for; returns further files that will be written, by option. */
  readonly check?: (job: Job, outputs: Outputs) => Readonly<Record<string, string>>;
  /** Reads what the job names and resolves to the work. */
  readonly prepare: (job: Job, tools: Tools) => Promise<Work<Result>>;
  readonly text: (result: Result, tools: Tools, kept: boolean) => Promise<string>;
  /** What `--out` writes: as help says it, and the columns. The option exists where this is given. */
  readonly table?: {
    readonly help: string;
    readonly columns: (result: Result) => readonly OutputColumn[] | Promise<readonly OutputColumn[]>;
  };
  /** The report, as it is written to `path`. The option `--report` exists where this is given. */
  readonly page?: (result: Result, path: string, tools: Tools) => Promise<string>;
  /** The runs that the answer proposes; `--plan` is there where this is. */
  readonly plan?: (result: Result) => Promise<Plan>;
  readonly exit?: (result: Result, tools: Tools) => Exit;
  /** How it is done in chunks that a store keeps; `--store` and `--shard` are there where this is. */
  readonly chunked?: ChunkedWork<Job, Result>;
}

/** A record with the job that made it, for `--job`. */
export function withJob<Record extends { readonly schema: string }, Job>(record: Record, job: Job) {
  return Object.assign({ schema: record.schema, job }, record);
}

/** The exit of a command that was interrupted before all `asked` parts of its answer were made; undefined where all were. */
export function exitUnlessWhole(done: number, asked: number, parts: string): Exit | undefined {
  if (done >= asked) return undefined;
  return { code: 130, complaint: `Interrupted after ${done} of ${asked} ${parts}; the record has those.` };
}

export interface Need {
  readonly field: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix: string;
}

/** For commands that ask something of a fit that `--job` may name as well. */
export const needsFit: Need = {
  field: 'fit',
  code: 'no-fit',
  message: 'No fit is given.',
  fix: 'Name a record that isoloss fit --json FILE wrote, or published values such as chinchilla:besiroglu-2024.',
};

export function jobCommand<Job extends object, Result extends Done>(
  command: JobCommand<Job, Result>,
): Command {
  const { form } = command;
  return {
    arguments: command.arguments.map(([flags, , help]) => [flags, help]),
    options: [...form.options.map((option) => commandOption(form, option)), ...fileOptions(command)],
    help: command.help,
    called: (field) => optionNameIn(form.options, field) ?? optionOf(field),
    run: async ({ arguments: texts, options }, { terminal, signal }) => {
      const {
        json,
        report,
        out,
        replicates,
        plan,
        records,
        job: file,
      } = options as Outputs & {
        readonly job?: string;
      };
      const outputs: Outputs = { ...given({ json, report, out, replicates, plan, records }) };
      const tools: Tools = { terminal, signal, outputs };
      const typed = {
        ...given(Object.fromEntries(command.arguments.map(([, field], i) => [field, texts[i]]))),
        ...readTyped(form.options, options),
      };
      const chunks = command.chunked && readChunkOptions(options, outputs);
      const job = await readJob(command, file, typed, jsonFile(outputs));
      const also = command.check?.(job, outputs) ?? {};
      const { fits = [], tables = [] } = command.inputs(job);
      checkStandardInput([...fits, ...tables, file]);
      const read = file === undefined ? fits : [...fits, file];
      await checkOutputs(outputs, [...tables, ...(await withReplicates(read))], also);
      if (command.table !== undefined && outputs.out !== undefined) {
        (await import('../store/write-table.js')).tableFormatOf(outputs.out);
      }
      const settings =
        plan === undefined ? undefined : (await import('./plan.js')).planSettings(plan, options);
      if (command.chunked !== undefined && chunks !== undefined) {
        return workInChunks(command.chunked, job, chunks, tools, (work, begin) =>
          finishJob(command, work, tools, begin, settings),
        );
      }
      const work = await command.prepare(job, tools);
      return keeping((begin) => finishJob(command, work, tools, begin, settings));
    },
  };
}

/** Does the work and writes what came of it. */
export async function finishJob<Job extends object, Result extends Done>(
  { text, table, page, plan, exit }: JobCommand<Job, Result>,
  work: Work<Result>,
  tools: Tools,
  begin: () => void,
  settings: PlanSettings | undefined,
): Promise<number> {
  const { terminal, outputs } = tools;
  const progress = await startProgress(terminal);
  const result = await Promise.resolve(work(progress, begin)).finally(progress.stop);
  begin();
  const made = typeof result.files === 'function' ? await result.files() : result.files;
  const columns = outputs.out === undefined ? undefined : await table?.columns(result);
  const withOut = columns === undefined ? made : await withTable(made, outputs.out ?? '', columns);
  const runs =
    settings === undefined || plan === undefined
      ? undefined
      : (await import('./plan.js')).planColumns(await plan(result), settings);
  const files = runs === undefined ? withOut : await withTable(withOut, outputs.plan ?? '', runs);
  await writeAnswer(
    {
      record: result.record,
      recordNaming: result.recordNaming,
      text: async (kept) =>
        [
          await text(result, tools, kept),
          ...(columns === undefined || !kept ? [] : [tableWords('table', columns, outputs.out, tools)]),
          ...(runs === undefined || !kept ? [] : [tableWords('plan', runs, outputs.plan, tools)]),
        ].join(''),
      ...(page === undefined ? {} : { page: (path: string) => page(result, path, tools) }),
    },
    outputs,
    terminal,
    files,
  );
  const { code, complaint } = exit?.(result, tools) ?? { code: 0 };
  if (complaint !== undefined) complain(complaint, terminal);
  return code;
}

/** The files of a run with the table that `--out` asks for. */
async function withTable(
  files: StagedFiles | undefined,
  path: string,
  columns: readonly OutputColumn[],
): Promise<StagedFiles> {
  const [{ StagedFiles: Files }, { stageTable }] = await Promise.all([
    import('../store/staged-files.js'),
    import('../store/write-table.js'),
  ]);
  const all = files ?? new Files();
  await all.attempt(() => stageTable(all, path, columns));
  return all;
}

function tableWords(
  name: string,
  columns: readonly OutputColumn[],
  path: string | undefined,
  { terminal }: Tools,
): string {
  const words = `${plural(columns[0]?.data.length ?? 0, 'row')} written to ${path}`;
  return `\n${layoutFor(terminal.out)
    .facts([[name, words]])
    .join('\n')}\n`;
}

/**
 * The job of what was typed, or of a job file whose fields it replaces. What belongs to a choice goes with it: another
 * loss brings its own settings, another back end its own adapter.
 */
async function readJob<Job extends object, Result extends Done>(
  {
    form,
    before = (fields) => ({ ...fields }),
    complete = (fields) => ({ ...fields }),
    read = (fields) => Promise.resolve(fields),
    needs = [],
  }: JobCommand<Job, Result>,
  file: string | undefined,
  typed: Readonly<Record<string, unknown>>,
  jsonPath: string | undefined,
): Promise<Job> {
  const old = file === undefined ? {} : before(await readJobFile(file));
  const outdated = Object.entries(form.dependents ?? {}).flatMap(([choice, fields]) =>
    typed[choice] === undefined ? [] : fields,
  );
  const kept = Object.entries(old).filter(([field]) => !outdated.includes(field));
  const fields = await read(complete({ ...Object.fromEntries(kept), ...typed }));
  for (const { field, code, message, fix } of needs) {
    if (field in fields) continue;
    const mistaken = form.arguments.includes(field) && jsonPath !== undefined && existsSync(jsonPath);
    throw new IsolossError(
      code,
      message,
      mistaken
        ? `'${jsonPath}' after --json is a file to be written: put it before, or write --json -.`
        : fix,
    );
  }
  // A job file's fields are called as they are in it.
  return file === undefined
    ? form.parse(fields, {}, (field) => optionNameIn(form.options, field) ?? field)
    : form.parse(fields, { file });
}

/** Standard input is read once. Throws `one-input` where several of the paths name it. */
function checkStandardInput(paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === '-').length < 2) return;
  throw new IsolossError(
    'one-input',
    'Two things are to be read from standard input.',
    'Name a file for one of them.',
  );
}

/** A job's option as help shows it: its meaning, choices and default are the schema's. */
export function commandOption<Job>({ schema }: JobForm<Job>, option: JobOption): CommandOption {
  const { flags, field, arity, aliases, follows, values } = option;
  const usual = fieldDefault(schema, field);
  const shown = typeof usual === 'string' || typeof usual === 'number' ? String(usual) : usualList(usual);
  const also = [
    ...(arity === 'many' ? ['several allowed'] : []),
    ...(shown === '' ? [] : [`default: ${shown}`]),
  ];
  return {
    flags,
    help: [fieldHelp(schema, field), ...(also.length === 0 ? [] : [`(${also.join('; ')})`])].join(' '),
    choices: fieldChoices(schema, field),
    ...(values === undefined ? {} : { values }),
    ...(arity === 'many' ? { many: true } : {}),
    ...(aliases === undefined ? {} : { aliases }),
    ...(follows === undefined ? {} : { follows }),
  };
}

const usualList = (usual: unknown): string =>
  Array.isArray(usual) && usual.length > 0 ? usual.map(String).join(',') : '';

function fileOptions<Job extends object, Result extends Done>(
  command: JobCommand<Job, Result>,
): CommandOption[] {
  return [
    ...(command.chunked === undefined ? [] : chunkOptions),
    {
      flags: '--job <file>',
      help: 'repeat the job of a record, or of a file of JSON with the fields of its block job (- is standard input); options given here replace its fields',
    },
    ...answerOptions(command),
  ];
}

/** The files that a command's answer is written to. */
export function answerOptions<Job extends object, Result extends Done>({
  files = [],
  table,
  page,
  plan,
}: JobCommand<Job, Result>): CommandOption[] {
  return [
    ...(table === undefined ? [] : [tableOption(table.help)]),
    ...(plan === undefined ? [] : planOptions),
    ...files,
    jsonOption,
    ...(page === undefined ? [] : [reportOption]),
  ];
}

/** Without what is undefined. */
function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };
}
