/** What test files import from `vitest` where they run in Deno: Vitest's tests and matchers, without its workers. */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

export { afterAll, afterEach, beforeAll, beforeEach, describe, test } from '@vitest/runner';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const { expect } = chai;

/** Files that run here are provided with no published data, and run on whatever adapter there is. */
export function inject(name: string): unknown {
  if (name === 'adapter') return '';
  return { folder: '', names: [], cases: { folder: '', names: [] } };
}
