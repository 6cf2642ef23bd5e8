/** Families of laws in the order of the catalogue. */
export const families = [
  'parameters and tokens',
  'one resource',
  'repeated data',
  'architecture',
  'experts and sparsity',
  'precision',
  'optimisation',
  'mixtures and languages',
  'transfer and fine-tuning',
  'distillation',
  'downstream metrics',
  'reinforcement learning',
  'inference',
  'rules and trends',
] as const;

export type FamilyName = (typeof families)[number];
