import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';

/** Loss by Chinchilla's form, with an error that looks like noise. */
function loss(n: number, d: number, i: number): number {
  return (1.86 + 609 / n ** 0.36 + 5220 / d ** 0.41) * (1 + 0.002 * Math.sin(i * 12.9898));
}

type Run = readonly [n: number, d: number, loss: number];

async function fitted(runs: readonly Run[]): Promise<FitRecord> {
  const text = ['N,D,loss', ...runs.map((run) => run.join())].join('\n');
  const table = await parseTable(new TextEncoder().encode(text), 'runs.csv');
  return (await fit(parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'cpu' }), table)).record;
}

const sizes = [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9];
const tokens = [2e9, 5e9, 1.2e10, 3e10, 8e10];

describe('warnings of a fit', () => {
  test('are none where the runs determine the law', async () => {
    const runs = sizes.flatMap((n, i) => tokens.map((d, j): Run => [n, d, loss(n, d, 7 * i + j)]));
    expect((await fitted(runs)).warnings).toEqual([]);
  });

  test('name an input that never varies, and claim no preference for the end of a flat box', async () => {
    const runs = [...tokens, ...tokens].map((d, i): Run => [1e9, d * (1 + i), loss(1e9, d * (1 + i), i)]);
    const { warnings, identifiability } = await fitted(runs);
    expect(warnings[0]).toBe('N is 1e9 in every fitted row: these runs cannot say how L depends on it.');
    expect(identifiability.weak.flatMap(({ parameters }) => parameters)).toContain('A');
    expect(warnings.join(' ')).not.toMatch(/alpha[^.]*rather/);
  });

  test('claim no preference for a bound where another parameter is open', async () => {
    const runs = [...sizes, 6.4e9, 1.28e10].map((n, i): Run => [n, 3e11, loss(n, 3e11, i)]);
    const { warnings, certificate, identifiability } = await fitted(runs);
    expect(identifiability.weak.some(({ spread }) => spread >= 1e3)).toBe(true);
    expect(warnings[0]).toMatch(/^D is 3e11 in every fitted row/);
    if (certificate.atBound.length > 0) expect(warnings.join(' ')).not.toMatch(/would rather/);
  });

  test('name inputs that vary only together', async () => {
    const runs = sizes.flatMap((n, i) =>
      [1, 1.3, 1.6].map((f, j): Run => [n * f, 20 * n * f, loss(n * f, 20 * n * f, 3 * i + j)]),
    );
    const { warnings } = await fitted(runs);
    expect(warnings[0]).toMatch(/^D is 20 times N in every fitted row/);
  });

  test('are finite sentences, each once, where losses say nothing', async () => {
    const flat = sizes.flatMap((n) => tokens.map((d): Run => [n, d, 3]));
    const single = Array.from({ length: 7 }, (): Run => [1e9, 1e10, 2.5]);
    for (const runs of [flat, single]) {
      const { warnings } = await fitted(runs);
      expect(new Set(warnings).size).toBe(warnings.length);
      expect(warnings.join('\n')).not.toMatch(/NaN|Infinity|not finite|\d{8}/);
      const sets = warnings.flatMap((warning) => /tell (.*) apart/.exec(warning)?.[1] ?? []);
      const sorted = sets.map((names) =>
        names
          .split(/, | and /)
          .sort()
          .join(),
      );
      expect(new Set(sorted).size).toBe(sorted.length);
    }
  });
});
