/** Laws with known parameters: of a fit just made, and as papers publish them. */
import { IsolossError } from '../../errors.js';
import { findPreset } from '../../laws/index.js';
import type { Law } from '../../laws/law.js';
import type { ResidualScale } from '../../problem/loss.js';
import { type StatusName, statusText } from '../../problem/status.js';
import type { Ends, Scheme } from '../../store/record.js';
import { isJackknife } from '../../store/resampling.js';
import type { FitOutcome } from '../fit/fit.js';
import type { Replicates } from '../uncertainty/replicates.js';
import { endedWell } from './bands.js';
import type { FittedLaw } from './fitted.js';

/** What of a fit's record its further use takes. */
export interface FitFacts {
  readonly job: {
    readonly map: Readonly<Record<string, string>>;
    readonly derive: Readonly<Record<string, string>>;
    readonly level: number;
  };
  readonly data: { readonly ranges: Readonly<Record<string, Ends>> };
  readonly loss: { readonly residual: ResidualScale };
  readonly parameters: Readonly<Record<string, number>>;
  readonly status: StatusName;
  readonly residuals: readonly number[];
  readonly bootstrap?: { readonly scheme: Scheme };
  /** Where the law meets every row. */
  readonly exact?: { readonly kind: string } | undefined;
}

/** The fitted law of a fit just made, with its replicates where resamples were refitted. */
export function fittedOfOutcome({ record, model, replicates }: FitOutcome, name = 'fit'): FittedLaw {
  return fittedOf(name, model.law, record, replicates);
}

/** Published values by law, paper and year, such as `chinchilla:besiroglu-2024`. Throws `unknown-law`, `unknown-preset`. */
export function fittedOfPreset(name: string): FittedLaw {
  const { law, preset } = findPreset(name);
  return { name, law, values: preset.values };
}

/** The fit of a record, with its replicates where they are at hand. Throws `bad-replicates`. */
export function fittedOf(name: string, law: Law, record: FitFacts, replicates?: Replicates): FittedLaw {
  const { status, residuals, bootstrap, job } = record;
  const isDrawn = bootstrap !== undefined && !isJackknife(bootstrap.scheme);
  const kept = isDrawn && replicates !== undefined ? wellEnded(name, law, replicates) : undefined;
  const warnings = [
    ...(status === 'converged' || status === 'atBound'
      ? []
      : [`The fit is no sure optimum: it ${statusText[status].replace(/:.*/s, '')}.`]),
    ...(record.exact?.kind === 'exact'
      ? ['The law meets every fitted row: bands have no width but rounding.']
      : []),
    ...(bootstrap === undefined || kept !== undefined ? [] : [whyNoBands(isDrawn, replicates !== undefined)]),
  ];
  return {
    name,
    law,
    values: Object.fromEntries(law.parameters.map((p) => [p.name, record.parameters[p.name]])),
    ...(kept === undefined ? {} : { replicates: kept }),
    ...(residuals.length === 0 ? {} : { residuals: { quantiles: residuals, scale: record.loss.residual } }),
    ranges: record.data.ranges,
    map: job.map,
    ...(Object.keys(job.derive).length === 0 ? {} : { derive: job.derive }),
    level: job.level,
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

function whyNoBands(isDrawn: boolean, isThere: boolean): string {
  if (!isDrawn) return 'There are no bands: refits that leave rows out one by one (jackknife) make none.';
  return isThere
    ? 'There are no bands: no refit of a resample ended well.'
    : 'There are no bands: the refits of the bootstrap were not kept (fit with --json FILE keeps them).';
}

/** The law's parameters over the refits that ended well; undefined where none did. */
function wellEnded(name: string, law: Law, replicates: Replicates): FittedLaw['replicates'] {
  const rows = endedWell(replicates);
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
      'Run the fit again with --json FILE.',
      { place: { file: name, column: parameter.name } },
    );
  });
  return { count: rows.length, columns: Object.fromEntries(columns) };
}
