import type { Law, LawInput, LawParameter } from '../law.js';
import { from } from '../papers.js';
import { optimalExponents } from '../shared/compute-optimal.js';
import {
  coefficient,
  crossEntropy,
  exponent,
  irreducible,
  modelSize,
  positive,
  real,
  trainingTokens,
} from '../shared/symbols.js';

const bits = (name: string, what: string): LawInput => ({
  name,
  unit: 'bits',
  description: `bits of ${what} during training`,
  typical: [4, 16],
});

const sensitivity = (name: string, what: string): LawParameter =>
  positive(name, 'bits', `bits over which the loss of parameters by coarse ${what} shrinks e-fold`, [0.3, 5]);

const offset = (name: string, what: string): LawParameter =>
  real(name, '1', `logarithm of the share of parameters that ${what} of no bits would cost`, [-1, 3]);

/** Chinchilla in effective parameters: coarse weights, activations and attention caches make a model smaller. */
export const precision: Law = {
  name: 'precision',
  title: 'Precision: Chinchilla in parameters that are worth less when trained in few bits',
  family: 'precision',
  formula: 'E + A/N_effective^alpha + B/D^alpha',
  where: [['N_effective', 'N*-expm1(nw - Pw/gw)*-expm1(na - Pa/ga)*-expm1(nkv - Pkv/gkv)']],
  inputs: [
    { ...modelSize, typical: [3e7, 1.7e9] },
    { ...trainingTokens, typical: [1e9, 3e10] },
    bits('Pw', 'the weights'),
    { ...bits('Pa', 'the activations'), typical: [5, 16] },
    { ...bits('Pkv', 'the attention cache'), typical: [5, 16] },
  ],
  parameters: [
    irreducible,
    coefficient('A', modelSize, 'alpha'),
    coefficient('B', trainingTokens, 'alpha'),
    { ...exponent('alpha', modelSize), description: 'rate at which the loss falls with N, and with D' },
    sensitivity('gw', 'weights'),
    sensitivity('ga', 'activations'),
    sensitivity('gkv', 'attention caches'),
    offset('nw', 'weights'),
    offset('na', 'activations'),
    offset('nkv', 'attention caches'),
  ],
  target: crossEntropy,
  derived: [
    ...optimalExponents({ a: '0.5', b: '0.5', gamma: 'alpha/2' }),
    {
      name: 'worth_8',
      unit: '1',
      description: 'what a parameter trained in 8 bits throughout is worth',
      formula: 'expm1(nw - 8/gw)*expm1(na - 8/ga)*-expm1(nkv - 8/gkv)',
    },
  ],
  notes: [
    "The offsets are those of Appendix K. Without them the printed constants would have training in 3.5 bits as best, against the paper's own 7 to 8.",
    'At 3 bits the factor of the activations is negative: the law has no value there, and such runs often diverge.',
    'The authors expect other constants in other set-ups.',
  ],
  ...from('kumar-2024', 'Equations 3 to 9, Appendix K'),
  presets: [
    {
      name: 'kumar-2024',
      ...from('kumar-2024', 'Table 2'),
      values: {
        E: 2.7648,
        A: 4.299e3,
        B: 1.806e4,
        alpha: 0.4965,
        gw: 2.6745,
        ga: 2.2102,
        gkv: 0.9578,
        nw: 0.3037,
        na: 1.4072,
        nkv: 2.4185,
      },
      note: '465 runs, integers in the forward pass; alpha and beta were tied.',
    },
  ],
};
