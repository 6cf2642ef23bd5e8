import { defineCommand } from '../../command.js';
import type { HelpText } from '../../help.js';

const help: HelpText = {
  notes: ['A record names its schema: "schema": "isoloss/fit@1" is that of isoloss schema fit@1.'],
  examples: ['isoloss schema', 'isoloss schema fit > fit.schema.json'],
};

export const command = defineCommand<Record<string, never>>({
  arguments: [['[name]', 'print this schema, such as fit or fit@1; without a name, list all', names]],
  options: [],
  help,
  async run({ arguments: [name] }, { terminal }) {
    const { schemaNames, schemaText } = await import('../../../store/schema-files.js');
    terminal.out.write(name === undefined ? `${schemaNames().join('\n')}\n` : schemaText(name));
    return 0;
  },
});

async function names(): Promise<readonly string[]> {
  return (await import('../../../store/schema-files.js')).schemaNames();
}
