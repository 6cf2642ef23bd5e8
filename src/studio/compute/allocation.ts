/** How a budget is best spent by a fit, as the page shows it. */

import { shellLine } from '../../jobs/form.js';
import type { Law } from '../../laws/law.js';
import { own } from '../../own.js';
import { quantityNames, quantityOf, quantityTitle } from '../../report/figures/frontier.js';
import { allocateVerdict } from '../../report/sentences/allocate.js';
import { compact } from '../../report/sentences/compact.js';
import { percent } from '../../report/sentences/uncertainty.js';
import { allocate } from '../../tasks/allocate/allocate.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { formatNumber } from '../../text.js';
import type { Spending } from '../state/settings.js';
import type { AllocationView, QuantityView } from '../state/views.js';

/** Refits over which the band follows a budget that is being dragged. */
export const FEW_REFITS = 200;

/** The law with its first refits alone: their order is that of resamples, which are drawn independently. */
export function withFewRefits(fitted: FittedLaw, most = FEW_REFITS): FittedLaw {
  const { replicates } = fitted;
  if (replicates === undefined || replicates.count <= most) return fitted;
  const columns = Object.entries(replicates.columns).map(
    ([name, values]) => [name, values.subarray(0, most)] as const,
  );
  return {
    ...fitted,
    replicates: {
      ...replicates,
      count: most,
      columns: Object.fromEntries(columns),
      ...(replicates.resamples === undefined ? {} : { resamples: replicates.resamples.subarray(0, most) }),
    },
  };
}

/** Whether the usual cost applies: laws in N and D. */
export function canAllocate(law: Law): boolean {
  const names = law.inputs.map(({ name }) => name);
  return names.length === 2 && names.includes('N') && names.includes('D');
}

/** Throws as `allocate`. */
export async function allocationView(
  fitted: FittedLaw,
  { budget, group }: Spending,
  signal: AbortSignal,
): Promise<AllocationView> {
  const record = await allocate(fitted, { budget, backend: 'cpu' }, { signal });
  const [only] = record.frontier;
  const { shares } = record;
  const [from, to] = [shares[0], shares[shares.length - 1]];
  const between = (values: readonly number[] | undefined, text: (value: number) => string): string =>
    values === undefined || values.length < 2
      ? ''
      : `${text(values[0])} to ${text(values[values.length - 1])}`;
  const quantities = quantityNames(only).map(
    (name): QuantityView => ({
      name,
      title: name === 'D/N' ? 'Tokens per parameter' : quantityTitle(name, fitted),
      value: compact(quantityOf(only, name)),
      band: between(own(only.quantiles, name), (value) => compact(value)),
    }),
  );
  const { tone, headline, text } = allocateVerdict(record);
  return {
    budget,
    ...(group === undefined ? {} : { group }),
    tone,
    headline,
    text: `${text} Bands hold the middle ${percent(to - from)}.`,
    quantities: [
      ...quantities,
      {
        name: 'L',
        title: 'Loss',
        value: formatNumber(only.best.loss, 4),
        band: between(only.lossBand, (value) => formatNumber(value, 4)),
      },
    ],
    warnings: record.warnings,
    command: shellLine(['allocate', fitted.name, '--budget', formatNumber(budget, 17)]),
    refits: record.fit.replicates,
  };
}
