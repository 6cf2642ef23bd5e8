/** Pairs resamples of 240 rows, refitted and polished in float64 in chunks of bounded memory. */
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
