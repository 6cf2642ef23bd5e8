import type { CommandEntry } from '../../command.js';

export const laws: CommandEntry = {
  name: 'laws',
  summary: 'list the laws that are known by name, or describe one',
  load: async () => (await import('./command.js')).command,
};
