import type { CommandEntry } from '../../command.js';

export const allocate: CommandEntry = {
  name: 'allocate',
  summary: 'the best way to spend a budget, with how sure that is',
  load: async () => (await import('./command.js')).command,
};
