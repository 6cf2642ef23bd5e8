import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { lossInput, positive, real } from '../shared/symbols.js';

const preset = (data: string, words: string, e: number, k: number, g: number): Preset => ({
  name: `gadre-2024-${data}`,
  ...from('gadre-2024', 'code'),
  values: { e, k, g },
  note: `Trained on ${words}; the loss is that on C4, the error the mean over 17 tasks.`,
});

/** Mean error of tasks, by the loss. */
export const downstreamError: Law = {
  name: 'downstream-error',
  title: 'Downstream error: exponential in the loss, below the error of a guess',
  family: 'downstream metrics',
  formula: 'e - k*exp(-g*x)',
  inputs: [lossInput],
  parameters: [
    real('e', '1', 'error of a guess', [0.5, 1]),
    positive('k', '1', 'how far the error would fall at a loss of 0', [0.1, 10]),
    positive('g', '1 per nat', 'rate at which the error approaches that of a guess with the loss', [0.1, 3]),
  ],
  target: { unit: '1', description: 'mean error over tasks' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'halving',
      unit: 'nats per token',
      description: 'rise of the loss that halves the distance to the error of a guess',
      formula: 'log(2)/g',
    },
  ],
  ...from('gadre-2024'),
  presets: [
    preset('c4', 'C4', 0.85, 2.079, 0.756),
    preset('redpajama', 'RedPajama', 0.857, 2.206, 0.715),
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a published value, no square root.
    preset('refinedweb', 'RefinedWeb', 0.865, 2.215, 0.707),
  ],
};
