/** A fit by the library's own `fit`, from table to record, as work to be timed. */
import type { Backend } from '../../../src/backend/contract.js';
import type { StartSet } from '../../../src/problem/problem.js';
import { Status } from '../../../src/problem/status.js';
import type { SearchResult } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { countFits, passesOf } from '../../operation-count.js';
import type { Outcome, Verdict, Work } from '../../suite.js';
import { createMinimumJudge } from './minimum-check.js';
import { type Followed, followInDouble, judgeEnds, type Search } from './search-check.js';
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
    // Rounding is analysed by the program's coordinates alone, which are not those of groups.
    if (problem.groups === undefined) judgeEnds(tally, search, pieces, await followed);
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
      const fits = total(({ count }) => count);
      const passes = total(passesOf);
      const counted = countFits(problem, backend.info.precision, fits, passes);
      return { bytes, counted, passes: passes / fits, check: () => check(bytes, watched) };
    },
    dispose: () => undefined,
  };
}

/** All numbers of a search's result. */
export function arraysOf({ parameters, objective, status, steps }: SearchResult): ArrayBufferView[] {
  return [parameters, objective, status, steps];
}

/** A search that a task asked for: starts from `first` on, as many as the result has. */
interface RecordedSearch {
  readonly starts: StartSet;
  readonly first: number;
  readonly options: SearchOptions;
  readonly result: SearchResult;
}

/** A back end in the hands of a task, and what it was asked there. */
interface Recording {
  readonly backend: Backend;
  readonly searches: readonly RecordedSearch[];
}

/** Passes everything on to `backend`, which stays open. */
function recording(backend: Backend): Recording {
  const searches: RecordedSearch[] = [];
  return {
    searches,
    backend: {
      get info() {
        return backend.info;
      },
      sweeps: backend.sweeps,
      async prepare(problem) {
        const prepared = await backend.prepare(problem);
        // By name: methods of a class are not copied by spreading.
        return {
          refit: (...all) => prepared.refit(...all),
          objective: (...all) => prepared.objective(...all),
          dispose: () => prepared.dispose(),
          async search(starts, first, count, options, control) {
            const result = await prepared.search(starts, first, count, options, control);
            searches.push({ starts, first, options, result });
            return result;
          },
        };
      },
      dispose: () => undefined,
    },
  };
}
