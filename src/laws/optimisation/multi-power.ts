import type { Law, LawInput, Preset } from '../law.js';
import { from } from '../papers.js';
import { crossEntropy, nonnegative, positive, rate } from '../shared/symbols.js';
import { area } from './annealing.js';

/** A group of changes that is finer gains no digits. */
export const MAX_GROUPS = 48;

/** What a group of the changes of the learning rate is described by, and how it follows from a schedule. */
const groupInputs = (group: number, groups: number): readonly LawInput[] => {
  const of = (name: string): string => `${name}(lr, ${group}, ${groups} over step by run)`;
  return [
    {
      name: `c${group}`,
      unit: '1',
      description: `sum of the changes of the learning rate in group ${group}, falls below zero`,
      from: of('change'),
      typical: [-1e-4, 0],
    },
    {
      name: `r${group}`,
      unit: '1',
      description: 'learning rate after them',
      from: of('changedto'),
      typical: [3e-5, 3e-4],
    },
    {
      name: `s${group}`,
      unit: '1',
      description: 'sum of the learning rates since',
      from: of('sumsince'),
      typical: [1e-3, 5],
    },
  ];
};

const preset = (size: string, values: readonly number[]): Preset => ({
  name: `luo-2025-${size}`,
  ...from('luo-2025', 'code, src/config.py'),
  values: Object.fromEntries(
    ['L0', 'A', 'alpha', 'B', 'C', 'beta', 'gamma'].map((name, i) => [name, values[i]]),
  ),
  note: `${size.toUpperCase()} parameters; peak rate 3e-4, warm-up of 2,160 steps; fitted to three schedules.`,
});

/**
 * Loss at a step by all changes of the learning rate before it, gathered in `groups`:
 * L0 + A S^-alpha + B sum_k (r_k - r_(k-1)) (1 - (1 + C r_k^-gamma S_k)^-beta), where S_k is the sum of the rates since change k.
 */
export function multiPower(groups: number): Law {
  const sum = `sum(j from 1 to ${groups}, c[j]*-expm1(-beta*softplus(log(C) + log(s[j]) - gamma*log(r[j]))))`;
  return {
    name: `multi-power:${groups}`,
    title: `Multi-power: area under the learning rate, and a power law for each of ${groups} groups of its changes`,
    family: 'optimisation',
    formula: `L0 + A*S^-alpha + B*${sum}`,
    inputs: [
      { ...area, name: 'S' },
      ...Array.from({ length: groups }, (_, i) => groupInputs(i + 1, groups)).flat(),
    ],
    parameters: [
      nonnegative('L0', 'nats per token', 'loss that no number of steps removes', [0.5, 5]),
      positive('A', 'nats per token', 'weight of the area', [0.01, 10]),
      rate('alpha', 'rate at which the loss falls with the area'),
      positive(
        'B',
        'nats per token',
        'what a fall of the rate by 1 takes off the loss in the end',
        [10, 3000],
      ),
      positive('C', 'rate^(gamma - 1)', 'pace at which a fall shows', [0.1, 20]),
      rate('beta', 'rate at which the rest of its effect falls', [0.1, 1.5]),
      rate('gamma', 'how much faster falls to lower rates show', [0.1, 1.2]),
    ],
    target: crossEntropy,
    notes: [
      'A table with columns run, step and lr needs no map: --map run=COLUMN names another column of runs, and rows without a loss may give the corners of the schedule (--drop-missing).',
      'The paper sums over every single change. Groups are the Gauss quadrature of that sum: 20 of them leave about 2e-6 of the loss in the schedules of the paper, so that work grows with rows, not with steps; schedules with many rises and falls take more. Changes to a rate of zero are left out.',
    ],
    ...from('luo-2025'),
    presets: [
      preset('25m', [3.04045406, 0.52468604, 0.50786857, 363.78751622, 2.06560812, 0.58279013, 0.64142257]),
      preset('100m', [2.6514477, 0.60115152, 0.45295811, 437.9464276, 2.13245612, 0.59785199, 0.65523644]),
      preset('400m', [2.37474466, 0.65421216, 0.42878731, 523.42464371, 2.02462735, 0.59350493, 0.63472457]),
    ],
  };
}
