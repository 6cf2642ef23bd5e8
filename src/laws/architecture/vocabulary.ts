import type { Law } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { modelSize, nonnegative, positive, rate, trainingTokens } from '../shared/symbols.js';

/** Loss relative to the unigram model's, in the units of the authors: millions of parameters, billions of tokens. */
export const vocabulary: Law = {
  name: 'vocabulary',
  title: 'Vocabulary: parameters of the vocabulary apart from the others, loss relative to unigrams',
  family: 'architecture',
  formula: '-E + A1/(N/1e6)^a1 + A2/(Nv/1e6)^a2 + B/(D/1e9)^a1',
  inputs: [
    { ...modelSize, description: 'parameters that are not of the vocabulary', typical: [3e7, 3e9] },
    {
      name: 'Nv',
      unit: 'parameters',
      description: 'parameters of the vocabulary: its size times the width',
      typical: [2e6, 3e8],
    },
    trainingTokens,
  ],
  parameters: [
    nonnegative('E', 'nats per token', 'how far the loss falls below that of unigrams at most', [1, 10]),
    positive('A1', 'nats per token', 'weight of a million parameters outside the vocabulary', [0.1, 100]),
    positive('A2', 'nats per token', 'weight of a million parameters of the vocabulary', [0.01, 100]),
    positive('B', 'nats per token', 'weight of a billion tokens', [0.1, 100]),
    rate('a1', 'rate at which the loss falls with parameters outside the vocabulary, and with tokens'),
    rate('a2', 'rate at which the loss falls with parameters of the vocabulary'),
  ],
  target: {
    unit: 'nats per token',
    description: 'cross-entropy less that of a unigram model of the same vocabulary; negative',
  },
  loss: { residual: 'raw', rho: { kind: 'huber', delta: 1e-3 } },
  derived: [
    {
      name: 'vocabulary_exponent',
      unit: '1',
      description:
        'exponent of the best parameters of the vocabulary in those outside it, where both cost the same',
      formula: '(a1 + 1)/(a2 + 1)',
    },
  ],
  notes: [
    'Tokens are H f(V) for H characters and a vocabulary of V: f(V) = 0.00639222 log(V)^2 - 0.15811069 log(V) + 1.20470122. The code that fitted the published values puts V/1000 into f.',
  ],
  ...from('tao-2024'),
  presets: [
    {
      name: 'tao-2024',
      ...from('tao-2024', 'code'),
      values: {
        E: 5.5327846803337435,
        A1: 1.8313851559554126,
        A2: 0.19584238398665638,
        B: 2.1241123120064955,
        a1: 0.44660634152009615,
        a2: 0.6707374679896795,
      },
      note: 'With V/1000 in f, as their code has it; rows of at least 2.18e17 FLOP, Huber 1e-3 of the raw residual.',
    },
    {
      name: 'tao-2024-refit',
      ...from('tao-2024', 'released runs'),
      values: { E: 5.536927, A1: 1.903453, A2: 0.128654, B: 1.331342, a1: 0.4397898, a2: 1.058823 },
      grade: refitted,
      note: 'With V itself in f.',
    },
  ],
};
