/** How often the ranking by extrapolation names the law that runs were simulated from. */
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { threefryWords } from '../../../src/problem/threefry.js';
import type { Table } from '../../../src/runs/table.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { compare } from '../../../src/tasks/compare/compare.js';
import { fit } from '../../../src/tasks/fit/fit.js';

export interface Study {
  /** The real runs, at whose inputs others are simulated with noise of their own size. */
  readonly table: Table;
  readonly laws: readonly string[];
  /** The one of them that runs are simulated from, as it is fitted to the real ones. */
  readonly truth: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly positive?: readonly string[];
  readonly simulations: number;
  readonly bootstrap: number;
}

/** How often the truth alone was named, it was among those that may be the best, and it was not. */
export interface Outcomes {
  readonly named: number;
  readonly undecided: number;
  readonly wrong: number;
}

export async function rankingStudy({
  table,
  laws,
  truth,
  simulations,
  bootstrap,
  positive = [],
  map = {},
}: Study): Promise<Outcomes> {
  const backend = createCpuBackend();
  const { rows } = await fit(
    { law: truth, map, positive: positive.filter((name) => new RegExp(`\\b${name}\\b`).test(truth)) },
    table,
    { backend },
  );
  const sizes = rows.residual.map(Math.abs).sort();
  const noise = 1.4826 * sizes[sizes.length >> 1];
  const words = new Uint32Array(rows.predicted.length + (rows.predicted.length % 2));
  const columns = Object.fromEntries(
    Object.entries(rows.inputs).map(([name, column]) => [name, [...column]]),
  );
  const counts = { named: 0, undecided: 0, wrong: 0 };
  for (let simulation = 0; simulation < simulations; simulation++) {
    threefryWords(laws.indexOf(truth), simulation, words);
    const loss = Array.from(
      rows.predicted,
      (value, i) => value * Math.exp(noise * normalQuantile((words[i] + 0.5) / 2 ** 32)),
    );
    const { criteria } = await compare(
      { law: laws, positive, folds: 0, bootstrap, seed: simulation },
      tableOf({ ...columns, loss }, 'simulated'),
      { backend },
    );
    const ranking = criteria.find(({ name }) => name === 'extrapolation')?.ranking ?? [];
    const best = ranking.filter(({ mayBeBest }) => mayBeBest).map(({ contender }) => contender);
    if (!best.includes(truth)) counts.wrong++;
    else if (best.length === 1) counts.named++;
    else counts.undecided++;
  }
  backend.dispose();
  return counts;
}
