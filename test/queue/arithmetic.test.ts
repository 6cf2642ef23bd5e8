import { expect, test } from 'vitest';
import { abilities, arithmeticName } from '../../src/queue/arithmetic.js';

test('a worker takes jobs of its processor or adapter, in whatever precision these search', async () => {
  const [{ arithmetic }] = await abilities('cpu');
  const gpu = { backend: 'webgpu', adapter: 'a GPU', kernel: 'ab' };
  for (const precision of ['f32', 'f64', 'as each fit needs']) {
    expect(arithmeticName({ backend: 'cpu', precision })).toBe(arithmetic);
    expect(arithmeticName({ ...gpu, precision })).toBe(arithmeticName({ ...gpu, precision: 'f32' }));
  }
  expect(arithmeticName({ ...gpu, precision: 'f32' })).not.toBe(
    arithmeticName({ ...gpu, precision: 'f32', kernel: 'cd' }),
  );
});
