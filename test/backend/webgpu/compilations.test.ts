/** Kernels are compiled once, kept, and not waited for without end. */
import { expect, test } from 'vitest';
import { Compilations } from '../../../src/backend/webgpu/compilations.js';

/** A compiler that works until it is released. */
function held() {
  let release = (_: string): void => {};
  const compiled = new Promise<string>((resolve) => {
    release = resolve;
  });
  return { compile: () => compiled, release };
}

const never = () => Promise.reject(new Error('it was compiled again'));

test('a source is compiled once, and again where 64 others were asked for since', async () => {
  const kernels = new Compilations<number>();
  let compiled = 0;
  const get = (source: number) => kernels.get('fit', String(source), async () => ++compiled);
  await get(0);
  await get(0);
  expect(compiled).toBe(1);
  for (let source = 1; source <= 64; source++) await get(source);
  expect(compiled).toBe(65);
  await get(0);
  expect(compiled).toBe(66);
});

test('what takes too long is refused, until it is compiled after all', async () => {
  const kernels = new Compilations<string>(1);
  const { compile, release } = held();
  const slow = { code: 'slow-compiler', message: /the kernel fit within 0.001 s/ };
  await expect(kernels.get('fit', 'source', compile)).rejects.toMatchObject({ code: slow.code });
  await expect(kernels.get('fit', 'source', never)).rejects.toThrow(slow.message);
  expect(kernels.underWay).toBe(true);
  release('kernel');
  await kernels.settled();
  expect(kernels.underWay).toBe(false);
  expect(await kernels.get('fit', 'source', never)).toBe('kernel');
});

test('a source that is refused stays so, without another attempt', async () => {
  const kernels = new Compilations<string>();
  const refuse = () => Promise.reject(new Error('line 3'));
  await expect(kernels.get('fit', 'source', refuse)).rejects.toThrow('line 3');
  await expect(kernels.get('fit', 'source', never)).rejects.toThrow('line 3');
});
