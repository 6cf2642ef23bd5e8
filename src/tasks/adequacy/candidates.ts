/** What residuals are tested against: inputs, compute, the prediction, and the columns that the law does not use. */
import { correlationOfRanks, midRanks, normalScores, rankCorrelation } from '../../statistics/ranks.js';
import { dot, Subspace } from '../../statistics/regression-test.js';
import { crossed, indicators, isSameDivision, type Levels, levelsOf, levelsOfNumbers } from './levels.js';
import { numbersOf, type Sample } from './sample.js';

/**
 * A column of so much rank correlation with the loss is another measure of it, unless the inputs determine it; under a name
 * of {@link OUTCOME} less is enough.
 */
const FOLLOWS_LOSS = 0.95;
const FOLLOWS_LOSS_NAMED = 0.5;
const OUTCOME =
  /loss|perplexity|(^|[^a-z])(ppl|bpb|bits|nats|nll|ce|acc|accuracy|error|err|score|eval|metric|rmse|mse|resid\w*|predicted|prediction|lo\d*|hi\d*|lower|upper|ci)([^a-z]|$)/i;

/** From this rank correlation on a column says what an input, the compute or the ratio says. */
const ALIAS = 0.999;

/** A column of which smooth functions of the inputs explain so much is one of them. */
const FUNCTION_OF_INPUTS = 0.98;

/** Numbers of so few values are tested as groups too. */
const FEW_LEVELS = 6;

/** Bends of the curve that residuals are tested for along a number. */
const DEGREE = 4;

/** Of the rows, the share that curves of the inputs may take as degrees of freedom. */
const CONTROL_SHARE = 1 / 6;

export type CandidateKind = 'input' | 'compute' | 'ratio' | 'prediction' | 'derived' | 'number' | 'group';

export interface Candidate {
  readonly kind: CandidateKind;
  /** The input's name, the product or ratio, or the column. */
  readonly name: string;
  /** Columns of the table that say the same. */
  readonly columns: readonly string[];
  /** Sets of columns, each the alternative of one test. `shape` needs many rows to be told from chance. */
  readonly tests: readonly {
    readonly form: 'trend' | 'shape' | 'groups';
    readonly basis: readonly Float64Array[];
  }[];
  readonly levels?: Levels;
}

/** A column that is not tested, and why. */
export interface LeftOut {
  readonly column: string;
  readonly why: string;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
  /** Smooth functions of the inputs: what an unused column says beyond them is its own. */
  readonly controls: readonly Float64Array[];
}

/** Everything that the law knows or computes depends on the parameters fitted; for these kinds the fit has taken most of it. */
export function isKnownToLaw({ kind }: Candidate): boolean {
  return kind !== 'number' && kind !== 'group';
}

/** `runs` are the levels that tell runs apart, where there are such; no column that says the same is tested. */
export function candidatesOf(sample: Sample, runs: Levels | undefined): Candidates {
  const known = knownToLaw(sample).map((quantity) => ({ ...quantity, ranks: midRanks(quantity.values) }));
  const lossRanks = midRanks(sample.observed);
  const controls = controlsOf(sample);
  const span = new Subspace([new Float64Array(sample.rows).fill(1), ...controls]);
  const inputLevels = sample.inputs.map(({ values }) => levelsOfNumbers(values));
  const divisions = [
    ...inputLevels,
    crossed(inputLevels, sample.rows),
    ...(runs === undefined ? [] : [runs]),
  ];
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
        unused.push({ kind: 'group', name, columns: [name], tests: [groups(levels)], levels });
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
    const isDerived = complete && share(span, numbers) >= FUNCTION_OF_INPUTS;
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
    // Of one input the prediction is a function.
    ...(varied.length < 2
      ? []
      : [{ kind: 'prediction' as const, name: 'the prediction', values: predicted }]),
  ];
}

/** Curves of each input, then products of two, as far as the rows allow; logarithms of inputs that are positive. */
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

/** Levels that are not almost as many as the rows. */
function isTestable({ count, group }: Levels): boolean {
  return count > 1 && count <= group.length / 3;
}

function isAlias(a: Float64Array, b: Float64Array): boolean {
  return Math.abs(correlationOfRanks(a, b)) >= ALIAS;
}

/** The share of a column, in ranks or on the logarithmic scale, that lies in `span`. */
function share(span: Subspace, values: Float64Array): number {
  const scales = [normalScores(values), ...(values.every((x) => x > 0) ? [values.map(Math.log)] : [])];
  return Math.max(
    ...scales.map((column) => {
      const centred = standardised(column);
      const rest = span.residual(centred);
      return 1 - dot(rest, rest) / dot(centred, centred);
    }),
  );
}

/** The size of the rank correlation. */
function likenessToLoss(numbers: Float64Array, { observed }: Sample): number {
  const rows = Array.from(numbers.keys()).filter((i) => !Number.isNaN(numbers[i]));
  const of = (column: Float64Array): number[] => rows.map((i) => column[i]);
  return Math.abs(rankCorrelation(of(numbers), of(observed)));
}

function groups(levels: Levels): Candidate['tests'][number] {
  return { form: 'groups', basis: indicators(levels) };
}

/** Legendre polynomials of the ranks: the first is Spearman's trend, all of them a curve. Missing numbers are in the middle. */
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
