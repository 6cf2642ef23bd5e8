/** Variables that residuals are tested against: inputs, compute, the prediction, and unused columns. */
import { correlationOfRanks, midRanks, normalScores, rankCorrelation } from '../../statistics/ranks.js';
import { type Column, dot, Subspace } from '../../statistics/subspace.js';
import {
  combinedLevels,
  indicators,
  isConstantWithin,
  isSameDivision,
  type Levels,
  levelsOf,
  levelsOfNumbers,
} from './levels.js';
import { numbersOf, type Sample } from './sample.js';

/** What residuals along the predicted values are called. */
export const PREDICTION = 'the prediction';

/**
 * Rank correlation with the loss from which a column is an outcome like the loss, unless the inputs determine it; for
 * names that match {@link OUTCOME} a smaller one suffices.
 */
const FOLLOWS_LOSS = 0.95;
const FOLLOWS_LOSS_NAMED = 0.5;
const OUTCOME =
  /loss|perplexity|(^|[^a-z])(ppl|bpb|bits|nats|nll|ce|acc|accuracy|error|err|score|eval|metric|rmse|mse|resid\w*|predicted|prediction|lo\d*|hi\d*|lower|upper|ci)([^a-z]|$)/i;

/** Rank correlation from which a column duplicates an input, the compute or the ratio. */
const ALIAS = 0.999;

/** Fraction of a column's variance explained by smooth functions of the inputs from which it is one of them. */
const FUNCTION_OF_INPUTS = 0.98;

/** Numeric columns with so few distinct values are tested as groups too. */
const FEW_LEVELS = 6;

/** Polynomial degree of the curve that residuals are tested for. */
const DEGREE = 4;

/** Fraction of the rows that curves of the inputs may use as degrees of freedom. */
const CONTROL_SHARE = 1 / 6;

export type CandidateKind = 'input' | 'compute' | 'ratio' | 'prediction' | 'derived' | 'number' | 'group';

export interface Candidate {
  readonly kind: CandidateKind;
  /** The input's name, the product or ratio, or the column. */
  readonly name: string;
  /** Columns of the table that are equivalent. */
  readonly columns: readonly string[];
  /** Sets of basis columns, each the alternative of one test. `shape` needs many rows to be significant. */
  readonly tests: readonly {
    readonly form: 'trend' | 'shape' | 'groups';
    readonly basis: readonly Column[];
  }[];
  readonly levels?: Levels;
  /** It divides rows as, or more coarsely than, groups whose parameters differ already. */
  readonly isOfGroups?: boolean;
}

/** A column that is not tested, and why. */
export interface LeftOut {
  readonly column: string;
  readonly why: string;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
  /** Smooth functions of the inputs, projected out of unused columns. */
  readonly controls: readonly Float64Array[];
}

/** Kinds that are functions of the law's inputs: the fit has absorbed most of the dependence on them. */
export function isKnownToLaw({ kind }: Candidate): boolean {
  return kind !== 'number' && kind !== 'group';
}

/** `runs` are the levels that identify runs, if any; equivalent columns are not tested. */
export function candidatesOf(sample: Sample, runs: Levels | undefined): Candidates {
  const known = knownToLaw(sample).map((quantity) => ({ ...quantity, ranks: midRanks(quantity.values) }));
  const lossRanks = midRanks(sample.observed);
  const controls = controlsOf(sample);
  const span = new Subspace([new Float64Array(sample.rows).fill(1), ...controls]);
  const inputLevels = sample.inputs.map(({ values }) => levelsOfNumbers(values));
  const divisions = [
    ...inputLevels,
    combinedLevels(inputLevels, sample.rows),
    ...(runs === undefined ? [] : [runs]),
  ];
  const ofGroups = sample.group === undefined ? undefined : levelsOfNumbers(sample.group);
  const isOfGroups = (levels: Levels): boolean =>
    ofGroups !== undefined && isConstantWithin(levels, ofGroups);
  const aliases = new Map<string, string[]>();
  const unused: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  const used = new Set(sample.inputs.map(({ origin }) => origin));
  for (const column of sample.columns) {
    const { name } = column;
    if (used.has(name)) continue;
    const numbers = numbersOf(column, sample);
    const present = numbers?.filter((x) => !Number.isNaN(x)) ?? [];
    if (numbers === undefined) {
      const levels = levelsOf(column, sample);
      if (isTestable(levels) && !divisions.some((other) => isSameDivision(levels, other)))
        unused.push({
          kind: 'group',
          name,
          columns: [name],
          tests: [groups(levels)],
          levels,
          isOfGroups: isOfGroups(levels),
        });
      continue;
    }
    if (present.length < sample.rows / 2 || present.every((x) => x === present[0])) continue;
    const ranks = midRanks(numbers);
    const likeness =
      present.length === numbers.length
        ? Math.abs(correlationOfRanks(ranks, lossRanks))
        : likenessToLoss(numbers, sample);
    const isOutcome = OUTCOME.test(name) && likeness >= FOLLOWS_LOSS_NAMED;
    const complete = present.length === numbers.length;
    const alias =
      complete && !isOutcome ? known.find((quantity) => isAlias(quantity.ranks, ranks)) : undefined;
    if (alias !== undefined) {
      aliases.set(alias.name, [...(aliases.get(alias.name) ?? []), name]);
      continue;
    }
    const isDerived = complete && explainedFraction(span, numbers) >= FUNCTION_OF_INPUTS;
    if (isOutcome || (likeness >= FOLLOWS_LOSS && !isDerived)) {
      leftOut.push({ column: name, why: 'it follows the loss itself' });
      continue;
    }
    const levels = levelsOf(column, sample);
    unused.push({
      kind: isDerived ? 'derived' : 'number',
      name,
      columns: [name],
      tests: [
        ...curves(numbers),
        ...(levels.count <= FEW_LEVELS && isTestable(levels) ? [groups(levels)] : []),
      ],
      levels,
      isOfGroups: isOfGroups(levels),
    });
  }
  const ofLaw = known.map(
    ({ kind, name, values }): Candidate => ({
      kind,
      name,
      columns: aliases.get(name) ?? [],
      tests: curves(values),
    }),
  );
  return { candidates: [...ofLaw, ...unused], leftOut, controls };
}

