/** The frontier as a table, a row a budget. */
import { columnsOf, type OutputColumn } from '../../../store/write-table.js';
import type { AllocateRecord, Allocation } from '../../../tasks/allocate/record.js';
import { quantileName } from '../../../tasks/surface/plan.js';

/** `budget`, every name of the spending, `D/N`, quantiles over the refits as `N_q05`, and what binds. */
export function frontierColumns({ frontier, shares }: AllocateRecord): OutputColumn[] {
  return columnsOf(frontier.map((allocation) => rowOf(allocation, shares)));
}

function rowOf(
  { budget, best, objective, quantiles = {}, lossBand = [], binding, beyondCost }: Allocation,
  shares: readonly number[],
) {
  const spread = (name: string, values: readonly number[]) =>
    values.map((value, i): [string, number] => [`${name}_${quantileName(shares[i])}`, value]);
  const ratio = Object.hasOwn(best, 'N') && Object.hasOwn(best, 'D') ? { 'D/N': best.D / best.N } : {};
  return {
    ...(budget === null ? {} : { budget }),
    ...best,
    ...ratio,
    objective,
    ...Object.fromEntries(Object.entries(quantiles).flatMap(([name, values]) => spread(name, values))),
    ...Object.fromEntries(spread('loss_at_best', lossBand)),
    binding: binding.join(', '),
    ...(beyondCost === undefined ? {} : { beyond_cost: beyondCost }),
  };
}
