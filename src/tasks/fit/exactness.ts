/** Runs without noise, or with none but the rounding of their losses: what a law that meets every row looks like. */

import { penalty } from '../../loss/loss.js';
import { residualSize } from '../../loss/residual.js';
import type { ProblemData } from '../../solver/kernel.js';
import { formatNumber, plural } from '../../text.js';
import type { ExactFit } from './record.js';

/** Residuals this small, relative to the losses, are the rounding of float64 arithmetic through a law's powers. */
const EXACT = 1e-11;

/** Residuals this small are as near as a search in float32 gets. */
const SEARCHED = 1e-5;

/** With residuals this small, what ends of a search differ in is as much their arithmetic as their place. */
const NEARLY_EXACT = 1e-3;

/** More decimals or digits than this are those of float64, not of someone who rounded. */
const MOST_DIGITS = 12;

/** The objective where every row has a residual of `size`, relative to what residuals are taken of. */
function objectiveAt(problem: ProblemData, size: number): number {
  const weight = problem.weight.reduce((sum, w) => sum + w, 0);
  const { rho } = problem.loss;
  const r = size * residualSize(problem);
  return weight * Math.max(penalty(rho, r), penalty(rho, -r));
}

/** An objective this low is zero to the rounding of the losses: the law meets every row. */
export function exactObjective(problem: ProblemData): number {
  return objectiveAt(problem, EXACT);
}

/** Ends of a search this near an objective may be there. */
export function searchedObjective(problem: ProblemData): number {
  return objectiveAt(problem, SEARCHED);
}

/** Below this, ends of a search are counted by the minimum that they lead to: their objectives no longer distinguish them. */
export function nearlyExactObjective(problem: ProblemData): number {
  return objectiveAt(problem, NEARLY_EXACT);
}

/**
 * What there is to say of fitted rows that the law meets exactly, or to the digits that their losses were given with;
 * undefined where there is other scatter. `degrees` are those of freedom.
 */
export function exactnessOf(
  observed: Float64Array,
  predicted: Float64Array,
  isExact: boolean,
  degrees: number,
): ExactFit | undefined {
  const largest = observed.reduce((most, loss, row) => Math.max(most, Math.abs(predicted[row] - loss)), 0);
  const rounding = roundingOf(observed);
  const isRounded =
    rounding !== undefined &&
    observed.every((loss, row) => Math.abs(predicted[row] - loss) <= rounding.unit(loss) * (0.5 + SLACK));
  if (!isExact && !isRounded) return undefined;
  if (degrees <= 0) {
    return {
      kind: 'interpolated',
      largest,
      text: 'The law has as many free parameters as there are rows, so that it passes through every one of them whatever they are: nothing tells law from noise.',
    };
  }
  if (isExact) {
    return {
      kind: 'exact',
      largest,
      text: `The law meets every row: the largest residual, ${formatNumber(largest, 2)}, is the rounding of the losses. There is no noise by which to judge errors: those given are of rounding.`,
    };
  }
  return {
    kind: 'rounded',
    largest,
    text: `The law meets every row to the digits that the losses are given with (${rounding?.words ?? ''}): what scatter there is, at most ${formatNumber(largest, 2)}, is as good as all rounding, and errors and intervals measure that.`,
  };
}

/** A fit to rounded losses leaves residuals a little larger than the rounding itself. */
const SLACK = 0.25;

interface Rounding {
  /** The unit in the last place of a loss. */
  unit(loss: number): number;
  readonly words: string;
}

/** The coarser of the two ways in which all of `losses` may have been rounded: to decimals, or to significant digits. */
function roundingOf(losses: Float64Array): Rounding | undefined {
  let [digits, decimals, largestExponent] = [-Infinity, 0, -Infinity];
  for (const loss of losses) {
    const [mantissa, exponent] = Math.abs(loss).toExponential().split('e');
    const own = mantissa.replace('.', '').length;
    digits = Math.max(digits, own);
    decimals = Math.max(decimals, own - 1 - Number(exponent));
    largestExponent = Math.max(largestExponent, Number(exponent));
  }
  // As many decimals everywhere is the usual way; digits where losses of other sizes have other decimals.
  const byDecimals = largestExponent - decimals >= 1 - digits && decimals <= MOST_DIGITS;
  if (byDecimals) return { unit: () => 10 ** -decimals, words: plural(decimals, 'decimal') };
  if (digits > MOST_DIGITS) return undefined;
  return {
    unit: (loss) => 10 ** (Math.floor(Math.log10(Math.abs(loss) || 1)) + 1 - digits),
    words: plural(digits, 'digit'),
  };
}
