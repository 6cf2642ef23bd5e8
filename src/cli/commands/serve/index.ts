import type { CommandEntry } from '../../command.js';

export const serve: CommandEntry = {
  name: 'serve',
  summary: 'open the studio: fit a law live in a page of this machine',
  load: async () => (await import('./command.js')).command,
};
