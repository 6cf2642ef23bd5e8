/** A fit by the library's own `fit`, from table to record, as work to be timed. */
import type { Backend } from '../../../src/backend/contract.js';
import { Status } from '../../../src/problem/status.js';
import type { SearchResult } from '../../../src/solver/results.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import type { Outcome, Verdict, Work } from '../../suite.js';
import { type Followed, followInDouble, judgeEnds, type Search } from './ends.js';
import { createMinimumJudge } from './minimum.js';
import { type Recording, recording } from './recording.js';
import { countFits, passesOf } from './search-count.js';
import { lowestKnown, type SimulatedFit } from './simulated-fit.js';
import { Tally } from './tally.js';

/** A result's arrays, of which the first holds the optimum: objective, status, parameters in natural units. */
type Numbers = readonly [Float64Array, ...ArrayBufferView[]];

export function fitWork(simulated: SimulatedFit, backend: Backend): Work {
  const { job, table, model } = simulated;
  const { problem } = model;
  let least: Promise<number> | undefined;
  let followed: Promise<Followed> | undefined;

  async function check([optimum]: Numbers, { searches }: Recording): Promise<Verdict> {
    least ??= lowestKnown(simulated).then(({ objective }) => objective);
    const [{ starts, options }] = searches;
    const search: Search = { problem, starts, options, least: await least };
    followed ??= followInDouble(search);
    const tally = new Tally();
    const pieces = searches.map(({ result }) => result);
    judgeEnds(tally, search, pieces, await followed);
    const [objective, status, ...natural] = optimum;
    const claim = {
      parameters: model.toInternal(natural),
      objective,
      settled: status === Status.converged || status === Status.atBound,
    };
    // A few starts may all miss the optimum: no more can be asked of them than float64 gets from the same ones.
    const known = Math.max(search.least, (await followed).best);
    createMinimumJudge(problem, problem.evaluator()).minimum(tally, claim, known, 'The fit');
    return tally.verdict;
  }

  return {
    async run(): Promise<Outcome> {
      const watched = recording(backend);
      const { record } = await fit(job, table, { backend: watched.backend });
      const ends = watched.searches.map(({ result }) => result);
      const optimum = Float64Array.of(
        record.objective,
        Status[record.status],
        ...model.free.map(({ name }) => record.parameters[name]),
      );
      const bytes: Numbers = [optimum, ...ends.flatMap(arraysOf)];
      const total = (of: (result: SearchResult) => number) => ends.reduce((sum, each) => sum + of(each), 0);
      return {
        bytes,
        counted: countFits(
          problem,
          backend.info.precision,
          total(({ count }) => count),
          total(passesOf),
        ),
        check: () => check(bytes, watched),
      };
    },
    dispose: () => undefined,
  };
}

/** All numbers of a search's result. */
export function arraysOf({ parameters, objective, status, steps }: SearchResult): ArrayBufferView[] {
  return [parameters, objective, status, steps];
}
