import { fit, parseFitJob } from '../../src/index.js';
import { correctDigits, type NistProblem, readNist } from './nist.js';

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
export const seeded: readonly string[] = [
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

/** Those of them of which every certified parameter comes out to 8 digits, from `count` seeded starts and no other. */
export async function solvedFromSeeded(count: number, find: (file: string) => string): Promise<string[]> {
  const solved: string[] = [];
  for (const name of seeded) {
    const nist = await readNist(find(`nist/${name}.dat`), name);
    const { record } = await fit(
      parseFitJob({
        ...nist.job,
        starts: `seeded:${count}`,
        range: widened(nist),
        maxSteps: 300,
        backend: 'cpu',
      }),
      nist.table,
    );
    if (correctDigits(record.parameters, nist) >= 8) solved.push(name);
  }
  return solved;
}
