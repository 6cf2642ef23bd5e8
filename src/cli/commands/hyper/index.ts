import type { CommandEntry } from '../../command.js';

export const hyper: CommandEntry = {
  name: 'hyper',
  summary: 'the best learning rate, batch or other hyper-parameters of a sweep, and their law in scale',
  load: async () => (await import('./command.js')).command,
};
