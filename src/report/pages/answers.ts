/** Pages of predictions, inverse questions, shapes, costs and verifications. */
import type { CostAt } from '../../costs/evaluate.js';
import type { Cost } from '../../costs/index.js';
import { commandLine, shellLine } from '../../jobs/form.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { predictForm } from '../../tasks/predict/form.js';
import type { PredictRecord } from '../../tasks/predict/record.js';
import { regretForm } from '../../tasks/regret/form.js';
import type { RegretRecord } from '../../tasks/regret/record.js';
import { shapeForm } from '../../tasks/shape/form.js';
import type { ArchitectureRecord, ShapeRecord } from '../../tasks/shape/record.js';
import { solveForm } from '../../tasks/solve/form.js';
import type { SolveRecord } from '../../tasks/solve/record.js';
import { verifyForm } from '../../tasks/verify/form.js';
import type { VerifyRecord } from '../../tasks/verify/record.js';
import { formatNumber, listed, plural } from '../../text.js';
import { axisTitle, targetTitle } from '../figures/axis-titles.js';
import { type Canvas, type Figure, figureGrid } from '../figures/figure.js';
import { predictedFigures } from '../figures/predicted.js';
import { regretFigures } from '../figures/regretted.js';
import { solveFigures } from '../figures/solved.js';
import { section } from '../markup/document.js';
import { amountWords, costAtParts, costListParts, costParts } from '../sentences/costs.js';
import { answerMethods, runsMethods } from '../sentences/methods.js';
import { predictParts } from '../sentences/predict.js';
import { regretParts, regretTitle, regretVerdict } from '../sentences/regret.js';
import { architectureParts, shapeParts, shapeTitle, shapeWords } from '../sentences/shape.js';
import { solveParts, solveQuestion } from '../sentences/solve.js';
import { lawWords, predictedUnit } from '../sentences/units.js';
import { verdict } from '../sentences/verify.js';
import { renderAnswer } from './answer.js';

type Recorded = { readonly schema?: string };

/** Points of a table on the page. */
const MOST_POINTS = 1000;

/** `fitted` is the law that was asked, which knows the columns it was fitted to. */
export function renderPredict(record: PredictRecord, canvas: Canvas, fitted?: FittedLaw): string {
  const { fit, points, data, job } = record;
  const loss =
    fitted === undefined ? axisTitle({ name: 'L', unit: predictedUnit(fit) }) : targetTitle(fitted);
  const of =
    data === undefined
      ? plural(points.length, 'point')
      : `${plural(data.rows, 'row')} of ${data.source.split(/[/\\]/).at(-1)}`;
  return renderAnswer({
    title: `${fit.law}: predictions`,
    question: `What ${lawWords(fit)} predicts for ${of}`,
    figures: figuresSection('predictions', 'Predictions', predictedFigures(record, canvas, loss), canvas),
    parts: predictParts(record, MOST_POINTS, '; the record has them all'),
    methods: answerMethods(fit, `the law was evaluated at ${of}`),
    ...(job === undefined ? {} : { command: commandLine(predictForm, job) }),
    record,
  });
}

/** `fitted` and `against` are the fits that were asked. */
export function renderSolve(
  record: SolveRecord,
  canvas: Canvas,
  fitted: FittedLaw,
  against?: FittedLaw,
): string {
  const question = solveQuestion(record).replace(/:$/, '');
  return renderAnswer({
    title: `${record.fit.law}: ${question}`,
    question,
    figures: figuresSection('picture', 'On the law', solveFigures(record, fitted, against, canvas), canvas),
    parts: solveParts(record).filter(({ kind }) => kind !== 'words'),
    methods: answerMethods(
      record.fit,
      `it was solved for ${question.replace(/^(The|What) /, (word) => word.toLowerCase())}`,
      record.against,
    ),
    ...(record.job === undefined ? {} : { command: commandLine(solveForm, record.job) }),
    record,
  });
}

