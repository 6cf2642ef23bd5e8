import { expect, test } from 'vitest';
import { isoloss } from '../../cli/support.js';

test('doctor judges the adapter by its arithmetic and a real fit, and auto never takes software', async () => {
  const { code, out } = await isoloss('doctor', '--json');
  expect(code).toBe(0);
  const { adapters, auto } = JSON.parse(out);
  expect(adapters[0]).toMatchObject({ works: true, text: expect.stringContaining('found the CPU') });
  expect(adapters.find(({ software }: { software: boolean }) => !software) === undefined).toBe(
    auto.backend === 'cpu',
  );
});
