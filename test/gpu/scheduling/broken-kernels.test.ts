/** Kernels that compute wrong numbers, as drivers with faults do: noticed by float64, and their work done on the CPU. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../../src/backend/contract.js';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { withFailover } from '../../../src/backend/failover.js';
import type { Sweep, Sweeps } from '../../../src/backend/sweep.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import type { Control } from '../../../src/control.js';
import type { ObjectiveOptions } from '../../../src/solver/search-options.js';
import { startsAt } from '../../support/problem.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';
import { few, made, options, pairs } from '../refits.js';

const axes = { N: logSpaced(1e7, 1e11, 5), D: logSpaced(1e9, 1e13, 4) };
const formulas = ['E + A / N^alpha + B / D^beta', '6 * N * D'];
const many = sweepOf(formulas, axes, chinchillaVectors(30)).sweep;
const one = sweepOf(formulas, axes, chinchillaVectors(1)).sweep;
const { problem } = made;

type Task = (backend: Backend, control?: Control) => Promise<Float64Array>;

const search: Task = async (backend, control) => {
  const prepared = await backend.prepare(problem);
  return (await prepared.search(startsAt(few), 0, few.length, options, control)).objective;
};
const refit: Task = async (backend, control) => {
  const prepared = await backend.prepare(problem);
  return (await prepared.refit(pairs, startsAt(few), 0, 8, options, control)).objective;
};
const objectiveWith =
  (options: ObjectiveOptions): Task =>
  async (backend, control) => {
    const prepared = await backend.prepare(problem);
    const points = Float64Array.from(few.flatMap((u) => [...u]));
    return (await prepared.objective(points, 1e-3, control, options)).objective;
  };
const surfaceOf =
  (sweep: Sweep, of: 'mean' | 'quantiles' = 'mean'): Task =>
  async (backend, control) => {
    const surface = await (backend.sweeps as Sweeps).surface(sweep, sweep.vectors > 1 ? [0.5] : []);
    const { [of]: numbers } = await surface.tile(0, 20, control);
    surface.dispose();
    return [numbers[0]].flat()[0];
  };
const allocation: Task = async (backend, control) => {
  const wanted = { ...one, budgets: Float64Array.of(1e20), top: 1 };
  return (await (backend.sweeps as Sweeps).allocate(wanted, control)).objective;
};

const broken: readonly (readonly [kernelAndWhat: string, from: RegExp, to: string, task: Task])[] = [
  ['fit', /\bf = f_there;/, 'f = 3.0 * f_there;', search],
  ['refit', /\bf = f_there;/, 'f = 3.0 * f_there;', refit],
  ['resample', /let chosen = plan\[2u \* draw\] \+ .*;/, 'let chosen = 0u;', refit],
  ['reduce', /ends\[i \* window/g, 'ends[min(i + 1u, SIZE) * window', refit],
  ['objective', /Penalty\(c \* core/, 'Penalty(5.0 * c * core', objectiveWith({})],
  ['objective, without gradients', /= sums\.f;/, '= 3.0 * sums.f + 1.0;', objectiveWith({ gradient: false })],
  ['surface', /bitcast<u32>\(moments\.sum\)/, 'bitcast<u32>(moments.sum * 3.0 + 1.0)', surfaceOf(many)],
  [
    'surface, quantiles',
    /results\[field\] = bitcast<u32>\(number_of\(key/,
    'results[field] = bitcast<u32>(number_of(key + 0x00400000u',
    surfaceOf(many, 'quantiles'),
  ],
  ['point', /select\(bits, NOT_A_NUMBER/, 'select(bitcast<u32>(3.0 * x), NOT_A_NUMBER', surfaceOf(one)],
  ['allocate', /atomicMin\(&least/, 'atomicMax(&least', allocation],
  ['best blocks', /= last\.x;/, '= NONE;', allocation],
  ['best candidates', /(key_of\(here\.objective, !here\.is_feasible\)),/, '$1 + 0x00400000u,', allocation],
];

describe('a broken kernel is noticed, and its work is done on the CPU', () => {
  const cpu = createCpuBackend({ workers: 1 });

  test.each(broken)('%s', async (kernelAndWhat, from, to, task) => {
    const [kernel] = kernelAndWhat.split(', ');
    let isBroken = false;
    const rewrite = (name: string, source: string): string => {
      if (name !== kernel) return source;
      isBroken = from.test(source);
      return source.replace(from, to);
    };
    const events: string[] = [];
    const backend = withFailover(await WebGpuEngine.create({}, { rewrite }), async () => cpu);
    const found = await task(backend, { event: (text) => events.push(text) });
    expect(isBroken).toBe(true);
    expect(events.join()).toMatch(/are wrong.* run on cpu/);
    expect(found).toEqual(await task(cpu));
  });
});
