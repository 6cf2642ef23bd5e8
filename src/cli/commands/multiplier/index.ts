import type { CommandEntry } from '../../command.js';

export const multiplier: CommandEntry = {
  name: 'multiplier',
  summary: 'how much compute a recipe saves over another at equal loss, by ladders of few runs',
  load: async () => (await import('./command.js')).command,
};
