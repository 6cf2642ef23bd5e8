import type { CommandEntry } from '../../command.js';

/** Of the commands that `all` lists, itself among them. */
export const completion = (all: () => readonly CommandEntry[]): CommandEntry => ({
  name: 'completion',
  summary: 'what a shell completes commands, options and names by',
  load: async () => (await import('./command.js')).completionCommand(all),
});
