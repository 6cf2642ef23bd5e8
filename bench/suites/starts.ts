/** Many starts on 240 rows: as the library fits from them, and the bare search that follows every one to its end. */
import type { Backend } from '../../src/backend/contract.js';
import type { StartSettings } from '../../src/problem/starts.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { countFits, passesOf } from '../operation-count.js';
import type { Suite, Work } from '../suite.js';
import { arraysOf, fitWork } from './support/fit-work.js';
import { type Followed, followInDouble, judgeEnds, type Search } from './support/search-check.js';
import { chinchillaFit, lowestKnown, startsOf } from './support/simulated-fit.js';
import { Tally } from './support/tally.js';

const ROWS = 240;

/** The field's customary grid has so many; other numbers are had from a Sobol sequence over the same ranges. */
const GRID = 4500;

const shape = {
  unit: 'starts',
  sizes: [10, 100, 1e3, GRID, 1e4, 1e5, 1e6],
  headline: GRID,
  engines: ['cpu', 'webgpu'],
  grows: true,
} as const;

export const startsSuite: Suite = {
  ...shape,
  name: 'starts',
  title: `A fit of ${ROWS} rows from many starts, those merged that meet, the best polished in float64`,
  prepare: async (starts, backend) =>
    fitWork(chinchillaFit(ROWS, { starts: starts === GRID ? 'grid' : `sobol:${starts}` }), backend),
};

export const searchSuite: Suite = {
  ...shape,
  name: 'search',
  title: `Every start on ${ROWS} rows followed to its own end, nothing merged and nothing polished`,
  prepare: prepareSearch,
};

async function prepareSearch(count: number, backend: Backend): Promise<Work> {
  const simulated = chinchillaFit(ROWS);
  const { problem } = simulated.model;
  const { precision } = backend.info;
  const plan: StartSettings['plan'] = count === GRID ? { kind: 'grid' } : { kind: 'sobol', count };
  const starts = startsOf(simulated.model, plan);
  const options: SearchOptions = {
    maxSteps: simulated.job.maxSteps,
    // As the library has them for a fit.
    tolerance: precision === 'f32' ? 3e-8 : 1e-9,
    smoothing: 1e-3,
  };
  const prepared = await backend.prepare(problem);
  let known: Promise<readonly [Search, Followed]> | undefined;
  const byOtherMeans = async (): Promise<readonly [Search, Followed]> => {
    const search = { problem, starts, options, least: (await lowestKnown(simulated)).objective };
    return [search, await followInDouble(search)];
  };
  return {
    async run() {
      const ends = await prepared.search(starts, 0, count, options);
      return {
        bytes: arraysOf(ends),
        counted: countFits(problem, precision, count, passesOf(ends)),
        passes: passesOf(ends) / count,
        async check() {
          known ??= byOtherMeans();
          const [search, followed] = await known;
          const tally = new Tally();
          judgeEnds(tally, search, [ends], followed);
          return tally.verdict;
        },
      };
    },
    dispose: () => prepared.dispose(),
  };
}
