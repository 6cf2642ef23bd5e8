import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import { lawRuns } from '../../simulated/runs.js';
import { analyseSweep } from '../../src/backend/check-sweeps.js';
import { WebGlEngine } from '../../src/backend/webgl/engine.js';
import { build } from '../../src/formula/build.js';
import { Graph } from '../../src/formula/graph.js';
import { sweepProgram } from '../../src/formula/sweep.js';
import { type Law, laws } from '../../src/laws/index.js';
import { lossesOf, modelNear } from '../formula/wasm/models.js';
import { placeOf } from '../support/sweeps.js';

const SMOOTHING = 1e-3;

/** `share`: of what f32 arithmetic may err by, what was used up at most. */
export interface Found {
  readonly of: string;
  readonly share: number;
}

const shareOf = (
  found: number,
  { value, error }: { readonly value: number; readonly error: number },
): number => {
  const off = Math.abs(found - value);
  const allowed = Math.max(error, Math.abs(value) * 2 ** -23);
  return off === 0 ? 0 : off <= Infinity ? off / allowed : Infinity;
};

/** The objective of made-up runs, near the published parameters and a little off them. */
async function objectives(engine: WebGlEngine, law: Law): Promise<Found[]> {
  const found: Found[] = [];
  for (const loss of lossesOf(law)) {
    const { model, natural } = modelNear(law, loss);
    const { problem } = model;
    const points = [1, 1.02, 0.99, 1.01, 1.005].map((factor) =>
      model.toInternal(natural.map((x) => x * factor)).map(Math.fround),
    );
    const prepared = await engine.prepare(problem);
    const all = Float64Array.from(points.flatMap((at) => [...at]));
    const { objective } = await prepared.objective(all, SMOOTHING, {}, { gradient: false });
    prepared.dispose();
    // The first and the last, which lie in two pixels.
    const shares = [0, 4].map((k) =>
      shareOf(objective[k], analyseObjective(problem, points[k], SMOOTHING)[0]),
    );
    found.push({ of: `${law.name}, ${loss.rho.kind} on ${loss.residual}`, share: Math.max(...shares) });
  }
  return found;
}

/** The law over two values of each input. */
async function surface(engine: WebGlEngine, law: Law): Promise<Found> {
  const graph = new Graph();
  const { values, columns } = lawRuns(law.name, 12);
  const symbols = new Map([
    ...law.inputs.map(({ name }, axis) => [name, graph.leaf('input', axis)] as const),
    ...law.parameters.map(({ name }, p) => [name, graph.leaf('param', p)] as const),
  ]);
  for (const [name, formula] of law.where ?? []) symbols.set(name, build(graph, formula, symbols));
  const program = sweepProgram(graph, [build(graph, law.formula, symbols)]);
  const axes = law.inputs.map(({ name }) => Float64Array.of(columns[name][1], columns[name][9]).sort());
  const parameters = law.parameters.map(({ name }) => Float64Array.of(values[name]));
  const count = 2 ** axes.length;
  const prepared = await engine.sweeps.surface({ program, axes, parameters, vectors: 1 }, []);
  const { mean } = await prepared.tile(0, count);
  prepared.dispose();
  let share = 0;
  for (let i = 0; i < count; i++) {
    const place = placeOf(i, axes);
    const [exact] = analyseSweep(
      program,
      (axis) => place[axis],
      (p) => parameters[p][0],
    );
    if (Number.isFinite(exact.value)) share = Math.max(share, shareOf(mean[0][i], exact));
  }
  return { of: law.name, share };
}

/** Every law of the catalogue as both kinds of kernels. */
export async function main() {
  const engine = new WebGlEngine();
  const found: { objectives: Found[]; surfaces: Found[] } = { objectives: [], surfaces: [] };
  for (const law of laws) {
    found.objectives.push(...(await objectives(engine, law)));
    found.surfaces.push(await surface(engine, law));
  }
  engine.dispose();
  return found;
}
