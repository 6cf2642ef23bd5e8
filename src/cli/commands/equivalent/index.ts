import type { CommandEntry } from '../../command.js';

export const equivalent: CommandEntry = {
  name: 'equivalent',
  summary: 'effective size and data, data efficiency and rates of exchange, at equal loss',
  load: async () => (await import('./command.js')).command,
};
