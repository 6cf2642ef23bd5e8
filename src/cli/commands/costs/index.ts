import type { CommandEntry } from '../../command.js';

export const costs: CommandEntry = {
  name: 'costs',
  summary: 'list the costs that are known by name, describe one, or evaluate one',
  load: async () => (await import('./command.js')).command,
};
