/**
 * Compiled by `npm run check`, not run: what a program may write, field by field. A field that the schema of a job has and
 * its documented request lacks, or the other way round, does not compile here.
 */
import type { z } from 'zod/mini';
import {
  type AllocateRequest,
  allocate,
  type DesignRequest,
  defineLaw,
  design,
  type EquivalentRequest,
  type FitRequest,
  type FittedLaw,
  fit,
  type HyperRequest,
  type IsoflopRequest,
  type MultiplierRequest,
  type MultiverseRequest,
  multiverse,
  predict,
  type RegretRequest,
  type SolveRequest,
  type SurfaceRequest,
  solve,
  surface,
  type Table,
} from '../../src/index.js';
import type { allocateJobSchema } from '../../src/tasks/allocate/job.js';
import type { designJobSchema } from '../../src/tasks/design/job.js';
import type { equivalentJobSchema } from '../../src/tasks/equivalent/job.js';
import type { fitJobSchema } from '../../src/tasks/fit/job.js';
import type { hyperJobSchema } from '../../src/tasks/hyper/job.js';
import type { isoflopJobSchema } from '../../src/tasks/isoflop/job.js';
import type { multiplierJobSchema } from '../../src/tasks/multiplier/job.js';
import type { multiverseJobSchema } from '../../src/tasks/multiverse/job.js';
import type { regretJobSchema } from '../../src/tasks/regret/job.js';
import type { solveJobSchema } from '../../src/tasks/solve/job.js';
import type { surfaceJobSchema } from '../../src/tasks/surface/job.js';

/** The schema takes whatever the request may say, and each has the other's fields, but for those `Apart`. */
type Covers<Request, Schema extends z.ZodMiniType, Apart extends string = never> = [
  Exclude<keyof Request, keyof z.input<Schema>>,
  Exclude<keyof z.input<Schema>, keyof Request | Apart>,
] extends [never, never]
  ? { [Field in keyof Request]-?: Taken<Request[Field], z.input<Schema>, Field> }[keyof Request] extends true
    ? true
    : { readonly refused: Refused<Request, z.input<Schema>> }
  : {
      readonly unknown: Exclude<keyof Request, keyof z.input<Schema>>;
      readonly missing: Exclude<keyof z.input<Schema>, keyof Request | Apart>;
    };
type Taken<Value, Input, Field> = Field extends keyof Input
  ? Value extends Input[Field] | undefined
    ? true
    : false
  : false;
type Refused<Request, Input> = {
  [Field in keyof Request]-?: Taken<Request[Field], Input, Field> extends true ? never : Field;
}[keyof Request];

/** Single values stand for lists of one. */
type Listed<Request> = {
  [Field in keyof Request]: Extract<Request[Field], readonly unknown[]> extends never
    ? Request[Field]
    : Extract<Request[Field], readonly unknown[]>;
};

export const covered: {
  readonly fit: Covers<Omit<FitRequest, 'law'> & { readonly law: string }, typeof fitJobSchema>;
  readonly multiverse: Covers<Listed<MultiverseRequest>, typeof multiverseJobSchema>;
  readonly solve: Covers<SolveRequest, typeof solveJobSchema, 'fit' | 'against' | 'paired'>;
  readonly surface: Covers<
    SurfaceRequest,
    typeof surfaceJobSchema,
    'fit' | 'precision' | 'backend' | 'adapter'
  >;
  readonly allocate: Covers<AllocateRequest, typeof allocateJobSchema, 'fit'>;
  readonly design: Covers<DesignRequest, typeof designJobSchema, 'fit'>;
  readonly isoflop: Covers<IsoflopRequest, typeof isoflopJobSchema, 'runs'>;
  readonly multiplier: Covers<MultiplierRequest, typeof multiplierJobSchema, 'runs' | 'against'>;
  readonly hyper: Covers<Listed<HyperRequest>, typeof hyperJobSchema, 'runs'>;
  readonly equivalent: Covers<EquivalentRequest, typeof equivalentJobSchema, 'fit' | 'against'>;
  readonly regret: Covers<RegretRequest, typeof regretJobSchema, 'fit'>;
} = {
  fit: true,
  multiverse: true,
  solve: true,
  surface: true,
  allocate: true,
  design: true,
  isoflop: true,
  multiplier: true,
  hyper: true,
  equivalent: true,
  regret: true,
};

