import type { CommandEntry } from '../../command.js';

export const bench: CommandEntry = {
  name: 'bench',
  summary: 'how fast this machine is at all of this, CPU beside GPU, every result checked',
  load: async () => (await import('./command.js')).command,
};
