import type { Law } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, modelSize, positive, rate, trainingTokens } from '../shared/symbols.js';

/** The supervised law of the same paper, whose constants it takes as given. */
const SUPERVISED = '1.22 + (3355/N^0.408 + 18186/D^0.431)^0.452';

/**
 * Loss of a student by that of its teacher. The exponent -c1 f1 is near -47: the factor is taken through logarithms.
 */
export const distillation: Law = {
  name: 'distillation',
  title: 'Distillation: loss of a student of given size and tokens, by the loss of its teacher',
  family: 'distillation',
  formula: 'LT + exp(gap + gamma*log(A/N^alpha + B/D^beta))',
  where: [
    ['Ls', SUPERVISED],
    ['gap', '-c0*log(LT) - c1*f1*softplus((log(LT) - log(Ls) - log(d1))/f1)'],
  ],
  inputs: [
    { ...modelSize, description: 'size of the student without embeddings', typical: [1.5e8, 8e9] },
    { ...trainingTokens, description: 'tokens of the distillation', typical: [4e9, 5e11] },
    {
      name: 'LT',
      unit: 'nats per token',
      description: 'loss of the teacher',
      aliases: ['teacher', 'teacher_loss'],
      typical: [1.95, 2.8],
    },
  ],
  parameters: [
    positive('A', 'parameters^alpha', 'weight of the term in parameters', [10, 1e6]),
    positive('B', 'tokens^beta', 'weight of the term in tokens', [10, 1e7]),
    rate('alpha', 'rate at which the loss falls with parameters'),
    rate('beta', 'rate at which the loss falls with tokens'),
    rate('gamma', 'exponent of both terms together', [0.2, 1.5]),
    positive('c0', '1', 'power of the loss of the teacher', [0.3, 5]),
    positive('c1', '1', 'power of it where the teacher is too weak or too strong', [1, 1e4]),
    positive('d1', '1', 'ratio of the losses of teacher and student at which that changes', [0.5, 3]),
    positive('f1', '1', 'how gradually it changes', [0.01, 1]),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'a_opt',
      unit: '1',
      description: 'exponent of the best size of the student in compute, its teacher given',
      formula: 'beta/(alpha + beta)',
    },
    {
      name: 'K',
      unit: '1',
      description:
        'what c1 and d1 are together, to first order, where the teacher is better than d1 times a student alone: the factor of (LT/Ls)^(1/f1) in the logarithm of the gap',
      formula: 'c1*f1*exp(-log(d1)/f1)',
    },
  ],
  notes: [
    'Few runs tell c1 from d1: at the published values the gap is closed well before the ratio of losses comes near d1, and up to there they enter as K = c1 f1 d1^(-1/f1) alone. Fits may go on without end in both; K and f1 are determined, and so are predictions.',
    'At the published values the term in tokens is 2 % of that in parameters at the most, from 2e9 tokens on: runs whose losses scatter by 0.6 % do not determine B and beta, however many there are. Profiles say what they leave open.',
    'The loss of a student without a teacher is built in, with the constants that the paper found for its models (outer-exponent:busbridge-2025-supervised). For other models write that law into a law file of your own.',
  ],
  ...from('busbridge-2025', 'Equation 8'),
  presets: [
    {
      name: 'busbridge-2025',
      ...from('busbridge-2025', 'Table 6'),
      values: {
        A: 2243,
        B: 24181,
        alpha: 0.321,
        beta: 0.637,
        gamma: 0.764,
        c0: 2.549,
        c1: 522.6,
        d1: 1.315,
        f1: 0.09,
      },
      note: '697 runs, Huber 1e-4 of the log loss.',
    },
  ],
};
