import type { CommandEntry } from '../../command.js';

export const multiverse: CommandEntry = {
  name: 'multiverse',
  summary: 'fit over every combination of losses, row filters, laws and starts: how far do conclusions move',
  load: async () => (await import('./command.js')).command,
};
