import type { Law, Preset, PresetInput } from '../law.js';
import { from } from '../papers.js';
import { quoted } from '../shared/grades.js';
import {
  anyLoss,
  nonnegative,
  petaflopDays,
  positive,
  powerRates,
  rate,
  resource,
} from '../shared/symbols.js';

type Curve = readonly [c: number, x0: number, a: number];

const parameters: PresetInput = { unit: 'parameters', description: 'size of the model' };
const compute = petaflopDays('training compute');

/** One row of the paper's table: the curves in parameters and in compute. */
function henighan(domain: string, ofParameters: Curve, ofCompute: Curve): Preset[] {
  const preset = (variable: string, [c, x0, a]: Curve, x: PresetInput): Preset => ({
    name: `henighan-2020-${domain}-${variable}`,
    ...from('henighan-2020', 'Table 1'),
    values: { c, x0, a },
    inputs: { x },
  });
  return [preset('parameters', ofParameters, parameters), preset('compute', ofCompute, compute)];
}

/** Loss of a whole image: the floor is what the paper calls irreducible. */
const images = ([name, c, x0, a]: readonly [string, number, number, number]): Preset => ({
  name: `henighan-2020-${name}-per-image`,
  ...from('henighan-2020', 'Table 3'),
  values: { c, x0, a },
  inputs: { x: compute },
  target: { unit: 'nats per image', description: 'loss of an image' },
});

const longContext = ([size, x0, a, c]: readonly [string, number, number, number]): Preset => ({
  name: `xiong-2023-${size}`,
  ...from('xiong-2023'),
  values: { c, x0, a },
  inputs: { x: { unit: 'tokens', description: 'length of the context', typical: [100, 32768] } },
  grade: quoted,
  note: `${size.toUpperCase()} parameters.`,
});

/** A power law in one resource above a floor. */
export const saturatingPower: Law = {
  name: 'saturating-power',
  title: 'Power law in one resource above a floor',
  family: 'one resource',
  formula: 'c + (x0/x)^a',
  inputs: [resource],
  parameters: [
    nonnegative('c', 'that of the loss', 'floor that no amount of the resource removes', [0.01, 10]),
    positive('x0', 'that of x', 'amount of the resource at which the loss would be 1 above its floor'),
    rate('a', 'rate at which the loss falls towards its floor with x', [0.01, 1]),
  ],
  target: anyLoss,
  derived: powerRates('the loss above its floor'),
  notes: [
    'Mikami et al. 2021 print exponent and floor of transfer from synthetic images (0.227 and 0.800 for classification to ImageNet), not the coefficient.',
  ],
  ...from('henighan-2020'),
  presets: [
    ...henighan('image-8x8', [3.12, 80, 0.24], [3.13, 1.8e-8, 0.19]),
    ...henighan('image-16x16', [2.64, 280, 0.22], [2.64, 1.6e-8, 0.16]),
    ...henighan('image-32x32', [2.2, 63, 0.13], [2.21, 3.6e-9, 0.1]),
    ...henighan('image-vq-16x16', [3.99, 2.7e4, 0.13], [4.09, 6.1e-7, 0.11]),
    ...henighan('image-vq-32x32', [3.07, 1.9e4, 0.14], [3.17, 2.6e-6, 0.12]),
    ...henighan('text-to-image', [2, 5.1e3, 0.16], [1.93, 1.5e-6, 0.15]),
    ...henighan('image-to-text', [2, 5.5e3, 0.15], [1.97, 1.5e-6, 0.16]),
    ...henighan('video-vq-16x16x16', [1.01, 3.7e4, 0.24], [0.95, 2.2e-5, 0.14]),
    ...henighan('math', [0.28, 1.1e4, 0.16], [0.14, 1.4e-5, 0.17]),
    ...(
      [
        ['image-8x8', 602, 1.9e3, 0.19],
        ['image-16x16', 2026, 1.7e10, 0.16],
        ['image-32x32', 6806, 2.7e26, 0.1],
        ['image-vq-16x16', 1047, 4.7e15, 0.11],
        ['image-vq-32x32', 3246, 3.1e19, 0.12],
      ] as const
    ).map(images),
    {
      name: 'dey-2023',
      ...from('dey-2023'),
      values: { c: 0.5066, x0: 5.984e22, a: 0.0737 },
      inputs: { x: { unit: 'FLOP', description: 'training compute', range: [2.6e18, 2.3e22] } },
      note: 'Cerebras-GPT on the Pile.',
    },
    ...(
      [
        ['7b', 25.4, 0.45, 1.56],
        ['13b', 19.5, 0.48, 1.45],
        ['34b', 17.7, 0.5, 1.41],
        ['70b', 17.9, 0.51, 1.35],
      ] as const
    ).map(longContext),
  ],
};
