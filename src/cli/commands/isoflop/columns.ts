import { columnsOf, type OutputColumn } from '../../../store/write-table.js';
import type { Estimate, IsoflopRecord, Optimum } from '../../../tasks/isoflop/record.js';

/** A row for every budget and target of every analysis, and approach. */
export function optimumColumns({ analyses }: IsoflopRecord): OutputColumn[] {
  return columnsOf(
    analyses.flatMap(({ name, approaches, budgets, targets }) => {
      const row = (C: number, runs: number | null, optimum: Optimum) => {
        const { a, b } = approaches[optimum.approach - 1];
        return {
          ...(name === '' ? {} : { group: name }),
          C,
          runs,
          approach: optimum.approach,
          ...withEnds('N_opt', optimum.N),
          ...withEnds('D_opt', optimum.D),
          ...withEnds('tokens_per_parameter', optimum.tokensPerParameter),
          ...withEnds('loss', optimum.loss),
          found: optimum.found,
          reason: optimum.reason ?? null,
          ...withEnds('a', a),
          ...withEnds('b', b),
        };
      };
      return [
        ...budgets.flatMap(({ C, runs, optima }) => optima.map((optimum) => row(C, runs, optimum))),
        ...targets.flatMap(({ C, optima }) => optima.map((optimum) => row(C, null, optimum))),
      ];
    }),
  );
}

const withEnds = (name: string, { value, interval }: Estimate) => ({
  [name]: value,
  [`${name}_low`]: interval?.[0] ?? null,
  [`${name}_high`]: interval?.[1] ?? null,
});
