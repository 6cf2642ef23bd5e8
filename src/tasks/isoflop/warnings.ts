/** What speaks against an analysis, in sentences. */
import { formatNumber, listed, plural } from '../../text.js';
import type { AskedIsoflop } from './job.js';
import type { Approach, ApproachBias, Budget, IsoflopAnalysis } from './record.js';

/** A bias that is at least this share of the interval's half width is stated. */
const NOTABLE_BIAS = 0.25;

/** Standard errors of the mean over simulated tables that a bias must exceed. */
const CHANCE = 3;

export function analysisWarnings(
  { budgets, alone, approaches, law, bias, curves, rows, runs }: IsoflopAnalysis,
  found: { readonly isCut: boolean; readonly atEdge: number; readonly isCurved: boolean },
  job: AskedIsoflop,
): string[] {
  const [first, second, third] = approaches;
  return [
    ...(found.isCut
      ? [
          'Compute is spread so evenly that budgets had to be cut from it: give --budget to interpolate training curves, or another --tolerance.',
        ]
      : []),
    ...(curves > 0 && job.budget === undefined && !job.checkpoints && budgets.length < 2
      ? [
          'The last rows of the runs make fewer than two budgets: --budget interpolates the training curves at values of compute, --checkpoints uses all of their rows.',
        ]
      : []),
    ...(curves === 0 && runs < rows
      ? ['No run has rows of different compute, so that there are no training curves.']
      : []),
    ...(alone > 0 && budgets.length > 0
      ? [
          `${plural(alone, 'row')} ${alone === 1 ? 'has' : 'have'} a compute that no other has: approach 3 alone uses ${alone === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(found.atEdge > 0
      ? [
          `Approach 1: at ${plural(found.atEdge, found.isCurved ? 'value' : 'budget')}${found.isCurved ? ' of compute' : ''} the least loss is that of the smallest or the largest N there, which is left out.`,
        ]
      : []),
    ...unsettledWords(budgets),
    ...fewWords(second),
    ...spreadWords([first, second]),
    ...(law === undefined || law.status === 'converged' || law.status === 'atBound'
      ? []
      : ['Approach 3: the fit of the law is no sure optimum.']),
    ...(law?.warnings.map((warning) => `Approach 3: ${warning}`) ?? []),
    ...(third.resamples.kept < 0.9 * third.resamples.asked && law !== undefined
      ? [`Approach 3: ${plural(third.resamples.asked - third.resamples.kept, 'refit')} did not converge.`]
      : []),
    ...(bias?.approaches.flatMap((one) => biasWords(one, one.approach === 1 ? first : second)) ?? []),
  ];
}

/** Budgets that have a minimum in fewer than half of the resamples. */
function unsettledWords(budgets: readonly Budget[]): string[] {
  const unsettled = budgets.filter(({ optima }) =>
    optima.some(({ approach, reason, found }) => approach === 2 && reason === undefined && found < 0.5),
  );
  if (unsettled.length === 0) return [];
  const at = listed(unsettled.map(({ C }) => formatNumber(C, 3)));
  return [
    `Approach 2: at ${at} FLOP fewer than half of the resamples have a minimum inside the runs, so that the optimum there has no interval: more sizes on the sparse side are needed.`,
  ];
}

function fewWords({ points, a }: Approach): string[] {
  if (a.value === null || points > 2) return [];
  return ['Approach 2: two budgets give a line that nothing checks.'];
}

function spreadWords(approaches: readonly Approach[]): string[] {
  return approaches.flatMap(({ approach, a, resamples }) =>
    a.value !== null && resamples.kept < 0.9 * resamples.asked
      ? [
          `Approach ${approach}: ${plural(resamples.asked - resamples.kept, 'resample')} of ${resamples.asked} gave no exponents; intervals are over the others.`,
        ]
      : [],
  );
}

function biasWords({ approach, a, kept }: ApproachBias, { a: { interval, value } }: Approach): string[] {
  if (a.mean === null || interval === null || value === null) return [];
  const half = (interval[1] - interval[0]) / 2;
  const chance = (CHANCE * (a.deviation ?? 0)) / Math.sqrt(kept);
  if (!(Math.abs(a.mean) > Math.max(NOTABLE_BIAS * half, chance))) return [];
  return [
    `Approach ${approach}: on these sizes and budgets its a is ${formatNumber(Math.abs(a.mean), 2)} too ${a.mean > 0 ? 'large' : 'small'} on average where the law of approach 3 is true; less that bias it is ${formatNumber(value - a.mean, 3)}.`,
  ];
}
