import type { CommandEntry } from '../../command.js';

export const rollout: CommandEntry = {
  name: 'rollout',
  summary: 'fit up to each scale, predict beyond: errors and bands by cut-off, how far one may extrapolate',
  load: async () => (await import('./command.js')).command,
};
