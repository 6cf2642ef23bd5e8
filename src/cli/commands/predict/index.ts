import type { CommandEntry } from '../../command.js';

export const predict: CommandEntry = {
  name: 'predict',
  summary: 'the loss to expect at given inputs, or for every row of a table, with bands',
  load: async () => (await import('./command.js')).command,
};
