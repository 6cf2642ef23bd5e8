/** Detects fits without noise: residuals that are zero to rounding, or to the digits that the losses are given with. */

import { penalty } from '../../loss/loss.js';
import { residualSize } from '../../loss/residual.js';
import type { ProblemData } from '../../solver/kernel.js';
import { formatNumber, plural } from '../../text.js';
import type { ExactFit } from './record.js';

/** Residuals this small, relative to the losses, are the rounding of float64 arithmetic through a law's powers. */
const EXACT_RESIDUAL = 1e-11;

/** Residuals this small are the accuracy of a search in float32. */
const SEARCH_RESIDUAL = 1e-5;

/** With residuals this small, search results differ by rounding as much as by their parameters. */
const NEARLY_EXACT_RESIDUAL = 1e-3;

/** More decimals or digits than this are full float64 precision rather than rounding. */
const MAX_DIGITS = 12;

/** The objective if every row had a residual of `size`, relative to `residualSize`. */
function objectiveAt(problem: ProblemData, size: number): number {
  const weight = problem.weight.reduce((sum, w) => sum + w, 0);
  const { rho } = problem.loss;
  const r = size * residualSize(problem);
  return weight * Math.max(penalty(rho, r), penalty(rho, -r));
}

/** An objective up to this is zero to rounding: the law meets every row. */
export function exactObjective(problem: ProblemData): number {
  return objectiveAt(problem, EXACT_RESIDUAL);
}

/** Tolerance on the objective of search results, from their precision. */
export function searchedObjective(problem: ProblemData): number {
  return objectiveAt(problem, SEARCH_RESIDUAL);
}

/** Below this, search results are counted by basin: their objectives no longer distinguish minima. */
export function nearlyExactObjective(problem: ProblemData): number {
  return objectiveAt(problem, NEARLY_EXACT_RESIDUAL);
}

/**
 * Describes a fit that meets its rows exactly, or to the digits that their losses are given with; undefined if the
 * residuals are larger. `degrees`: degrees of freedom; `isCount`: they are proportions or rates of counts, which nobody rounded.
 */
export function exactnessOf(
  observed: Float64Array,
  predicted: Float64Array,
  isExact: boolean,
  degrees: number,
  isCount = false,
): ExactFit | undefined {
  const largest = observed.reduce((most, loss, row) => Math.max(most, Math.abs(predicted[row] - loss)), 0);
  const rounding = roundingOf(observed);
  const isRounded =
    !isCount &&
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

/** Residuals of a fit to rounded losses exceed half a unit in the last place by up to this fraction of the unit. */
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
  // Rounding to equal decimals is usual; significant digits where larger losses have fewer decimals.
  const byDecimals = largestExponent - decimals >= 1 - digits && decimals <= MAX_DIGITS;
  if (byDecimals) return { unit: () => 10 ** -decimals, words: plural(decimals, 'decimal') };
  if (digits > MAX_DIGITS) return undefined;
  return {
    unit: (loss) => 10 ** (Math.floor(Math.log10(Math.abs(loss) || 1)) + 1 - digits),
    words: plural(digits, 'digit'),
  };
}
