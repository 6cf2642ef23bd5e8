import type { CommandEntry } from '../../command.js';

export const merge: CommandEntry = {
  name: 'merge',
  summary: 'make the answer of a job whose chunks lie in a store',
  load: async () => (await import('./command.js')).command,
};
