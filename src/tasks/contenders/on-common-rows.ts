/** The job of a fit to rows that have been chosen. */
import type { Loss } from '../../loss/loss.js';
import type { FitJob } from '../fit/job.js';
import type { Entrant } from './entrants.js';

/** What chooses rows is done: the rows that are left are all to be used. */
const CHOSEN = {
  melt: [],
  pivot: undefined,
  where: undefined,
  lastBy: undefined,
  bestBy: undefined,
  envelope: undefined,
  hull: undefined,
} as const;

/** The entrant's job on the common rows, under the loss that all have. */
export function jobOnCommonRows({ job }: Entrant, loss: Loss): FitJob {
  const fields = { ...job, ...CHOSEN, ...lossFields(loss) };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as FitJob;
}

function lossFields({ residual, rho, likelihood }: Loss) {
  if (likelihood !== undefined) return {};
  const { kind, ...settings } = rho;
  return { residual, loss: kind, ...settings };
}
