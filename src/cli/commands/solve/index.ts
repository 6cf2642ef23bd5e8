import type { CommandEntry } from '../../command.js';

export const solve: CommandEntry = {
  name: 'solve',
  summary: 'the inputs, cost or budget that a loss asks for: a fitted law turned round',
  load: async () => (await import('./command.js')).command,
};
