import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { crossEntropy, modelSize, positive, real } from '../shared/symbols.js';
import { experts, saturated } from './symbols.js';

type Row = readonly [a: number, b: number, c: number, d: number, Estart: number, Emax: number];

const routers: readonly (readonly [name: string, words: string, printed: Row, refit: Row])[] = [
  [
    's-base',
    'S-BASE',
    [-0.082, -0.108, 0.009, 1.104, 1.847, 314.478],
    [-0.083, -0.118, 0.0099, 1.1136, 2.07, 238.7],
  ],
  [
    'rl-r',
    'RL-R',
    [-0.083, -0.126, 0.012, 1.111, 1.88, 469.982],
    [-0.0827, -0.1234, 0.0112, 1.107, 1.72, 470.1],
  ],
  [
    'hash',
    'HASH',
    [-0.087, -0.136, 0.012, 1.157, 4.175, 477.741],
    [-0.0874, -0.1384, 0.0126, 1.1595, 4.27, 427.3],
  ],
];

const runs: Preset['inputs'] = { N: { range: [1.65e7, 1.31e9] }, E: { range: [1, 512] } };

/** Bilinear in the logarithms of model size and of experts, whose effect saturates at both ends. */
export const routed: Law = {
  name: 'routed',
  title: 'Routed: dense size and number of experts, whose effect saturates',
  family: 'experts and sparsity',
  formula: 'exp(log(10)*(a*log10(N) + b*log10(E_effective) + c*log10(N)*log10(E_effective) + d))',
  where: [['E_effective', saturated]],
  inputs: [
    {
      ...modelSize,
      description: 'size of the dense model that costs as much per token',
      typical: [1.5e7, 1.3e9],
    },
    experts,
  ],
  parameters: [
    real('a', '1', 'power of the size of a model without routing', [-0.3, 0]),
    real('b', '1', 'power of the number of experts', [-0.4, 0]),
    real('c', '1', 'how the gain by experts shrinks with size', [0, 0.05]),
    real('d', '1', 'log10 of the coefficient', [0.5, 2]),
    positive('Estart', 'experts', 'experts that a dense model is worth', [1.1, 10]),
    positive('Emax', 'experts', 'experts beyond which more do not help', [100, 1e4]),
  ],
  target: crossEntropy,
  loss: { residual: 'log', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'N_cutoff',
      unit: 'parameters',
      description: 'size beyond which routing does not help',
      formula: '10^(-b/c)',
    },
    {
      name: 'dense_exponent',
      unit: '1',
      description: 'rate at which the loss of dense models falls with size',
      formula: '-(a + c*log10(Estart))',
    },
  ],
  notes: [
    'The form in FLOP and parameters per FLOP is given without coefficients.',
    'One router: three are fitted together with d in common by one fit with groups.',
  ],
  ...from('clark-2022'),
  presets: routers.flatMap(([name, words, ...rows]) =>
    rows.map(
      ([a, b, c, d, Estart, Emax], k): Preset => ({
        name: `clark-2022-${name}${k === 0 ? '' : '-refit'}`,
        ...from('clark-2022', k === 0 ? 'Table 3' : 'released runs'),
        values: { a, b, c, d, Estart, Emax },
        inputs: runs,
        ...(k === 0 ? {} : { grade: refitted }),
        note: `${words}, 130 billion tokens${k === 0 ? '' : '; squares of the log loss'}.`,
      }),
    ),
  ),
};
