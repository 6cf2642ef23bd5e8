import type { CommandEntry } from '../../command.js';

export const isoflop: CommandEntry = {
  name: 'isoflop',
  summary: 'compute-optimal N and D by the three approaches: training curves, isoFLOP profiles, the law',
  load: async () => (await import('./command.js')).command,
};
