import type { CommandEntry } from '../../command.js';

export const regret: CommandEntry = {
  name: 'regret',
  summary: 'what a wrong allocation costs, in compute, money and loss, with intervals',
  load: async () => (await import('./command.js')).command,
};
