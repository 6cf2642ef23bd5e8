import type { LawInput } from '../law.js';

export const uniqueTokens: LawInput = {
  name: 'U',
  unit: 'tokens',
  description: 'unique tokens available',
  aliases: ['unique', 'unique_tokens'],
  typical: [1e9, 2e11],
};