/** Everything in the shapes that a program uses. */
export function asObjects(table: Table, fitted: FittedLaw): unknown[] {
  const law = defineLaw({
    name: 'mine',
    formula: 'E + A/N^alpha',
    inputs: ['N'],
    parameters: ['E', 'A', 'alpha'],
  });
  const N = { name: 'N', lo: 1e8, hi: 1e12, count: 64 };
  const D = { name: 'D', values: [1e11, 1e12] };
  return [
    fit(
      {
        law,
        map: { N: 'params', D: 1e9 },
        starts: { kind: 'seeded', count: 16 },
        start: [{ E: 1.7, A: 400 }],
        range: { alpha: [0.1, 1] },
        bound: { E: [0, null], A: [0, Infinity] },
        fix: { B: 0 },
        objectiveGrid: [{ name: 'alpha', lo: 0.1, hi: 1, count: 8, linear: true }],
        bootstrap: 400,
        scheme: 'parametric',
        refitStarts: 4,
        interval: ['bca'],
      },
      table,
    ),
    multiverse(
      {
        law: ['chinchilla', { name: 'tied', value: 'E + A/N^alpha + B/D^alpha' }],
        remap: { N: 'params' },
        loss: ['huber', 'squared'],
        delta: 1e-3,
        at: [{ N: 7e10, D: 1.4e12 }],
      },
      table,
    ),
    predict(fitted, { N: [7e10], D: [1.4e12] }),
    solve(fitted, { for: 'D', at: { N: 7e9 }, loss: 2.1 }),
    surface(fitted, { axes: [N, D], set: { U: 2e9 }, contours: [2, 2.5] }),
    allocate(fitted, {
      budget: { lo: 1e20, hi: 1e26, count: 61 },
      axes: [N, D],
      set: { T: 2e12 },
      decide: [{ kind: 'expected' }, { kind: 'quantile', share: 0.9 }],
    }),
    allocate(fitted, { budget: [1e21, 1e22] }),
    design(fitted, { goal: 'log(N_opt(1e24))', budget: 1e21, axes: [N, D] }),
  ];
}

/** The same as texts. */
export function asTexts(table: Table, fitted: FittedLaw): unknown[] {
  return [
    fit(
      {
        law: 'chinchilla',
        starts: 'seeded:16',
        start: ['E=1.7,A=400'],
        range: { alpha: '0.1..1' },
        bound: { E: '0..' },
        objectiveGrid: ['alpha=0.1..1:8:lin'],
      },
      table,
    ),
    multiverse(
      { law: 'chinchilla', loss: 'huber', filter: ['small=N < 1e9'], at: ['N=7e10,D=1.4e12'] },
      table,
    ),
    solve(fitted, { for: 'D', at: 'N=7e9', loss: 2.1, budget: '1e23' }),
    surface(fitted, { axes: ['N=1e8..1e12:64'], set: { D: '20*N' } }),
    allocate(fitted, { budget: '1e20..1e26:61', axes: ['N=[1e9,7e9]'], decide: ['regret'] }),
    design(fitted, { goal: 'alpha', axes: ['N=1e8..1e12:64'] }),
  ];
}

/** A field with a letter wrong, in each of them. */
export function misspelt(table: Table, fitted: FittedLaw): unknown[] {
  return [
    // @ts-expect-error -- bootstrap
    fit({ law: 'chinchilla', bootstraps: 400 }, table),
    // @ts-expect-error -- a penalty by name
    fit({ law: 'chinchilla', loss: 'hubert' }, table),
    // @ts-expect-error -- count of an axis
    fit({ law: 'chinchilla', objectiveGrid: [{ name: 'alpha', lo: 0, hi: 1, points: 8 }] }, table),
    // @ts-expect-error -- within
    multiverse({ law: ['chinchilla'], withn: 0.1 }, table),
    // @ts-expect-error -- level
    predict(fitted, { N: [1e9], D: [1e10] }, { levels: 0.9 }),
    // @ts-expect-error -- budget
    solve(fitted, { for: 'D', budgets: 1e21 }),
    // @ts-expect-error -- contours
    surface(fitted, { axes: ['N=1e8..1e12:64'], contour: 'auto' }),
    // @ts-expect-error -- axes
    allocate(fitted, { budget: 1e24, axis: ['N=[1e9]'] }),
    // @ts-expect-error -- subjectTo
    design(fitted, { goal: 'alpha', subjectto: ['D < 1e12'] }),
  ];
}
