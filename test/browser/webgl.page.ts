import type { Backend } from '../../src/backend/contract.js';
import type { SurfaceTile, Sweep } from '../../src/backend/sweep.js';
import type * as WebGl from '../../src/backend/webgl/index.js';
import { Derivative } from '../../src/formula/differentiate.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { sweepProgram } from '../../src/formula/sweep.js';
import { quantiles } from '../../src/statistics/quantile.js';
import { chinchilla, draws, formulas, inSingle, logSpaced, placeOf } from '../support/sweeps.js';

const shipped = '/webgl.js';
const shares = [0, 0.05, 0.5, 1];

/** What became of work that failed. */
const events: string[] = [];

/** Laws whose formulas are left to the device, between them every operation. */
const laws = [
  { ...chinchilla, texts: [chinchilla.law, '-alpha*A/N^alpha'] },
  {
    axes: ['N', 'D'],
    parameters: ['Nc', 'Dc', 'an', 'ad'],
    centre: [8.8e13, 5.4e13, 0.076, 0.095],
    spread: [4e12, 3e12, 0.001, 0.001],
    texts: ['((Nc/N)^(an/ad) + Dc/D)^ad', 'log(Nc/N + Dc/D) - 2*sqrt(an*N/D + 3e-5)'],
  },
  {
    axes: ['N', 'D'],
    parameters: ['a', 'b'],
    centre: [1.3, 0.7],
    spread: [0.01, 0.01],
    texts: [
      'log1p(a*N/D)',
      'expm1(-a*N/D)',
      'tanh(a*log(N/D)/9)',
      'softplus(log(a*N/D))',
      'sigmoid(log(N/D)*b)',
      'min(a*N/1e9, b*D/1e10)',
      'max(a*N/1e9, b*D/1e10)',
      'abs(a*N/1e9 - b*D/1e10)',
      'atan(a*N/D)',
      'exp(-b*N/D)',
      'sin(a*log(N/D)) + cos(b*log(N*D))',
      '(a + N/D)^(b + D/1e12)',
      '(log(N/D) - 3)^3',
      'root(t from 0 to a, t/(a - t)^b = N/D)',
    ],
  },
];

async function tile(
  { sweeps }: Backend,
  sweep: Sweep,
  [first, count]: readonly [number, number],
  probabilities: readonly number[] = shares,
): Promise<SurfaceTile> {
  if (sweeps === undefined) throw new Error('no sweeps');
  const prepared = await sweeps.surface(sweep, probabilities);
  const found = await prepared.tile(first, count, { event: (text) => events.push(text) });
  prepared.dispose();
  return found;
}

/** The largest error of one vector's values, as a share of what f32 arithmetic may err by. */
async function oneVector(backend: Backend) {
  const found: { text: string; share: number }[] = [];
  for (const law of laws) {
    const { graph, whole: given } = formulas(law.axes, law.parameters, ...law.texts);
    const slope = new Derivative(graph, 'param', 0);
    const whole = [...given, ...given.map((id) => slope.of(id))];
    const all = { graph, whole, program: sweepProgram(graph, whole) };
    const axes = [logSpaced(1e7, 1e11, 13), logSpaced(1e8, 1e12, 11)];
    const parameters = law.centre.map((value) => Float64Array.of(value));
    const { mean } = await tile(backend, { program: all.program, axes, parameters, vectors: 1 }, [5, 120]);
    [...law.texts, ...law.texts.map((text) => `slope of ${text}`)].forEach((text, root) => {
      let share = 0;
      for (let i = 0; i < 120; i++) {
        const exact = inSingle(all, placeOf(5 + i, axes), law.centre)[root];
        const error = Math.abs(mean[root][i] - exact.value);
        // Of the lesser or greater of two numbers, each a table: half a unit in the last place.
        const allowed = exact.error > 0 ? exact.error : Math.abs(exact.value) * 2 ** -24;
        if (error !== 0) share = Math.max(share, error <= Infinity ? error / allowed : Infinity);
      }
      found.push({ text, share });
    });
  }
  return found;
}

/** The largest differences, relative to the deviation, of many vectors' reductions from float64 ones. */
async function manyVectors(
  backend: Backend,
  vectors: number,
  lengths: readonly [number, number],
  probabilities = shares,
) {
  const { graph, whole, program } = formulas(chinchilla.axes, chinchilla.parameters, chinchilla.law);
  const axes = [logSpaced(1e8, 1e11, lengths[0]), logSpaced(1e9, 1e12, lengths[1])];
  const parameters = draws(chinchilla.centre, chinchilla.spread, vectors);
  const count = lengths[0] * lengths[1] - 3;
  const found = await tile(backend, { program, axes, parameters, vectors }, [3, count], probabilities);
  let worst = 0;
  for (let i = 0; i < count; i += Math.ceil((count * vectors) / 1e4)) {
    const place = placeOf(3 + i, axes);
    const values = Float64Array.from({ length: vectors }, (_, v) =>
      evaluateNode(graph, whole[0], ({ kind, value }) =>
        kind === 'input' ? place[value] : parameters[value][v],
      ),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / vectors;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (vectors - 1));
    const expected = [mean, deviation, ...quantiles(values, probabilities)];
    [found.mean[0], found.deviation[0], ...found.quantiles[0]].forEach((column, k) => {
      const error = Math.abs(column[i] - expected[k]) / deviation;
      worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
    });
  }
  return worst;
}

/** Where values are none: of f(N, D) = log(N - D) at three points, one of two vectors lacks two. */
async function withoutValue(backend: Backend) {
  const { program } = formulas(['N', 'D'], ['a'], 'log(a*N - D)', 'exp(a*N*D)');
  const axes = [Float64Array.of(1, 20), Float64Array.of(2, 10)];
  const parameters = [Float64Array.of(1, 3)];
  const found = await tile(backend, { program, axes, parameters, vectors: 2 }, [0, 4]);
  return found.mean.map((column, root) =>
    [...column].map((mean, i) => {
      const all = [found.deviation[root], ...found.quantiles[root]].map((each) => each[i]);
      const finite = all.filter(Number.isFinite).length;
      return Number.isFinite(mean) && finite === all.length ? 'value' : finite === 0 ? 'none' : 'mixed';
    }),
  );
}

export async function main() {
  const { createWebGlBackend }: typeof WebGl = await import(shipped);
  const backend = createWebGlBackend();
  const single = await oneVector(backend);
  const { check, ...info } = backend.info;
  const results = {
    info,
    check,
    single,
    many: [
      await manyVectors(backend, 301, [23, 9]),
      await manyVectors(backend, 3, [2, 100_000]),
      // More than one batch holds: a point at a time.
      await manyVectors(backend, 600_000, [2, 2]),
      // Mean and deviation alone are made on the device.
      await manyVectors(backend, 301, [23, 9], []),
      await manyVectors(backend, 3, [2, 265_000], []),
    ],
    withoutValue: await withoutValue(backend),
    still: backend.info.name,
    events,
  };
  backend.dispose();
  return results;
}
