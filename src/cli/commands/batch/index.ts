import type { CommandEntry } from '../../command.js';

export const batch: CommandEntry = {
  name: 'batch',
  summary: 'answer a plan of many tables and laws as one job',
  load: async () => (await import('./command.js')).command,
};
