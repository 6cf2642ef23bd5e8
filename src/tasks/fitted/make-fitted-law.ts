/** Makes fitted laws from records and from fits just made. */
import { IsolossError } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import type { Likelihood } from '../../loss/likelihood.js';
import type { ResidualScale } from '../../loss/loss.js';
import { own } from '../../own.js';
import type { Replicates } from '../../problem/replicates.js';
import { type StatusName, statusText } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import { formatNumber, listed, plural } from '../../text.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { ParameterCovariance } from '../fit/record.js';
import type { Scheme } from '../uncertainty/resampling.js';
import { isJackknife } from '../uncertainty/resampling.js';
import { convergedReplicates } from './bands.js';
import type { FittedLaw } from './fitted-law.js';
import { ofGroup } from './group-of-fit.js';

interface StandardErrors {
  readonly standardErrors: Readonly<Record<string, number | null>>;
}

/** The fields of a fit's record that later tasks use. */
export interface FitFacts {
  readonly job: {
    readonly map: Readonly<Record<string, string>>;
    readonly derive: Readonly<Record<string, string>>;
    readonly level: number;
    readonly seed?: number;
  };
  readonly data: {
    readonly ranges: Readonly<Record<string, Interval>>;
    readonly tokensPerParameter?: Interval;
    readonly digest?: string;
  };
  readonly loss: { readonly residual: ResidualScale | 'deviance'; readonly likelihood?: Likelihood };
  readonly parameters: Readonly<Record<string, number>>;
  readonly status: StatusName;
  readonly residuals: readonly number[];
  readonly score?: { readonly rmse?: number; readonly rmsle?: number };
  readonly bootstrap?: { readonly scheme: Scheme };
  readonly asymptotic?: {
    readonly covariance?: ParameterCovariance;
    readonly gaussNewton?: StandardErrors;
    readonly sandwich?: StandardErrors;
  };
  /** If the law meets every row. */
  readonly exact?: { readonly kind: string } | undefined;
}

/**
 * The fitted law of a fit just made, with its replicates if resamples were refitted. Where parameters differ between groups,
 * `group` says whose. Throws `group-needed`, `unknown-group`.
 */
export function fittedOfOutcome(
  { record, model, replicates }: Pick<FitOutcome, 'record' | 'model' | 'replicates'>,
  name = 'fit',
  group?: string,
): FittedLaw {
  const own = ofGroup(record, replicates, name, group);
  return fittedOf(group === undefined ? name : `${name}:${group}`, model.law, own.fit, own.replicates);
}

/**
 * The fitted law of a record, with its replicates if available, otherwise with the covariance of its parameters.
 * Throws `bad-replicates`.
 */
