import { formatCount, plural } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';

/** Identifies the fit behind an answer, in enough detail to check it by hand. */
export interface FitReference {
  /** A record's path or a preset's name, as given. */
  readonly name: string;
  readonly law: string;
  readonly formula: string;
  /** Named sub-expressions of the formula, in order. */
  readonly where: readonly { readonly name: string; readonly formula: string }[];
  /** Every parameter of the law, natural units. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Converged refits of resamples; 0 if there are none. */
  readonly replicates: number;
  /** If bands come from the covariance of the parameters: degrees of freedom of Student's t, and parameters fixed at a bound. */
  readonly covariance?: {
    readonly degrees: number;
    /** The scale of the noise is known: normal quantiles. */
    readonly known?: true;
    readonly held: readonly string[];
  };
  /** Source of the bands, in words; see {@link bandSource}. */
  readonly bands: string;
}

export function fitReference({ name, law, values, replicates, covariance }: FittedLaw): FitReference {
  const uncertainty = {
    replicates: replicates?.count ?? 0,
    ...(replicates !== undefined || covariance === undefined
      ? {}
      : {
          covariance: {
            degrees: covariance.degrees,
            ...(covariance.known ? { known: true as const } : {}),
            held: covariance.held,
          },
        }),
  };
  return {
    name,
    law: law.name,
    formula: law.formula,
    where: (law.where ?? []).map(([part, formula]) => ({ name: part, formula })),
    parameters: values,
    ...uncertainty,
    bands: bandSource(uncertainty) ?? 'none',
  };
}

/**
 * `from 4,000 refits of resamples`, of which `drawn` are used; `from the covariance, t with 2 degrees of freedom`;
 * undefined without replicates and covariance.
 */
export function bandSource(
  { replicates, covariance }: Pick<FitReference, 'replicates' | 'covariance'>,
  drawn = replicates,
): string | undefined {
  if (replicates > 0) {
    const some = drawn < replicates ? `${formatCount(drawn)} of ` : '';
    return `from ${some}${plural(replicates, 'refit')} of resamples`;
  }
  if (covariance === undefined) return undefined;
  if (covariance.known) return 'from the covariance, the noise being known';
  return `from the covariance, t with ${plural(covariance.degrees, 'degree')} of freedom`;
}
