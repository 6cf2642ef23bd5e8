import type { CommandEntry } from '../../command.js';

export const worker: CommandEntry = {
  name: 'worker',
  summary: 'do chunks of jobs that others put into a queue',
  load: async () => (await import('./command.js')).command,
};
