import type { CommandEntry } from '../../command.js';

export const status: CommandEntry = {
  name: 'status',
  summary: 'say how a job in a store is doing, and when it will be done',
  load: async () => (await import('./command.js')).command,
};
