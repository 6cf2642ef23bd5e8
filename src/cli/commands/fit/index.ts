import type { CommandEntry } from '../../command.js';

export const fit: CommandEntry = {
  name: 'fit',
  summary: 'fit a scaling law to a table of training runs',
  load: async () => (await import('./command.js')).command,
};
