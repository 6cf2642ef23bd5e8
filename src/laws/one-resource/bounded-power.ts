import type { Law } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, nonnegative, positive, rate, resource } from '../shared/symbols.js';

/** A power law between two levels: an equation for the loss itself. */
export const boundedPower: Law = {
  name: 'bounded-power',
  title: 'Power law between a floor and the loss without any of the resource',
  family: 'one resource',
  // As printed, (y - e_inf)/(e0 - y)^alpha = b x^-c; here in the share t of the way, between 0 and 1, and in logarithms, which
  // Newton's method solves in a third of the steps.
  formula: 'e_inf + span*root(t from 0 to 1, log(t) - alpha*log1p(-t) = log(k) - c*log(x))',
  inputs: [{ ...resource, typical: [1, 1e6] }],
  parameters: [
    nonnegative('e_inf', 'that of the loss', 'floor: loss without limit of the resource'),
    positive('span', 'that of the loss', 'how far the loss without any of the resource lies above the floor'),
    positive('alpha', '1', 'how slowly the loss leaves its upper level; at 0 there is none', [0.2, 2]),
    positive('k', 'that of x^c', 'coefficient of the power', [1, 1e4]),
    rate('c', 'rate at which the loss falls where it is close to its floor', [0.1, 1]),
  ],
  target: anyLoss,
  derived: [
    {
      name: 'e0',
      unit: 'that of the loss',
      description: 'loss without any of the resource',
      formula: 'e_inf + span',
    },
    {
      name: 'b',
      unit: 'that of x^c, times that of the loss to the power 1 - alpha',
      description: 'coefficient of the power in (y - e_inf)/(e0 - y)^alpha = b x^-c',
      formula: 'k*span^(1 - alpha)',
    },
  ],
  notes: [
    'Form M4 of Alabdulmohsin et al. 2022, of which M1 is power, M2 saturating-power and M3 reciprocal. Its c has the opposite sign there.',
    'Well above its floor it saturates; close to it, L - e_inf falls as k span/x^c.',
  ],
  illustration: { e_inf: 0.1, span: 0.8, alpha: 0.8, k: 30, c: 0.5 },
  ...from('alabdulmohsin-2022'),
  presets: [],
};
