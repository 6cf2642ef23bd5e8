import type { Law } from '../law.js';
import { from } from '../papers.js';
import { positive, real } from '../shared/symbols.js';

/** Probability that one player beats another whose resource differs. */
export const bradleyTerry: Law = {
  name: 'bradley-terry',
  title: 'Bradley-Terry: who wins, by the resource of both players',
  family: 'reinforcement learning',
  formula: 'sigmoid(a*(log(xi) - log(xj)))',
  inputs: [
    { name: 'xi', unit: 'any', description: 'parameters or compute of the player', typical: [1e4, 1e7] },
    {
      name: 'xj',
      unit: 'that of xi',
      description: 'parameters or compute of the opponent',
      typical: [1e4, 1e7],
    },
  ],
  parameters: [positive('a', '1', 'power of the resource that strength is', [0.05, 3])],
  target: { unit: '1', description: 'probability that the player wins' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    { name: 'elo', unit: 'Elo', description: 'Elo that ten times the resource adds', formula: '400*a' },
  ],
  notes: [
    'Of the exponents 0.88 (parameters) and 0.55 (compute) that are passed on no text was found that prints them; none is given.',
  ],
  illustration: { a: 0.7 },
  ...from('neumann-2022'),
  presets: [],
};

/** Elo by compute and size of the board: a slope, then a plateau, at most perfect play. */
export const boardGames: Law = {
  name: 'board-games',
  title: 'Board games: Elo by training compute and size of the board',
  family: 'reinforcement learning',
  formula: 'min(0, max(mf*log10(C) + mb*s + c, pb*s + pc))',
  inputs: [
    { name: 'C', unit: 'FLOP', description: 'training compute, search included', typical: [1e10, 1e17] },
    {
      name: 's',
      unit: '1',
      description: 'size of the board',
      aliases: ['board', 'boardsize'],
      typical: [3, 9],
    },
  ],
  parameters: [
    real('mf', 'Elo', 'what ten times the compute adds', [50, 2000]),
    real('mb', 'Elo', 'what a larger board takes off', [-2000, 0]),
    real('c', 'Elo', 'constant of the slope', [-20000, 0]),
    real('pb', 'Elo', 'what a larger board takes off random play', [-2000, 0]),
    real('pc', 'Elo', 'constant of random play', [-2000, 2000]),
  ],
  target: { unit: 'Elo', description: 'Elo against perfect play, which has 0' },
  loss: { residual: 'raw', rho: { kind: 'squared' } },
  derived: [
    {
      name: 'factor',
      unit: '1',
      description: 'factor of compute that a larger board needs for the same Elo',
      formula: '10^(-mb/mf)',
    },
  ],
  notes: [
    'The paper says that ten times the compute adds 500 Elo, that a larger board needs 4 times the compute to begin and adds 500 Elo of gap, and that ten times the training replaces 15 times the search. Its table of constants was not found in a text that could be read.',
  ],
  illustration: { mf: 500, mb: -425, c: -5000, pb: -500, pc: 500 },
  ...from('jones-2021'),
  presets: [],
};
