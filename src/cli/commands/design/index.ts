import type { CommandEntry } from '../../command.js';

export const design: CommandEntry = {
  name: 'design',
  summary: 'which run to make next: how much it would tell of what you want to know',
  load: async () => (await import('./command.js')).command,
};
