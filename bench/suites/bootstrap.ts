/** Pairs resamples of 240 rows, refitted and polished in float64 in chunks of bounded memory. */
import type { Backend } from '../../src/backend/contract.js';
import type { Suite } from '../suite.js';
import { resamplingWork } from './support/resampling.js';

const ROWS = 240;

const shape = {
  unit: 'resamples',
  sizes: [1, 10, 100, 1e3, 4e3, 1e4, 1e5, 1e6],
  headline: 4e3,
  engines: ['cpu', 'webgpu'],
  grows: true,
} as const;

export const bootstrapSuite: Suite = {
  ...shape,
  name: 'bootstrap',
  title: `Resamples of ${ROWS} rows refitted from the optimum of all, and polished in float64`,
  prepare: (resamples, backend) => resamplingWork({ rows: ROWS, resamples }, backend),
};

export const bootstrapGlobalSuite: Suite = {
  ...shape,
  name: 'bootstrap-global',
  title: `Resamples of ${ROWS} rows searched again from the optimum of all and 8 seeded starts each, and polished`,
  prepare: (resamples, backend) =>
    resamplingWork({ rows: ROWS, resamples, others: { kind: 'seeded', count: 8 } }, backend),
};

/** Of the published protocol: every resample searched again from the customary grid of starts. */
const RESAMPLES = 4000;
const STARTS = 4500;

/**
 * Whole resamples that one run works through. A GPU is given as many as make its chunks as large as in the whole, a
 * processor as many as show what one costs.
 */
const SAMPLED = { hardware: 64, processor: 4 } as const;

function sampledOn({ info }: Backend): number {
  return info.name === 'cpu' || info.software ? SAMPLED.processor : SAMPLED.hardware;
}

export const protocolSuite: Suite = {
  name: 'protocol',
  title: `${RESAMPLES} resamples of ${ROWS} rows, each searched from the grid of ${STARTS} starts and the optimum of all`,
  unit: 'fits',
  sizes: [RESAMPLES * STARTS],
  headline: RESAMPLES * STARTS,
  engines: ['cpu', 'webgpu'],
  grows: true,
  async prepare(_, backend) {
    const resamples = sampledOn(backend);
    const work = await resamplingWork({ rows: ROWS, resamples, others: { kind: 'grid' } }, backend);
    return { ...work, sampled: resamples * STARTS };
  },
};