export function fittedOf(name: string, law: Law, record: FitFacts, replicates?: Replicates): FittedLaw {
  const { status, bootstrap, job, data } = record;
  const isDrawn = bootstrap !== undefined && !isJackknife(bootstrap.scheme);
  const kept = isDrawn && replicates !== undefined ? convergedDraws(name, law, replicates) : undefined;
  const isOptimum = status === 'converged' || status === 'atBound';
  const covariance = kept === undefined && isOptimum ? record.asymptotic?.covariance : undefined;
  const isKnown = covariance !== undefined && covariance.matrix !== null;
  const warnings = [
    ...(isOptimum ? [] : [`The fit is no sure optimum: it ${statusText[status].replace(/:.*/s, '')}.`]),
    ...(kept !== undefined
      ? []
      : isKnown
        ? [
            ...whyNotRefits(bootstrap, replicates !== undefined),
            ...heldWords(covariance),
            ...unequalNoiseWords(covariance, record.asymptotic),
          ]
        : [`There are no bands: ${whyNoBands(record, isOptimum)}`]),
    ...(record.exact?.kind === 'exact'
      ? ['The law meets every fitted row: bands have no width but rounding.']
      : []),
  ];
  return {
    name,
    law,
    values: Object.fromEntries(law.parameters.map((p) => [p.name, record.parameters[p.name]])),
    ...(kept === undefined || bootstrap === undefined
      ? {}
      : {
          replicates:
            job.seed === undefined ? kept : { ...kept, drawn: { scheme: bootstrap.scheme, seed: job.seed } },
        }),
    ...(isKnown ? { covariance } : {}),
    ...(data.digest === undefined ? {} : { digest: data.digest }),
    ...scatterOf(record),
    ranges: data.ranges,
    ...(data.tokensPerParameter === undefined ? {} : { tokensPerParameter: data.tokensPerParameter }),
    map: job.map,
    ...(Object.keys(job.derive).length === 0 ? {} : { derive: job.derive }),
    level: job.level,
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

/** Residuals as the scatter of new runs; counts scatter by their own size. */
function scatterOf({
  loss: { residual, likelihood },
  residuals: quantiles,
  score,
}: FitFacts): Pick<FittedLaw, 'residuals' | 'likelihood'> {
  if (likelihood !== undefined) return { likelihood };
  if (quantiles.length === 0 || residual === 'deviance') return {};
  const rootMeanSquare = { log: score?.rmsle, raw: score?.rmse, relative: undefined }[residual];
  return {
    residuals: {
      quantiles,
      ...(rootMeanSquare === undefined ? {} : { rootMeanSquare }),
      scale: residual,
    },
  };
}

/** Why bands use the covariance although a bootstrap was made. */
function whyNotRefits(bootstrap: FitFacts['bootstrap'], isThere: boolean): string[] {
  if (bootstrap === undefined) return [];
  if (isJackknife(bootstrap.scheme)) {
    return ['Refits that leave rows out one by one (jackknife) make no bands: they are from the covariance.'];
  }
  return [
    isThere
      ? 'No refit of a resample ended well: bands are from the covariance.'
      : 'The refits of the bootstrap were not kept (fit with --json FILE keeps them): bands are from the covariance.',
  ];
}

function heldWords({ held }: ParameterCovariance): string[] {
  if (held.length === 0) return [];
  const is = held.length === 1 ? 'is held at its bound' : 'are held at their bounds';
  return [`${listed(held)} ${is}: bands take ${held.length === 1 ? 'it' : 'them'} as known.`];
}

/** Robust standard errors this many times those by equal noise, of this many degrees of freedom, are not so by chance. */
const UNEQUAL_NOISE = 1.5;
const LEAST_DEGREES = 50;

function unequalNoiseWords(
  { names, degrees }: ParameterCovariance,
  { gaussNewton, sandwich }: NonNullable<FitFacts['asymptotic']> = {},
): string[] {
  if (gaussNewton === undefined || sandwich === undefined || degrees < LEAST_DEGREES) return [];
  const ratios = names.map(
    (name) => (own(sandwich.standardErrors, name) ?? 0) / (own(gaussNewton.standardErrors, name) ?? Infinity),
  );
  const largest = Math.max(...ratios);
  if (!(largest > UNEQUAL_NOISE)) return [];
  return [
    `Bands are probably too narrow: they take the noise of all runs as equal, and standard errors that do not are ${formatNumber(largest, 2)} times as large (${names[ratios.indexOf(largest)]}). Fit with --bootstrap for bands without this assumption.`,
  ];
}

function whyNoBands({ asymptotic, parameters }: FitFacts, isOptimum: boolean): string {
  const covariance = asymptotic?.covariance;
  const { degrees = 1, rows = 0, open = [] } = covariance ?? {};
  if (degrees <= 0 && !covariance?.known) {
    const free = plural(rows - degrees, 'fitted parameter');
    return `${plural(rows, 'row')} for ${free} leave no degrees of freedom to tell noise by (add runs, or hold a parameter with --fix).`;
  }
  if (open.length > 0) {
    const all = Object.keys(parameters).filter((name) => open.includes(name));
    return `the covariance is singular, since the runs do not determine ${listed(all)} (hold a parameter with --fix, or fit with --bootstrap).`;
  }
  if (!isOptimum) return 'what was found is no sure optimum, and there are no refits of resamples.';
  if (covariance === undefined) {
    return 'the record holds neither refits of resamples nor a covariance of its parameters (fit again with --json FILE).';
  }
  return 'the parameters have no covariance under this loss (fit with --bootstrap).';
}

/** The law's parameters over the refits that converged; undefined if none did. */
function convergedDraws(name: string, law: Law, replicates: Replicates): FittedLaw['replicates'] {
  const rows = convergedReplicates(replicates);
  if (rows.length === 0) return undefined;
  const columns = law.parameters.map((parameter) => {
    const { columns } = replicates;
    const values = Object.hasOwn(columns, parameter.name) ? columns[parameter.name] : undefined;
    const column = values && Float64Array.from(rows, (row) => values[row]);
    if (column?.every(Number.isFinite) === true) return [parameter.name, column] as const;
    const why = column === undefined ? 'have no column' : 'hold values that are not finite';
    throw new IsolossError(
      'bad-replicates',
      `The replicates of '${name}' ${why} of ${parameter.name}.`,
      'Run the fit again and keep its record (isoloss fit --json FILE).',
      { place: { file: name, column: parameter.name } },
    );
  });
  return {
    count: rows.length,
    columns: Object.fromEntries(columns),
    resamples: rows,
    asked: replicates.count,
  };
}
