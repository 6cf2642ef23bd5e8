import type { CommandOption } from '../../command.js';

/** Of a batch, and of merges of one. */
export const recordsOption: CommandOption = {
  flags: '--records <folder>',
  help: 'of a batch: write the record of each answer to this folder, named after its entry (default: none)',
};
