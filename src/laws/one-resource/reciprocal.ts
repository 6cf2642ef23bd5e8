import type { Law } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, nonnegative, positive, rate, resource } from '../shared/symbols.js';

/** A power of the reciprocal resource plus an offset, which is what a constant amount of noise leaves. */
export const reciprocal: Law = {
  name: 'reciprocal',
  title: 'Power of the reciprocal resource plus an offset',
  family: 'one resource',
  formula: 'b*(1/x + g)^c',
  inputs: [resource],
  parameters: [
    positive('b', 'that of the loss times that of x^c', 'coefficient of the power'),
    nonnegative('g', 'that of 1/x', 'what is added to the reciprocal, whatever the amount of the resource'),
    rate('c', 'rate at which the loss falls while x is small against 1/g', [0.02, 1]),
  ],
  target: anyLoss,
  derived: [
    {
      name: 'floor',
      unit: 'that of the loss',
      description: 'loss without limit of the resource',
      formula: 'b*g^c',
    },
  ],
  notes: [
    'Bansal et al. find nearly the same c for all architectures and kinds of noise (about 0.28 from English to German); b and g are not printed. Form M3 of Alabdulmohsin et al. 2022; M4 is bounded-power.',
  ],
  illustration: { b: 40, g: 2e-9, c: 0.28 },
  ...from('bansal-2022'),
  presets: [],
};
