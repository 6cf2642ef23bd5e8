import type { CommandEntry } from '../../command.js';

export const compare: CommandEntry = {
  name: 'compare',
  summary:
    'several laws on the same runs: which fits, which predicts runs that were not fitted, can it be told',
  load: async () => (await import('./command.js')).command,
};
