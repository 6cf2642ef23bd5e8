import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { refitted } from '../shared/grades.js';
import { crossEntropy, irreducible, modelSize, positive, rate } from '../shared/symbols.js';

const preset = (name: string, words: string, E: number, A: number, k: number, alpha: number): Preset => ({
  name: `chen-2025-parallel-${name}`,
  ...from('chen-2025-parallel', 'parametric_fit.py'),
  values: { E, A, k, alpha },
  inputs: { P: { range: [1, 8] } },
  grade: refitted,
  note: `${words}, 24 runs on 42 billion tokens; Huber 1e-3.`,
});

/** Streams of a model with learned differences: as if it had more parameters. */
export const parallelStreams: Law = {
  name: 'parallel-streams',
  title: 'Parallel streams: several passes of one model at once, worth more parameters',
  family: 'inference',
  formula: 'E + (A/(N/1e9*(k*log(P) + 1)))^alpha',
  inputs: [
    { ...modelSize, description: 'size of the model without embeddings', typical: [4e8, 5e9] },
    { name: 'P', unit: 'streams', description: 'streams in parallel', aliases: ['streams'], typical: [1, 8] },
  ],
  parameters: [
    irreducible,
    positive('A', 'billions of parameters', 'size at which the term would be 1', [1e-4, 10]),
    positive('k', '1', 'what an e-fold number of streams adds to the parameters, as a share', [0.01, 3]),
    rate('alpha', 'rate at which the loss falls with parameters'),
  ],
  target: crossEntropy,
  derived: [
    {
      name: 'worth_8',
      unit: '1',
      description: 'parameters that 8 streams are worth, as a factor',
      formula: '1 + k*log(8)',
    },
  ],
  ...from('chen-2025-parallel'),
  presets: [
    preset('stack', 'Python of the Stack', 0.691207, 0.01130707, 0.3934568, 0.1893583),
    preset('pile', 'The Pile', 1.288588, 0.1975166, 0.3344424, 0.1962815),
  ],
};
