import { expect, test } from 'vitest';
import { flat, isoloss } from '../support.js';

const preset = 'chinchilla:besiroglu-2024';

test('isoloss regret prints what an allocation costs, and says what it lacks', async () => {
  const { code, out, err } = await isoloss('regret', preset, '--at', 'N=2.8e11,D=3e11', '--price', '1.4e-18');
  expect([code, err]).toEqual([0, '']);
  expect(flat(out)).toContain('What the allocation N 2.8e11, D 3e11 costs:');
  expect(out).toMatch(/^ +share spared +\d+\.?\d* %/m);
  expect(out).toMatch(/^ +money +\d+/m);
  expect(out).toMatch(/^ +excess +0\.0\d+ +nats per token$/m);
  const lacking = await isoloss('regret', preset);
  expect([lacking.code, lacking.err]).toEqual([2, expect.stringContaining('--at N=7e10,D=1.4e12')]);
  const partial = await isoloss('regret', preset, '--at', 'N=1e9');
  expect([partial.code, partial.err]).toEqual([2, expect.stringContaining('Nothing says what D is.')]);
});
