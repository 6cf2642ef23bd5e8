import type { Law } from '../law.js';
import { from } from '../papers.js';
import { additiveParameters, crossEntropy, modelSize, real, trainingTokens } from '../shared/symbols.js';

/** Chinchilla for one language of several: each further language makes parameters worth less. */
export const languageCount: Law = {
  name: 'languages',
  title: 'Languages: Chinchilla in parameters and tokens of one language, by the number of languages',
  family: 'mixtures and languages',
  formula: 'E + A*K^phi/N^alpha + B*K^psi/D^beta',
  inputs: [
    { ...modelSize, typical: [1e7, 8e9] },
    { ...trainingTokens, description: 'tokens of the language that the loss is measured in' },
    {
      name: 'K',
      unit: 'languages',
      description: 'languages trained on',
      aliases: ['languages'],
      typical: [1, 50],
    },
  ],
  parameters: [
    ...additiveParameters,
    real('phi', '1', 'power of the number of languages in the term in parameters', [-0.5, 0.5]),
    real('psi', '1', 'power of the number of languages in the term in tokens', [-0.5, 0.5]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'size_exponent',
      unit: '1',
      description: 'power of the number of languages by which the model has to grow for the same loss',
      formula: 'phi/alpha',
    },
    {
      name: 'data_exponent',
      unit: '1',
      description: 'power of the number of languages by which all tokens have to grow for the same loss',
      formula: '1 + psi/beta',
    },
  ],
  notes: [
    'phi 0.11 and psi -0.04 are printed, the other constants not; models of r times as many languages are as good with r^0.243 times the parameters and r^0.728 times the tokens. Laws of single languages are presets of chinchilla.',
  ],
  illustration: { E: 0.7, A: 8000, B: 30000, alpha: 0.4527, beta: 0.4, phi: 0.11, psi: -0.04 },
  ...from('longpre-2025'),
  presets: [],
};
