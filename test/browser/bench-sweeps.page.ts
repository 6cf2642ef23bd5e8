import { lawSuite } from '../../bench/suites/law.js';
import { quantilesOf } from '../../bench/suites/quantiles.js';
import type * as WebGl from '../../src/backend/webgl/index.js';

const shipped = '/webgl.js';

/** Verdicts on what WebGL2 computes of the benchmarks that it can do, and who computed it at the end. */
export async function main() {
  const { createWebGlBackend }: typeof WebGl = await import(shipped);
  const backend = createWebGlBackend();
  const found = [];
  for (const [suite, size] of [
    [lawSuite, 10_000],
    [quantilesOf(300), 1000],
  ] as const) {
    const work = await suite.prepare(size, backend);
    const [first, second] = [await work.run(), await work.run()];
    const same = JSON.stringify(first.bytes) === JSON.stringify(second.bytes);
    found.push({ name: suite.name, same, ...(await first.check()) });
    work.dispose();
  }
  const { name } = backend.info;
  backend.dispose();
  return { found, name };
}
