/** The commands that are no part of `src`: they measure it from outside. */
import type { CommandEntry } from '../src/cli/command.js';

export const commands: readonly CommandEntry[] = [
  {
    name: 'bench',
    summary: 'how fast this machine is at all of this, CPU beside GPU, every result checked',
    load: async () => (await import('./bench.js')).command,
  },
];
