import { lawNames, lawRuns } from '../simulated-runs.js';
import type { Suite } from '../suite.js';
import { fitWork } from './support/fit-work.js';
import { simulatedFit } from './support/simulated-fit.js';

const ROWS = 240;

/** Every law of the catalogue; a size is a law's place in it. */
export const lawsSuite: Suite = {
  name: 'laws',
  title: `One fit of each law to ${ROWS} runs drawn from its published values, under its own loss`,
  unit: 'laws',
  sizes: lawNames.map((_, place) => place + 1),
  labels: lawNames,
  headline: 1,
  engines: ['cpu', 'webgpu'],
  grows: false,
  async prepare(place, backend) {
    const { preset, columns } = lawRuns(lawNames[place - 1], ROWS);
    return fitWork(simulatedFit(preset, columns), backend);
  },
};
