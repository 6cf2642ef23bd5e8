import type { LawInput } from '../law.js';

export const experts: LawInput = {
  name: 'E',
  unit: 'experts',
  description: 'number of experts; 1 is a dense model',
  aliases: ['experts', 'n_experts'],
  typical: [1, 512],
};

/** Experts that count, between those of the smallest and the largest worth of routing (Clark et al. 2022). */
export const saturated = '1/(1/(E - 1 + 1/(1/Estart - 1/Emax)) + 1/Emax)';
