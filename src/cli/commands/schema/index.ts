import type { CommandEntry } from '../../command.js';

export const schema: CommandEntry = {
  name: 'schema',
  summary: 'the JSON Schema of a record that --json writes',
  load: async () => (await import('./command.js')).command,
};
