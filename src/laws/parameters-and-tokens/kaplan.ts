import type { Law, LawInput, LawParameter, Preset } from '../law.js';
import { from } from '../papers.js';
import { optimalBalance, optimalExponents } from '../shared/compute-optimal.js';
import { refitted } from '../shared/grades.js';
import { crossEntropy, modelSize, trainingTokens } from '../shared/symbols.js';

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

function translation(pair: string, alphaN: number, Nc: number, alphaD: number, Dc: number): Preset {
  return {
    name: `gordon-2021-${pair}`,
    ...from('gordon-2021', 'released table'),
    values: { Nc, Dc, alphaN, alphaD },
    inputs: { D: { unit: 'bytes', description: 'bytes of source text', typical: [5e6, 5e9] } },
    grade: refitted,
    note: 'Translation; N is parameters of the layers. Rows above 5,242,880 bytes.',
  };
}

/** Parameters and tokens as two limits of one power law, with no floor. */
export const kaplan: Law = {
  name: 'kaplan',
  title: 'Kaplan: parameters and tokens joined in one power, no floor',
  family: 'parameters and tokens',
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
  notes: [
    'Maloney et al. 2022 have it with alphaN = alphaD: their exact loss is given by equations without a closed form.',
    'Its optimum under 6 N D is not the rule that Kaplan et al. print, which comes from runs stopped early (see rule).',
  ],
  ...from('kaplan-2020', 'Equation 1.5'),
  presets: [
    {
      name: 'kaplan-2020',
      ...from('kaplan-2020', 'Table 2'),
      values: { Nc: 6.4e13, Dc: 1.8e13, alphaN: 0.076, alphaD: 0.103 },
      inputs: { N: { range: [768, 1.5e9] }, D: { range: [2.2e7, 2.3e10] } },
      note: 'N without embeddings, WebText2.',
    },
    translation('german-english', 0.1222, 2.59e8, 0.4204, 1.78e8),
    translation('russian-english', 0.1093, 2.44e9, 0.3805, 5.07e8),
    translation('chinese-english', 0.1214, 3.86e8, 0.4142, 1.84e8),
  ],
};
