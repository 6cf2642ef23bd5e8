/** A small real fit through a back end's own kernels, judged against the float64 CPU back end. */
import { probeKernel } from '../../../backend/webgpu/index.js';
import { TableBuilder } from '../../../runs/table.js';
import { fit as runFit } from '../../../tasks/fit/fit.js';
import { parseFitJob } from '../../../tasks/fit/job.js';
import type { FitRecord } from '../../../tasks/fit/record.js';

/** Between kinds of arithmetic polished objectives agree to this, relative. */
const OBJECTIVE_TOLERANCE = 1e-8;
/** Single precision over 48 rows, with margin: a kernel that is wrong misses by far more. */
const GRID_TOLERANCE = 1e-3;

export interface Verdict {
  readonly works: boolean;
  /** What was seen, one sentence without a full stop. */
  readonly text: string;
  readonly seconds: number;
}

/** The fit on the CPU: what other back ends are judged by, and a check that it finds the known law. */
export async function referenceFit(): Promise<{ verdict: Verdict; record: FitRecord }> {
  const record = await selfTestFit({ backend: 'cpu' });
  const found = record.parameters.alpha;
  const works = record.status === 'converged' && Math.abs(found - ALPHA) < 0.02;
  const text = works
    ? `a test fit converged from ${record.starts.converged} of ${record.starts.count} starts`
    : `a test fit went wrong: ${record.statusText}; alpha came out as ${found}, not ${ALPHA}`;
  return { verdict: { works, text, seconds: record.seconds.total }, record };
}

/**
 * A WebGPU adapter, the fastest where no name is given: its arithmetic must keep WGSL's error bounds, its search find
 * the CPU's optimum, its objective kernel the CPU's values.
 */
export async function adapterVerdict(adapter: string | undefined, reference: FitRecord): Promise<Verdict> {
  const fail = (text: string, seconds = 0): Verdict => ({ works: false, text, seconds });
  try {
    const probe = await probeKernel(adapter);
    if (!probe.ok) return fail(`its arithmetic errs ${probe.maxError.toPrecision(3)} times what WGSL allows`);
    const record = await selfTestFit({
      backend: 'webgpu',
      ...(adapter === undefined ? {} : { adapter }),
    });
    const seconds = record.seconds.total;
    const apart = relative(record.objective, reference.objective);
    const gridApart = largestGap(record, reference);
    // Written so that a NaN fails.
    if (!(gridApart < GRID_TOLERANCE)) {
      return fail(`its objective is off by ${gridApart.toPrecision(2)}, relative`, seconds);
    }
    if (!(apart < OBJECTIVE_TOLERANCE)) {
      return fail(`its optimum is off by ${apart.toPrecision(2)}, relative`, seconds);
    }
    const coarse = `; its logarithms err ${probe.maxError.toPrecision(2)} times what WGSL allows`;
    const text =
      `a test fit found the CPU's optimum; its objective agrees to ${gridApart.toPrecision(2)}` +
      (probe.maxError > 1 ? coarse : '');
    return { works: true, text, seconds };
  } catch (error) {
    return fail(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
}

/** The largest relative difference between two objective grids. */
function largestGap(record: FitRecord, reference: FitRecord): number {
  const expected = reference.objectiveGrid?.objective ?? [];
  const gaps = expected.map((value, i) =>
    relative(record.objectiveGrid?.objective[i] ?? Number.NaN, value ?? Number.NaN),
  );
  return gaps.length === 0 ? Number.NaN : Math.max(...gaps);
}

const ALPHA = 0.34;

async function selfTestFit(where: { backend: 'cpu' | 'webgpu'; adapter?: string }): Promise<FitRecord> {
  const builder = new TableBuilder('self-test', 'row');
  const [N, D, L] = ['N', 'D', 'L'].map((name) => builder.declare(name));
  for (let i = 0; i < 48; i++) {
    const row = builder.row(i + 1);
    const n = 5e7 * 2 ** (i % 8);
    const d = 1e9 * 3 ** Math.floor(i / 8);
    N.set(row, n);
    D.set(row, d);
    L.set(row, (1.8 + 480 / n ** ALPHA + 2000 / d ** 0.36) * (1 + 0.001 * Math.sin(12.9898 * i)));
  }
  const job = parseFitJob({
    runs: 'self-test',
    law: 'chinchilla',
    starts: 'seeded:64',
    objectiveGrid: [{ name: 'alpha', lo: 0.2, hi: 0.6, count: 32 }],
    ...where,
  });
  return (await runFit(job, builder.finish())).record;
}

function relative(value: number, reference: number): number {
  return Math.abs(value - reference) / Math.abs(reference);
}
