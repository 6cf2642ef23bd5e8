import { columnsOf, type OutputColumn } from '../../../store/write-table.js';
import type {
  Budget,
  Estimate,
  IsoflopAnalysis,
  IsoflopRecord,
  Optimum,
} from '../../../tasks/isoflop/record.js';

/** A row for every budget and target of every analysis, and approach; without any the header alone. */
export function optimumColumns({ analyses }: IsoflopRecord): OutputColumn[] {
  const rows = analyses.flatMap((analysis) => rowsOf(analysis, analysis.budgets));
  if (rows.length > 0) return columnsOf(rows);
  return columnsOf(analyses.slice(0, 1).flatMap((analysis) => rowsOf(analysis, [NO_BUDGET]))).map(
    ({ name }) => ({
      name,
      data: new Float64Array(0),
    }),
  );
}

const UNKNOWN: Estimate = { value: null, interval: null };

/** Stands for a budget where there is none. */
const NO_BUDGET: Pick<Budget, 'C' | 'runs' | 'optima'> = {
  C: 0,
  runs: 0,
  optima: [{ approach: 1, N: UNKNOWN, D: UNKNOWN, tokensPerParameter: UNKNOWN, loss: UNKNOWN, found: 0 }],
};

function rowsOf(
  { name, approaches, targets }: IsoflopAnalysis,
  budgets: readonly Pick<Budget, 'C' | 'runs' | 'optima'>[],
) {
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
}

const withEnds = (name: string, { value, interval }: Estimate) => ({
  [name]: value,
  [`${name}_low`]: interval?.[0] ?? null,
  [`${name}_high`]: interval?.[1] ?? null,
});
