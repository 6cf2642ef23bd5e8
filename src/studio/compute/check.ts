/** What a job makes of a table before anything is fitted: columns, rows, and what stands in the way. */
import { IsolossError } from '../../errors.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import type { Law } from '../../laws/law.js';
import { lawEquations } from '../../report/markup/blocks.js';
import { isCustomary, likelyColumns } from '../../runs/customary.js';
import { reshaped } from '../../runs/reshape.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import type { Table } from '../../runs/table.js';
import { askFit } from '../../tasks/fit/job.js';
import { readLawText } from '../../tasks/fit/law-text.js';
import { scaleInName } from '../../tasks/fit/magnitudes.js';
import { namedLaw } from '../../tasks/fit/named-law.js';
import { type JobModel, modelWith } from '../../tasks/fit/problem-of-job.js';
import { delimiterWords } from '../state/link.js';
import { inFormula, scaledText } from '../state/scale.js';
import type { JobSettings } from '../state/settings.js';
import type { CheckView, Problem, SymbolView, TableView } from '../state/views.js';
import { codeOf, commandOf } from './job.js';
import { problemOf } from './problem.js';
import type { StoredTable } from './tables.js';

/** A symbol as a law describes it. */
interface Described extends Guessable {
  readonly description: string;
  readonly unit: string;
}

export async function checkView(settings: JobSettings, { table, view }: StoredTable): Promise<CheckView> {
  const lines = { command: commandOf(settings, view.name), code: codeOf(settings, view.name) };
  let named: Law | undefined;
  let model: JobModel | undefined;
  let problem: Problem | undefined;
  try {
    named = await namedLaw(settings.law);
    model = modelWith(named, askFit({ ...settings, runs: view.name }), table);
  } catch (error) {
    problem = problemOf(error);
  }
  const law = model?.model.law ?? named;
  const symbols = symbolsOf(settings, table, law);
  return {
    ...lines,
    title: named?.title ?? 'A formula',
    equation: law === undefined ? '' : lawEquations(law.formula, whereOf(law), {}).text,
    symbols,
    parameters: (law?.parameters ?? []).map(({ name, description, unit }) => ({ name, description, unit })),
    ...(model === undefined
      ? {}
      : {
          fitted: model.fitted.length,
          heldOut: model.runs.rows.length - model.fitted.length,
          loss: lossView(model),
        }),
    // How a guess is changed on the command line; here it is changed above.
    notes: [
      ...partedWords(view),
      ...(model?.runs.notes ?? table.notes ?? []).map((note) =>
        note.replace(/\(guessed; --map [^)]*\)/, '(guessed)'),
      ),
    ],
    warnings: model?.warnings ?? [],
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The command line has no option for it. */
function partedWords({ chosenDelimiter: chosen }: TableView): string[] {
  if (chosen === undefined) return [];
  const words = `Cells are parted by ${delimiterWords[chosen]}, as was chosen`;
  return [chosen === ' ' ? `${words}.` : `${words}: on the command line a first line sep=${chosen} says so.`];
}

const whereOf = ({ where = [] }: Law) => where.map(([name, formula]) => ({ name, formula }));

function lossView({ loss }: JobModel): NonNullable<CheckView['loss']> {
  const { residual, rho } = loss;
  return { kind: rho.kind, residual, ...(rho.kind === 'huber' ? { delta: rho.delta } : {}) };
}

/** The inputs of the law and L, each with what it is in the table. */
function symbolsOf(settings: JobSettings, table: Table, law: Law | undefined): SymbolView[] {
  const inputs: Described[] = (law?.inputs ?? inputsOfText(settings, table)).map((input) => ({
    ...input,
    unit: input.unit === '1' ? '' : input.unit,
  }));
  const target: Described = {
    name: 'L',
    description: law?.target.description ?? 'what the law predicts',
    unit: law?.target.unit === '1' ? '' : (law?.target.unit ?? ''),
  };
  const all = [...inputs, target];
  const map = settings.map ?? {};
  let shaped = table;
  try {
    shaped = reshaped(table, askFit({ ...settings, runs: table.source }));
  } catch {
    // The check itself says what is wrong.
  }
  const symbols = new Symbols(shaped, map as Readonly<Record<string, string>>, all);
  const columns = [...shaped.columns.keys()];
  return all.map(({ name, description, unit, aliases = [] }): SymbolView => {
    const likely = likelyColumns(name, aliases, columns);
    const options = [...new Set([...likely, ...columns])];
    const before = symbols.notes.length;
    const found = find(symbols, name);
    const wasGuessed = symbols.notes.slice(before).some((note) => note.includes('guessed'));
    return {
      name,
      description,
      unit,
      ...(found === undefined ? {} : { from: found.origin }),
      how:
        found === undefined
          ? 'missing'
          : Object.hasOwn(map, name)
            ? 'chosen'
            : found.isMade === true
              ? 'computed'
              : wasGuessed
                ? 'guessed'
                : 'named',
      columns: options,
      ...(found === undefined ? suggestion(name, likely, columns) : {}),
    };
  });
}

/** The likeliest column, in the unit that its name says; of tokens, those that compute leaves where the table has none. */
function suggestion(
  name: string,
  [likeliest]: readonly string[],
  columns: readonly string[],
): Pick<SymbolView, 'suggested'> {
  if (likeliest !== undefined) {
    const [, factor = ''] = (isCustomary(name) && name !== 'L' && scaleInName(likeliest)) || [];
    return { suggested: scaledText(likeliest, factor) };
  }
  const [compute] = likelyColumns('C', [], columns);
  if (name !== 'D' || compute === undefined) return {};
  return { suggested: `${inFormula(compute)}/(6*N)` };
}

function find(symbols: Symbols, name: string) {
  try {
    return symbols.find(name);
  } catch (error) {
    if (error instanceof IsolossError) return undefined;
    throw error;
  }
}

/** Names of a formula that cannot be fitted yet which are mapped, or called as columns of the table are. */
function inputsOfText({ law, map = {} }: JobSettings, table: Table): Described[] {
  const described = (name: string) => ({ name, description: '', unit: '' });
  try {
    const { body, where } = readLawText(law);
    const names = [...where.map(([, formula]) => formula), body].flatMap((text) => namesIn(parse(text)));
    const isInput = (name: string) =>
      Object.hasOwn(map, name) || table.columns.has(name) || name === 'N' || name === 'D';
    return [...new Set(names)].filter(isInput).map(described);
  } catch {
    return Object.keys(map)
      .filter((name) => name !== 'L')
      .map(described);
  }
}
