/**
 * NIST StRD nonlinear regression as formulas. Solved means: at least 8 correct digits in every certified parameter,
 * -log10(|estimate - certified| / |certified|) at least 8, squared residuals, float64 throughout.
 */
import { describe, expect, test } from 'vitest';
import { fit, parseFitJob } from '../../src/index.js';
import { needData } from '../support/data.js';
import { correctDigits, names, readNist } from '../support/nist.js';
import { seeded, solvedFromSeeded } from '../support/nist-seeded.js';

/** `test/long/searches.test.ts` takes 1,000. */
const SEEDED = 200;

describe('NIST problems', () => {
  for (const name of names) {
    for (const which of [0, 1] as const) {
      test(`${name} is solved to 8 digits from published start ${which + 1}`, async (context) => {
        const nist = await readNist(needData(context, `nist/${name}.dat`), name);
        const { record } = await fit(
          parseFitJob({ ...nist.job, start: [nist.starts[which]], maxSteps: 20_000, backend: 'cpu' }),
          nist.table,
        );
        expect(correctDigits(record.parameters, nist)).toBeGreaterThanOrEqual(8);
      });
    }
  }
});

test(`14 NIST problems are solved with no start, from ${SEEDED} seeded ones`, async (context) => {
  expect(await solvedFromSeeded(SEEDED, (file) => needData(context, file))).toEqual(seeded);
}, 600_000);
