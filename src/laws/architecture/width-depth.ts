import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import {
  coefficient,
  crossEntropy,
  exponent,
  irreducible,
  modelSize,
  trainingTokens,
} from '../shared/symbols.js';

const { exp } = Math;

const runs: Preset['inputs'] = {
  N: { range: [4.8e7, 2.01e9] },
  D: { range: [1e10, 1.1e11] },
  w: { range: [256, 3072] },
  d: { range: [3, 80] },
};

const width = {
  name: 'w',
  unit: '1',
  description: 'width of the layers',
  aliases: ['width', 'd_model'],
  typical: [256, 4096],
} as const;
const depth = {
  name: 'd',
  unit: '1',
  description: 'number of layers',
  aliases: ['depth', 'layers', 'n_layer'],
  typical: [3, 80],
} as const;

/** Chinchilla with terms of its own for width and depth. */
export const widthDepth: Law = {
  name: 'width-depth',
  title: 'Width and depth: Chinchilla with a power law each in width and number of layers',
  family: 'architecture',
  formula: 'E + Aw/w^alphaw + Ad/d^alphad + A/N^alpha + B/D^beta',
  inputs: [modelSize, trainingTokens, width, depth],
  parameters: [
    irreducible,
    coefficient('Aw', width, 'alphaw'),
    coefficient('Ad', depth, 'alphad'),
    coefficient('A', modelSize, 'alpha'),
    coefficient('B', trainingTokens, 'beta'),
    exponent('alphaw', width),
    exponent('alphad', depth),
    exponent('alpha', modelSize),
    exponent('beta', trainingTokens),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'wide_4096',
      unit: 'nats per token',
      description: 'what a width of 4096 adds to the loss',
      formula: 'Aw/4096^alphaw',
    },
    {
      name: 'deep_32',
      unit: 'nats per token',
      description: 'what 32 layers add to the loss',
      formula: 'Ad/32^alphad',
    },
  ],
  ...from('mcleish-2025'),
  presets: [
    {
      name: 'mcleish-2025',
      ...from('mcleish-2025', 'repository gemstones-scaling-laws'),
      values: {
        E: exp(0.5874913),
        Aw: exp(1.526222),
        Ad: exp(-0.178017),
        A: exp(6.331955),
        B: exp(11.539313),
        alphaw: 0.3540097,
        alphad: 0.4640873,
        alpha: 0.3941363,
        beta: 0.5364846,
      },
      inputs: runs,
      note: 'Runs whose learning rate was cooled down; delta 1e-3. Coefficients are printed as logarithms.',
    },
    {
      name: 'mcleish-2025-cool-optimum',
      ...from('mcleish-2025', 'the same runs, at a lower objective'),
      values: {
        E: 1.829084,
        Aw: 4.606712,
        Ad: 0.8212087,
        A: 494.3464,
        B: 106029,
        alphaw: 0.3666479,
        alphad: 0.4785737,
        alpha: 0.3841137,
        beta: 0.5379,
      },
      inputs: runs,
      grade: refitted,
    },
    {
      name: 'mcleish-2025-hot-optimum',
      ...from('mcleish-2025', 'runs at a constant learning rate'),
      values: {
        E: 1.835454,
        Aw: 3.6151,
        Ad: 0.791781,
        A: 668.252,
        B: 24828.2,
        alphaw: 0.30902,
        alphad: 0.523317,
        alpha: 0.394042,
        beta: 0.478126,
      },
      inputs: runs,
      grade: refitted,
    },
  ],
};
