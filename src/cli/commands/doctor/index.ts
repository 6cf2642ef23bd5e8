import type { CommandEntry } from '../../command.js';

export const doctor: CommandEntry = {
  name: 'doctor',
  summary: 'check what this machine can run: Node, WebGPU adapters, the CPU back end',
  load: async () => (await import('./command.js')).command,
};
