import type { CommandEntry } from '../../command.js';

export const shape: CommandEntry = {
  name: 'shape',
  summary: 'transformers that can be built: their counts, and the best one for a budget',
  load: async () => (await import('./command.js')).command,
};
