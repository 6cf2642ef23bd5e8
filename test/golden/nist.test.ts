/**
 * NIST StRD nonlinear regression as formulas. Solved means: at least 8 correct digits in every certified parameter,
 * -log10(|estimate - certified| / |certified|) at least 8, squared residuals, float64 throughout.
 */
import { describe, expect, test } from 'vitest';
import { fit, parseFitJob } from '../../src/index.js';
import { needData } from '../support/data.js';
import { correctDigits, type NistProblem, names, readNist } from '../support/nist.js';

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

/** A decade beyond the published starts on either side, with start 1's sign. */
function widened(problem: NistProblem): Record<string, readonly [number, number]> {
  const [first, second] = problem.startValues;
  return Object.fromEntries(
    Object.keys(first).map((name) => {
      const sizes = [Math.abs(first[name]), Math.abs(second[name])];
      const [lo, hi] = [Math.min(...sizes) / 10, Math.max(...sizes) * 10];
      return [name, first[name] < 0 ? [-hi, -lo] : [lo, hi]];
    }),
  );
}

/** Those that seeded starts have been tried on. */
const seeded = [
  'Chwirut2',
  'DanWood',
  'ENSO',
  'Gauss1',
  'Hahn1',
  'Kirby2',
  'Lanczos3',
  'MGH09',
  'MGH17',
  'Misra1a',
  'Nelson',
  'Rat42',
  'Roszman1',
  'Thurber',
];

test('14 NIST problems are solved with no start, from 1,000 seeded ones', async (context) => {
  const solved: string[] = [];
  for (const name of seeded) {
    const nist = await readNist(needData(context, `nist/${name}.dat`), name);
    const { record } = await fit(
      parseFitJob({
        ...nist.job,
        starts: 'seeded:1000',
        range: widened(nist),
        maxSteps: 300,
        backend: 'cpu',
      }),
      nist.table,
    );
    if (correctDigits(record.parameters, nist) >= 8) solved.push(name);
  }
  expect(solved).toEqual(seeded);
}, 600_000);
