import type { CommandEntry } from '../../command.js';

export const chain: CommandEntry = {
  name: 'chain',
  summary:
    'from a law of the loss to accuracy, error or BLEU: two fits with one uncertainty, for several tasks',
  load: async () => (await import('./command.js')).command,
};
