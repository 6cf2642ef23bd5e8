import { beforeAll, expect, test } from 'vitest';
import type { Suite } from '../../../bench/suite.js';
import { allocateFrontierSuite, allocateSuite } from '../../../bench/suites/allocate.js';
import { lawSuite } from '../../../bench/suites/law.js';
import { objectiveSuite } from '../../../bench/suites/objective.js';
import { quantilesOf } from '../../../bench/suites/quantiles.js';
import type { Backend } from '../../../src/backend/contract.js';
import { useEngine } from '../../support/shared-engine.js';

const { engine } = useEngine();
let backend: Backend;
beforeAll(async () => {
  backend = await engine();
});

const suites: readonly [string, Suite, number][] = [
  ['law', lawSuite, 100_000],
  ['quantiles', quantilesOf(300), 1000],
  ['objective', objectiveSuite, 1000],
  ['allocate', allocateSuite, 100_000],
  ['allocate-frontier', allocateFrontierSuite, 10_000],
];

test.each(suites)(
  'the benchmark %s: what the device computes is right, run after run',
  async (_, suite, size) => {
    const work = await suite.prepare(size, backend);
    const outcome = await work.run();
    const again = await work.run();
    work.dispose();
    const verdict = await outcome.check();
    expect(verdict).toMatchObject({ right: true });
    // A bound that float32 does not come near would show nothing.
    expect(verdict.right && verdict.error).toBeGreaterThan(0.01);
    expect(again.bytes).toEqual(outcome.bytes);
  },
);