function knownToLaw({ inputs, predicted }: Sample) {
  const varied = inputs.filter(({ values }) => values.some((x) => x !== values[0]));
  const [n, d] = ['N', 'D'].map((name) => varied.find((input) => input.name === name)?.values);
  return [
    ...varied.map(({ name, values }) => ({ kind: 'input' as const, name, values })),
    ...(n === undefined || d === undefined
      ? []
      : [
          { kind: 'compute' as const, name: 'N*D', values: n.map((x, i) => x * d[i]) },
          { kind: 'ratio' as const, name: 'D/N', values: n.map((x, i) => d[i] / x) },
        ]),
    // With one input the prediction is a function of it.
    ...(varied.length < 2 ? [] : [{ kind: 'prediction' as const, name: PREDICTION, values: predicted }]),
  ];
}

/** Polynomials of each input, then products of two, as the number of rows permits; of logarithms for positive inputs. */
function controlsOf({ inputs, rows }: Sample): Float64Array[] {
  const scaled = inputs.map(({ values }) =>
    standardised(values.every((x) => x > 0) ? values.map(Math.log) : values),
  );
  const products = scaled.flatMap((a, i) => scaled.slice(i + 1).map((b) => a.map((x, row) => x * b[row])));
  const all = [
    ...scaled,
    ...scaled.map((x) => x.map((value) => value ** 2)),
    ...products,
    ...scaled.map((x) => x.map((value) => value ** 3)),
  ];
  return all.slice(0, Math.max(scaled.length, Math.floor(CONTROL_SHARE * rows)));
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) || 1;
  return values.map((x) => (x - mean) / deviation);
}

/** Levels, unless they are almost as many as the rows. */
function isTestable({ count, group }: Levels): boolean {
  return count > 1 && count <= group.length / 3;
}

function isAlias(a: Float64Array, b: Float64Array): boolean {
  return Math.abs(correlationOfRanks(a, b)) >= ALIAS;
}

/** Fraction of a column's variance, in ranks or on the logarithmic scale, that is explained by `span`. */
function explainedFraction(span: Subspace, values: Float64Array): number {
  const scales = [normalScores(values), ...(values.every((x) => x > 0) ? [values.map(Math.log)] : [])];
  return Math.max(
    ...scales.map((column) => {
      const centred = standardised(column);
      const rest = span.residual(centred);
      return 1 - dot(rest, rest) / dot(centred, centred);
    }),
  );
}

/** Absolute rank correlation. */
function likenessToLoss(numbers: Float64Array, { observed }: Sample): number {
  const rows = Array.from(numbers.keys()).filter((i) => !Number.isNaN(numbers[i]));
  const of = (column: Float64Array): number[] => rows.map((i) => column[i]);
  return Math.abs(rankCorrelation(of(numbers), of(observed)));
}

function groups(levels: Levels): Candidate['tests'][number] {
  return { form: 'groups', basis: indicators(levels) };
}

/** Legendre polynomials of the ranks: the first is Spearman's trend, all of them a curve. Missing numbers get the middle rank. */
function curves(values: Float64Array): Candidate['tests'] {
  const rows = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]));
  const ranks = midRanks(rows.map((i) => values[i]));
  const basis = Array.from({ length: DEGREE }, () => new Float64Array(values.length));
  rows.forEach((row, k) => {
    const x = (2 * (ranks[k] - 0.5)) / rows.length - 1;
    let [before, here] = [1, x];
    for (let degree = 1; degree <= DEGREE; degree++) {
      basis[degree - 1][row] = here;
      [before, here] = [here, ((2 * degree + 1) * x * here - degree * before) / (degree + 1)];
    }
  });
  return [
    { form: 'trend', basis: basis.slice(0, 1) },
    { form: 'shape', basis },
  ];
}
