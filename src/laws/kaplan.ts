import { optimalBalance, optimalExponents } from './compute-optimal.js';
import type { Law, LawInput, LawParameter } from './law.js';
import { crossEntropy, modelSize, trainingTokens } from './symbols.js';

const source = 'Kaplan et al. 2020, Scaling Laws for Neural Language Models, arXiv:2001.08361';

const scale = (name: string, input: LawInput): LawParameter => ({
  name,
  unit: input.unit,
  description: `${input.unit} at which the term in ${input.name} alone would bring the loss to 1`,
  domain: 'positive',
  start: [1e8, 1e18],
});

const rate = (name: string, input: LawInput): LawParameter => ({
  name,
  unit: '1',
  description: `rate at which the loss falls with ${input.name} where nothing else limits it`,
  domain: [0, 2],
  start: [0.02, 0.5],
});

/** Parameters and tokens as two limits of one power law, with no floor. */
export const kaplan: Law = {
  name: 'kaplan',
  title: 'Kaplan: parameters and tokens joined in one power, no floor',
  formula: '((Nc/N)^(alphaN/alphaD) + Dc/D)^alphaD',
  inputs: [{ ...modelSize, description: 'size of the model without embeddings' }, trainingTokens],
  parameters: [
    scale('Nc', modelSize),
    scale('Dc', trainingTokens),
    rate('alphaN', modelSize),
    rate('alphaD', trainingTokens),
  ],
  target: crossEntropy,
  // The base of the outer power is an additive law with alpha = alphaN/alphaD, A = Nc^alpha, beta = 1 and B = Dc.
  derived: [
    ...optimalExponents({
      a: 'alphaD/(alphaN + alphaD)',
      b: 'alphaN/(alphaN + alphaD)',
      gamma: 'alphaN*alphaD/(alphaN + alphaD)',
    }),
    ...optimalBalance(
      'Nc^(alphaN/(alphaN + alphaD))*(alphaN/(alphaD*Dc))^(alphaD/(alphaN + alphaD))',
      '(alphaN - alphaD)/(alphaN + alphaD)',
    ),
  ],
  source,
  presets: [
    {
      name: 'kaplan-2020',
      source,
      values: { Nc: 6.4e13, Dc: 1.8e13, alphaN: 0.076, alphaD: 0.103 },
      note: 'Table 2; N without embeddings, WebText2.',
    },
  ],
};
