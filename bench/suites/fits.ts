/** Single fits as the library makes them. */
import { lawNames, lawRuns } from '../../simulated/runs.js';
import type { Suite } from '../suite.js';
import { fitWork } from './support/fit-work.js';
import { chinchillaFit, groupedFit, simulatedFit } from './support/simulated-fit.js';

/** One fit with the library's defaults: 16 seeded starts, float64 polish, standard errors. */
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

/** One fit of which three parameters differ between groups of 50 rows: work is linear in their number. */
export const groupsSuite: Suite = {
  name: 'fit-groups',
  title:
    'One fit of groups of 50 rows with exponents in common and E, A, B of their own, from table to record',
  unit: 'groups',
  sizes: [5, 20, 50, 100, 200],
  headline: 200,
  engines: ['cpu'],
  grows: true,
  prepare: async (groups, backend) => fitWork(groupedFit(groups, 50), backend),
};

const ROWS = 240;

/** Every law of the catalogue; a size is a law's place in it. */
export const lawsSuite: Suite = {
  name: 'laws',
  title: `One fit of each law to ${ROWS} runs drawn from published values, or made-up ones where there are none, under its own loss`,
  unit: 'laws',
  sizes: lawNames.map((_, place) => place + 1),
  labels: lawNames,
  headline: 1,
  engines: ['cpu', 'webgpu'],
  grows: false,
  async prepare(place, backend) {
    return fitWork(simulatedFit(lawRuns(lawNames[place - 1], ROWS)), backend);
  },
};
