/** Every law on the device against the closures, whose derivatives are compared with differences in `test/laws/gradients.test.ts`. */
import { expect, inject, test } from 'vitest';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import { laws } from '../../src/laws/index.js';
import { lossesOf, modelNear } from '../formula/wasm/models.js';
import { useEngine } from '../support/shared-engine.js';

const { engine } = useEngine();

test('laws: objective and gradient on the device are those of the closures, within what WGSL allows', async () => {
  const backend = await engine();
  const differing: string[] = [];
  const loose: string[] = [];
  // LLVM takes a second to compile each: there, some.
  const some = inject('adapter').includes('llvmpipe') ? laws.filter((_, i) => i % 8 === 0) : laws;
  for (const law of some) {
    const { model, natural } = modelNear(law, lossesOf(law)[0]);
    // Away from published zeros and ties, where a term would be hidden.
    const at = model
      .toInternal(natural)
      .map((u, i) =>
        Math.fround(u + 0.01 * Math.sin(i + 1) * (model.free[i].logarithmic ? 1 : Math.abs(u) || 1)),
      );
    const exact = analyseObjective(model.problem, at, 1e-3);
    const prepared = await backend.prepare(model.problem);
    const { objective, gradient } = await prepared.objective(at, 1e-3);
    prepared.dispose();
    const scale = Math.max(...exact.map(({ value }) => Math.abs(value)));
    for (const [i, { value, error }] of exact.entries()) {
      const seen = i === 0 ? objective[0] : gradient[i - 1];
      const name = `${law.name}, ${i === 0 ? 'objective' : model.free[i - 1].name}`;
      if (!(Math.abs(seen - value) <= error)) differing.push(`${name}: ${seen} for ${value} ± ${error}`);
      // Looser bounds, as near sharp breaks, would compare nothing.
      if (!(error <= 0.1 * scale)) loose.push(`${name}: ${value} ± ${error} of ${scale}`);
    }
  }
  expect(differing).toEqual([]);
  expect(loose).toEqual([]);
});
