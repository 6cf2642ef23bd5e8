import type { Law } from '../law.js';
import { from } from '../papers.js';
import { additiveExponents, optimalBalance } from '../shared/compute-optimal.js';
import { additiveParameters, crossEntropy, modelSize, trainingTokens } from '../shared/symbols.js';
import { chinchillaPresets } from './chinchilla-presets.js';

/** Loss as a floor and one power law each in parameters and tokens. */
export const chinchilla: Law = {
  name: 'chinchilla',
  title: 'Chinchilla: a floor, and a power law each in parameters and tokens',
  family: 'parameters and tokens',
  formula: 'E + A/N^alpha + B/D^beta',
  inputs: [modelSize, trainingTokens],
  parameters: additiveParameters,
  target: crossEntropy,
  derived: [
    ...additiveExponents,
    ...optimalBalance('(alpha*A/(beta*B))^(1/(alpha + beta))', '(alpha - beta)/(alpha + beta)'),
  ],
  notes: ['The row for speech and text of Aghajanyan et al. 2023 was not found and is left out.'],
  ...from('hoffmann-2022', 'Equation 2'),
  presets: chinchillaPresets,
};
