import { IsolossError } from '../../../errors.js';
import { nearest } from '../../../formula/nearest.js';
import { type Command, type CommandEntry, defineCommand } from '../../command.js';
import type { HelpText } from '../../help.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { completedCommands } from './table.js';
import { zshScript } from './zsh.js';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
const shells = Object.keys(scripts) as (keyof typeof scripts)[];

const help: HelpText = {
  notes: [
    'To have a shell read the script:',
    [
      ['bash', 'in ~/.bashrc: eval "$(isoloss completion bash)"'],
      ['zsh', 'in ~/.zshrc, after compinit: eval "$(isoloss completion zsh)"'],
      ['fish', 'isoloss completion fish > ~/.config/fish/completions/isoloss.fish'],
    ],
  ],
  examples: ['isoloss completion bash', 'isoloss completion fish > isoloss.fish'],
};

export function completionCommand(all: () => readonly CommandEntry[]): Command {
  return defineCommand<Record<string, never>>({
    arguments: [['<shell>', 'bash, zsh or fish', async () => shells]],
    options: [],
    help,
    async run({ arguments: [name = ''] }, { terminal }) {
      const shell = shells.find((candidate) => candidate === name);
      if (shell === undefined) {
        const [near] = nearest(name, shells);
        throw new IsolossError(
          'bad-choice',
          `There is no script for '${name}'.`,
          near === undefined ? `It takes ${shells.join(', ')}.` : `Did you mean ${near}?`,
        );
      }
      terminal.out.write(scripts[shell](await completedCommands(all())));
      return 0;
    },
  });
}
