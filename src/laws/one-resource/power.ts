import type { Law } from '../law.js';
import { from } from '../papers.js';
import { anyLoss, positive, powerRates, rate, resource } from '../shared/symbols.js';
import { powerPresets } from './power-presets.js';

/** A pure power law in one resource. */
export const power: Law = {
  name: 'power',
  title: 'Power law in one resource, no floor',
  family: 'one resource',
  formula: '(x0/x)^a',
  inputs: [resource],
  parameters: [
    positive('x0', 'that of x', 'amount of the resource at which the loss would be 1'),
    rate('a', 'rate at which the loss falls with x', [0.01, 1]),
  ],
  target: anyLoss,
  derived: powerRates('the loss'),
  notes: [
    "Theories fix the exponent: 1 where variance limits the loss (Bahri et al. 2021), 4/d on data of d dimensions (Sharma and Kaplan 2020: hold a, or derive d as 4/a), a/(1 + a) on features of Zipf's law (Hutter 2021).",
    "Of Hestness et al. 2017 (other than word models), Tay et al. 2022 (exponents by architecture), Thompson et al. 2020, Prato et al. 2021, Ivgi et al. 2022 and Meir et al. 2020 only exponents, or none, are at hand: they are fitted, not preset. GPT-4's coefficients were never published.",
  ],
  ...from('kaplan-2020', 'Equations 1.1 to 1.3'),
  presets: powerPresets,
};
