import type { Law } from '../law.js';
import { from } from '../papers.js';
import { real } from '../shared/symbols.js';

/** Error of reconstructing activations by latents of which few are active. */
export const sparseAutoencoder: Law = {
  name: 'sparse-autoencoder',
  title: 'Sparse autoencoder: number of latents and of active ones',
  family: 'architecture',
  formula: 'exp(a + bk*log(k) + bn*log(n) + g*log(k)*log(n)) + exp(z + h*log(k))',
  inputs: [
    {
      name: 'n',
      unit: 'latents',
      description: 'number of latents',
      aliases: ['latents'],
      typical: [1e3, 1e6],
    },
    { name: 'k', unit: 'latents', description: 'active latents of a token', typical: [8, 512] },
  ],
  parameters: [
    real('a', '1', 'log coefficient of the part that falls with latents', [-5, 5]),
    real('bk', '1', 'power of the active latents', [-1, 1]),
    real('bn', '1', 'power of the latents', [-1, 0]),
    real('g', '1', 'how the two powers depend on each other', [-0.1, 0.1]),
    real('z', '1', 'log coefficient of the floor', [-5, 2]),
    real('h', '1', 'power of the active latents in the floor', [-1, 0]),
  ],
  target: { unit: 'any', description: 'normalised squared error of the reconstruction' },
  notes: ['The paper prints 45 losses; its constants were not at hand.'],
  illustration: { a: 0.6, bk: 0.2, bn: -0.1, g: -0.04, z: -0.9, h: -0.1 },
  ...from('gao-2024'),
  presets: [],
};
