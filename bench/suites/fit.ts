import type { Suite } from '../suite.js';
import { fitWork } from './support/fit-work.js';
import { chinchillaFit } from './support/simulated-fit.js';

/** One fit as the library makes it unless told otherwise: 16 seeded starts, float64 polish, standard errors. */
export const fitSuite: Suite = {
  name: 'fit',
  title: 'One fit of E + A/N^alpha + B/D^beta as the library makes it: search, float64 polish, record',
  unit: 'rows',
  sizes: [10, 30, 100, 240, 1e3, 1e4, 1e5],
  headline: 240,
  engines: ['cpu', 'webgpu'],
  grows: true,
  prepare: async (rows, backend) => fitWork(chinchillaFit(rows), backend),
};
