import type { CommandEntry } from '../../command.js';

export const verify: CommandEntry = {
  name: 'verify',
  summary: 'recompute a record, and say what of it holds',
  load: async () => (await import('./command.js')).command,
};