export function renderRegret(record: RegretRecord, canvas: Canvas, fitted: FittedLaw): string {
  const question = regretTitle(record);
  return renderAnswer({
    title: `${record.fit.law}: ${question}`,
    question,
    verdict: regretVerdict(record),
    figures: figuresSection('picture', 'On the law', regretFigures(record, fitted, canvas), canvas),
    parts: regretParts(record),
    methods: answerMethods(
      record.fit,
      'the allocation was compared with the least loss at the same cost and the least cost of the same loss',
    ),
    ...(record.job === undefined ? {} : { command: commandLine(regretForm, record.job) }),
    record,
  });
}

function figuresSection(id: string, title: string, figures: readonly Figure[], canvas: Canvas) {
  return figures.length === 0
    ? []
    : [section(id, title, figureGrid(figures, canvas, figures.length > 1 ? 'usual' : 'wide'))];
}

export function renderShape(record: ArchitectureRecord | ShapeRecord): string {
  const { job } = record;
  return renderAnswer({
    ...(record.schema === 'isoloss/shape@1'
      ? {
          title: `The transformer of least loss for ${formatNumber(record.budget)} FLOP`,
          parts: shapeParts(record),
          methods: answerMethods(
            record.fit,
            `the law was evaluated at ${plural(record.tried, 'shape')} of transformers with ${formatNumber(record.budget)} FLOP each, counted as ${record.flops}`,
          ),
        }
      : {
          title: shapeTitle(record),
          parts: architectureParts(record),
          methods: runsMethods([
            `the parameters of a transformer of ${shapeWords(record.architecture)} were counted, and its FLOP for a token by ${plural(Object.keys(record.flopsPerToken).length, 'convention')}`,
          ]),
        }),
    ...(job === undefined ? {} : { command: commandLine(shapeForm, job) }),
    record,
  });
}

/** `words` are those of the command line after `isoloss`. */
export function renderCostAt(answer: CostAt & Recorded, name: string, words: readonly string[]): string {
  const title = `Cost by ${name}: ${amountWords(answer)}`;
  return renderAnswer({
    title,
    parts: [
      {
        kind: 'facts',
        facts: [
          ['cost', amountWords(answer)],
          ['formula', answer.formula],
        ],
      },
      ...costAtParts(answer, name).filter(({ kind }) => kind === 'table'),
    ],
    methods: runsMethods([
      `the cost ${answer.formula}${answer.unit === '' ? '' : ` in ${answer.unit}`} was evaluated at ${listed(Object.entries(answer.at).map(([symbol, value]) => `${symbol} = ${formatNumber(value)}`))}`,
    ]),
    command: shellLine(words),
    record: answer,
  });
}

export function renderCost(cost: Cost & Recorded, words: readonly string[]): string {
  return renderAnswer({
    title: `${cost.name}: ${cost.title}`,
    parts: costParts(cost).filter(({ kind }) => kind !== 'title'),
    command: shellLine(words),
    record: cost,
  });
}

export function renderCosts(costs: readonly Cost[], record: Recorded, words: readonly string[]): string {
  return renderAnswer({ title: 'Costs', parts: costListParts(costs), command: shellLine(words), record });
}

const outcomes = { holds: 'holds', differs: 'differs', unchecked: 'not checked' } as const;

export function renderVerify(record: VerifyRecord): string {
  const { job, of, checks } = record;
  const made = checks.filter(({ outcome }) => outcome !== 'unchecked').length;
  return renderAnswer({
    title: `${job.record}: verification`,
    question: verdict(record).replace(/\.$/, ''),
    parts: [
      { kind: 'words', text: `${job.record}, a record of ${of}.` },
      {
        kind: 'table',
        columns: [{ title: 'What' }, { title: 'Outcome' }, { title: 'Result', prose: true }],
        rows: checks.map(({ outcome, name, text }) => [name, outcomes[outcome], text]),
      },
    ],
    methods: runsMethods([
      `what ${job.record}, a record of ${of}, says was computed again from what it names, and compared number by number: ${plural(made, 'check')}`,
    ]),
    command: commandLine(verifyForm, job),
    record,
  });
}
