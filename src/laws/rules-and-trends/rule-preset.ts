import type { Citation, Preset, PresetInput, Range, Target } from '../law.js';
import { petaflopDays } from '../shared/symbols.js';

export function rulePreset(
  name: string,
  citation: Citation,
  [k, a]: readonly [k: number, a: number],
  x: PresetInput,
  target: Target,
  more: Partial<Preset> = {},
): Preset {
  return { name, ...citation, values: { k, a }, inputs: { x }, target, ...more };
}

export const size: Target = { unit: 'parameters', description: 'best size of the model' };
export const tokens: Target = { unit: 'tokens', description: 'best number of tokens' };
export const learningRate: Target = { unit: '1', description: 'best learning rate' };
export const batch: Target = { unit: 'tokens', description: 'best batch' };
export const criticalBatch: Target = {
  unit: 'tokens',
  description: 'critical batch: where time and compute are exchanged evenly',
};

export function flop(range?: Range): PresetInput {
  return { unit: 'FLOP', description: 'training compute', ...(range === undefined ? {} : { range }) };
}

export const pfDays = petaflopDays('training compute');
