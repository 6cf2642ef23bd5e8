import type { CostSetting, CostSymbol } from './cost.js';

/** Symbols used by several costs, defined once so that they mean the same everywhere. */

export const N: CostSymbol = { name: 'N', unit: 'parameters', description: 'size of the model' };
export const D: CostSymbol = {
  name: 'D',
  unit: 'tokens',
  description: 'tokens trained on, repetitions counted',
};
export const layers: CostSymbol = { name: 'layers', unit: '1', description: 'number of layers' };
export const width: CostSymbol = {
  name: 'width',
  unit: '1',
  description: 'size of the residual stream (d_model)',
};

export const sequence: CostSetting = {
  name: 'sequence',
  unit: 'tokens',
  description: 'length of the sequences trained on',
  value: 2048,
};
export const vocabulary: CostSetting = {
  name: 'vocabulary',
  unit: 'tokens',
  description: 'size of the vocabulary, padding included',
};
export const utilisation: CostSetting = {
  name: 'utilisation',
  unit: '1',
  description: 'share of the peak that counts as model FLOP (MFU)',
  most: 1,
};
export const peak: CostSetting = {
  name: 'peak',
  unit: 'FLOP/s',
  description: 'peak throughput of one device',
};
