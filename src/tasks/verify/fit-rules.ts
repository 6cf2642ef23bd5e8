/** How the fields of a fit's record are compared with recomputed ones. */

import { own } from '../../own.js';
import { exactObjective } from '../fit/exactness.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { FitRecord } from '../fit/record.js';
import { type Path, pathPattern, pathPatterns, type Rule, type Tolerance } from './compare.js';

/** Recomputed in float64 from the same runs, numbers agree to far more digits. */
const USUAL: Tolerance = { relative: 1e-6 };

/** Relative tolerance of ratios of eigenvalues and of tail probabilities. */
const LOOSE = 1e-4;

/** Tolerance of an error or a difference, as a fraction of the number that it belongs to. */
const ABSOLUTE = 1e-6;

/** Gradients and decrements below this certify a minimum; their digits are rounding and not compared. */
const CERTIFIED = 1e-8;

/** Not compared: the question, and how the run went. The file of refits is checked by its digest. */
const skipped = ['job.**', 'data.source', 'bootstrap.replicates.**', 'backend.**', 'seconds.**', 'events.**'];

/** Not compared where the law meets every row, since they measure rounding. */
const noise = [
  'certificate.**',
  'identifiability.**',
  'starts.**',
  'asymptotic.**',
  'bootstrap.**',
  'profiles.**',
  'exact.**',
  'score.**',
  'residuals.**',
  'adequacy.**',
  'warnings.**',
  'objectiveGrid.**',
];

export function fitRules(stored: FitRecord, { record, model }: FitOutcome): (path: Path) => Rule {
  const isNoise = record.exact !== undefined && record.exact.kind !== 'rounded';
  const sameArithmetic = stored.backend.name === 'cpu';
  const left = [
    ...skipped,
    ...(isNoise ? noise : []),
    ...(sameArithmetic ? [] : ['identifiability.rivals.**']),
  ];
  const exact = exactObjective(model.problem);
  const { bootstrap, asymptotic, residuals } = record;
  const errorOf = (name: string): number =>
    own(bootstrap?.standardErrors, name) ?? own(asymptotic.sandwich.standardErrors, name) ?? 0;
  const residualSize = residuals.reduce((most, r) => Math.max(most, Math.abs(r)), 0);
  const entry = (
    matrix: readonly (readonly number[])[] | null | undefined,
    [i, j]: readonly number[],
  ): number => Math.sqrt(Math.abs((matrix?.[i]?.[i] ?? 0) * (matrix?.[j]?.[j] ?? 0)));
  const indices = (path: Path): number[] => path.slice(-2).map(Number);
  const byGroup = asymptotic.covariance?.byGroup;
  const absolute: readonly (readonly [is: (path: Path) => boolean, of: (path: Path) => number])[] = [
    ['objective', () => exact],
    ['starts.minima.*.objective', () => exact],
    ['certificate.decrement', () => CERTIFIED],
    ['certificate.gradient', () => CERTIFIED],
    ['certificate.multiplier', () => CERTIFIED],
    ['bootstrap.bias.*', (path: Path) => ABSOLUTE * errorOf(String(path[2]))],
    ['identifiability.leverage.*.shifts.*', (path: Path) => ABSOLUTE * errorOf(String(path[4]))],
    ['bootstrap.covariance.*.*', (path: Path) => ABSOLUTE * entry(bootstrap?.covariance, indices(path))],
    [
      'asymptotic.covariance.matrix.*.*',
      (path: Path) => ABSOLUTE * entry(asymptotic.covariance?.matrix, indices(path)),
    ],
    [
      'asymptotic.covariance.byGroup.matrices.*.*.*',
      (path: Path) => ABSOLUTE * entry(byGroup?.matrices[Number(path.at(-3))], indices(path)),
    ],
    [
      'asymptotic.covariance.byGroup.between.*.*.*',
      (path: Path) => {
        const [group, place] = path.slice(-3).map(Number);
        return ABSOLUTE * Math.sqrt(byGroup?.matrices[group]?.[place]?.[place] ?? 0);
      },
    ],
    ['bootstrap.correlations.*.*', () => ABSOLUTE],
    ['profiles.*.statistic.*', () => ABSOLUTE],
    ['residuals.*', () => ABSOLUTE * residualSize],
    ['objectiveGrid.**', () => exact],
  ].map(([pattern, of]) => [pathPattern(pattern as string), of as (path: Path) => number] as const);
  const isSkipped = pathPatterns(left);
  const isLoose = pathPatterns(['certificate.condition', 'identifiability.weak.*.spread', 'adequacy.**']);
  return (path) => {
    if (isSkipped(path)) return 'skip';
    const floor = absolute.find(([is]) => is(path))?.[1](path);
    const relative = path[0] === 'data' ? 0 : isLoose(path) ? LOOSE : USUAL.relative;
    return floor === undefined ? { relative } : { relative, absolute: floor };
  };
}
