import type { CommandEntry } from '../../command.js';

export const surface: CommandEntry = {
  name: 'surface',
  summary: 'the law anywhere on a grid, with slopes, bands and iso-loss lines',
  load: async () => (await import('./command.js')).command,
};
