import type { Cost, CostSetting } from './cost.js';
import { D, N, peak, utilisation } from './symbols.js';

const sardana = 'Sardana et al. 2024, Beyond Chinchilla-Optimal, arXiv:2401.00448';

const setting = (name: string, unit: string, description: string): CostSetting => ({
  name,
  unit,
  description,
});

const fraction = (name: string, description: string): CostSetting => ({
  ...setting(name, '1', description),
  most: 1,
});

export const inference: Cost = {
  name: 'inference',
  title: "compute of training and of use over the model's life",
  formula: '6*N*D + 2*N*T',
  axes: [N, D],
  settings: [setting('T', 'tokens', "tokens read and written in use, over the model's life")],
  unit: 'FLOP',
  source: sardana,
};

/** The general form, with separate prices and utilisations for training, for reading and for writing. */
export const inferencePrice: Cost = {
  name: 'inference-price',
  title: 'price of training and of use, each at its own price and utilisation',
  formula:
    '6*N*D*price_training/utilisation_training + 2*N*price_inference*(T_in/utilisation_in + T_out/utilisation_out)',
  axes: [N, D],
  settings: [
    setting('T_in', 'tokens', "tokens read in use, over the model's life"),
    setting('T_out', 'tokens', "tokens written in use, over the model's life"),
    setting('price_training', 'money per FLOP', 'price of a FLOP of training at peak throughput'),
    setting('price_inference', 'money per FLOP', 'price of a FLOP of use at peak throughput'),
    fraction('utilisation_training', 'share of the peak in training (MFU)'),
    fraction('utilisation_in', 'share of the peak while reading'),
    fraction('utilisation_out', 'share of the peak while writing'),
  ],
  unit: 'money',
  source: sardana,
  note: 'The price of a FLOP at peak is the price of a device and hour over 3600 times its peak FLOP/s.',
};

export const seconds: Cost = {
  name: 'seconds',
  title: 'wall-clock time of training on so many devices',
  formula: '6*N*D/(devices*peak*utilisation)',
  axes: [N, D],
  settings: [setting('devices', '1', 'devices that train together'), peak, utilisation],
  unit: 'seconds',
  source: 'Time is FLOP over FLOP/s; six FLOP a parameter and token as in Kaplan et al. 2020.',
};

export const price: Cost = {
  name: 'price',
  title: 'price of training by device hours',
  formula: '6*N*D/(peak*utilisation)/3600*price_hour',
  axes: [N, D],
  settings: [peak, utilisation, setting('price_hour', 'money per hour', 'price of one device for an hour')],
  unit: 'money',
  source: 'Device hours are FLOP over FLOP/s; six FLOP a parameter and token as in Kaplan et al. 2020.',
  note: 'The number of devices cancels as long as they keep their utilisation.',
};
