import type { Law, Preset } from './law.js';
import { powerRates, resource } from './symbols.js';

const henighan =
  'Henighan et al. 2020, Scaling Laws for Autoregressive Generative Modeling, arXiv:2010.14701, Table 1';
const dey =
  'Dey et al. 2023, Cerebras-GPT: Open Compute-Optimal Language Models Trained on the Cerebras Wafer-Scale Cluster, arXiv:2304.03208';

type Curve = readonly [c: number, x0: number, a: number];

/** One row of the paper's table: the curves in parameters and in compute (PF-days of 8.64e19 FLOP). */
function henighanPresets(domain: string, parameters: Curve, compute: Curve): Preset[] {
  const preset = (variable: string, [c, x0, a]: Curve, note: string): Preset => ({
    name: `henighan-2020-${domain}-${variable}`,
    source: henighan,
    values: { c, x0, a },
    note,
  });
  return [
    preset('parameters', parameters, 'x is parameters.'),
    preset('compute', compute, 'x is training compute in PF-days.'),
  ];
}

/** A power law in one resource above a floor. */
export const saturatingPower: Law = {
  name: 'saturating-power',
  title: 'Power law in one resource above a floor',
  formula: 'c + (x0/x)^a',
  inputs: [resource],
  parameters: [
    {
      name: 'c',
      unit: 'that of the loss',
      description: 'floor that no amount of the resource removes',
      domain: 'nonnegative',
      start: [0.01, 10],
    },
    {
      name: 'x0',
      unit: 'that of x',
      description: 'amount of the resource at which the loss would be 1 above its floor',
      domain: 'positive',
    },
    {
      name: 'a',
      unit: '1',
      description: 'rate at which the loss falls towards its floor with x',
      domain: [0, 2],
      start: [0.01, 1],
    },
  ],
  target: { unit: 'any', description: 'loss or error that falls as the resource grows' },
  derived: powerRates('the loss above its floor'),
  source: henighan,
  presets: [
    ...henighanPresets('image-8x8', [3.12, 80, 0.24], [3.13, 1.8e-8, 0.19]),
    ...henighanPresets('image-16x16', [2.64, 280, 0.22], [2.64, 1.6e-8, 0.16]),
    ...henighanPresets('image-32x32', [2.2, 63, 0.13], [2.21, 3.6e-9, 0.1]),
    ...henighanPresets('image-vq-16x16', [3.99, 2.7e4, 0.13], [4.09, 6.1e-7, 0.11]),
    ...henighanPresets('image-vq-32x32', [3.07, 1.9e4, 0.14], [3.17, 2.6e-6, 0.12]),
    ...henighanPresets('text-to-image', [2, 5.1e3, 0.16], [1.93, 1.5e-6, 0.15]),
    ...henighanPresets('image-to-text', [2, 5.5e3, 0.15], [1.97, 1.5e-6, 0.16]),
    ...henighanPresets('video-vq-16x16x16', [1.01, 3.7e4, 0.24], [0.95, 2.2e-5, 0.14]),
    ...henighanPresets('math', [0.28, 1.1e4, 0.16], [0.14, 1.4e-5, 0.17]),
    {
      name: 'dey-2023',
      source: dey,
      values: { c: 0.5066, x0: 5.984e22, a: 0.0737 },
      note: 'Cerebras-GPT on the Pile; x is training compute in FLOP.',
    },
  ],
};
