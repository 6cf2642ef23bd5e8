/** The published protocol in full: every resample searched again from the customary grid of starts. */
import type { Backend } from '../../src/backend/contract.js';
import type { Suite } from '../suite.js';
import { resamplingWork } from './support/resampling.js';

const ROWS = 240;
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
