/** Suites, engines and agents that do next to nothing, well or badly. */
import type { Agent, Ceilings, EngineSpec, StartAgent } from '../../bench/agent.js';
import { createAgent, type OpenedEngine } from '../../bench/engine-agent.js';
import type { Counted, Outcome, Suite, Work } from '../../bench/suite.js';
import type { Backend, BackendInfo } from '../../src/backend/contract.js';
import { IsolossError } from '../../src/errors.js';

export const counted: Counted = {
  precision: 'f32',
  operations: 100,
  transcendentals: 10,
  bytes: 1000,
  readback: 8,
};

export const ceilings: Ceilings = {
  // Beyond what the fakes reach, which do next to nothing.
  f32: { operations: 1e14, transcendentals: 1e13 },
  f64: null,
  copy: 1e14,
  readback: 1e14,
  launch: 1e-12,
};

/** A sum of whole numbers, right where it is `size (size + 1) / 2`. */
function sum(value: number, size: number): Outcome {
  return {
    bytes: [Float64Array.of(value)],
    check: () =>
      value === (size * (size + 1)) / 2
        ? { right: true, error: 0.5 }
        : { right: false, wrong: `The sum is ${value}.` },
    counted,
  };
}

const shape = {
  unit: 'numbers',
  sizes: [10, 100, 1000],
  headline: 100,
  engines: ['cpu', 'webgpu'],
  grows: true,
} as const;

function suite(
  name: string,
  prepare: (size: number, backend: Backend) => Work,
  more: Partial<Suite> = {},
): Suite {
  return {
    name,
    title: `Sums, ${name}`,
    ...shape,
    prepare: async (size, backend) => prepare(size, backend),
    ...more,
  };
}

const endless = new Promise<never>(() => {});

/** `webgpu` is the engine that goes wrong where one does. */
export const fakeSuites: readonly Suite[] = [
  suite('right', (size) => ({ run: async () => sum((size * (size + 1)) / 2, size), dispose() {} })),
  suite('wrong-on-webgpu', (size, { info }) => ({
    run: async () => sum((size * (size + 1)) / 2 + (info.name === 'webgpu' ? 1 : 0), size),
    dispose() {},
  })),
  suite('wrong-later', (size, { info }) => {
    let runs = 0;
    return {
      run: async () => sum((size * (size + 1)) / 2 + (info.name === 'webgpu' && ++runs > 3 ? 1 : 0), size),
      dispose() {},
    };
  }),
  suite('fails', (_, { info }) => ({
    run: async () => {
      if (info.name === 'webgpu')
        throw new IsolossError('device-lost', 'The GPU was lost.', '', { kind: 'run' });
      return sum(1, 1);
    },
    dispose() {},
  })),
  suite('dies', (_, { info }) => ({
    run: async () => {
      if (info.name === 'webgpu') process.kill(process.pid, 'SIGKILL');
      return sum(1, 1);
    },
    dispose() {},
  })),
  suite('hangs', (_, { info }) => ({
    run: () => (info.name === 'webgpu' ? endless : Promise.resolve(sum(1, 1))),
    dispose() {},
  })),
  suite('half', (size) => ({
    run: async () => sum((size * (size + 1)) / 2, size),
    sampled: size / 2,
    dispose() {},
  })),
];

function fakeBackend({ backend, adapter }: EngineSpec): Backend {
  const info: BackendInfo = {
    name: backend,
    adapter: adapter ?? 'a processor',
    precision: 'f32',
    software: backend === 'webgpu',
  };
  return { info, prepare: () => Promise.reject(new Error('no problems here')), dispose() {} };
}

export function fakeAgent(): Agent {
  let compiled = 0;
  const open = async (spec: EngineSpec): Promise<OpenedEngine> => {
    if (spec.adapter?.includes('broken'))
      throw new IsolossError('no-webgpu-adapter', 'No WebGPU: it is broken.', '');
    return {
      backend: fakeBackend(spec),
      timestamps: spec.backend === 'webgpu',
      spent: () => (spec.backend === 'webgpu' ? { compile: compiled++, device: compiled * 1e-3 } : {}),
    };
  };
  return createAgent({
    suites: fakeSuites,
    adapters: async () => [
      { name: 'swiftshader-device-subzero', software: true },
      { name: 'llvmpipe-llvm-15-0-6-256-bits', software: true },
    ],
    open,
    ceilings: async () => ceilings,
    calibrate: async () => 0.01,
  });
}

/** Agents of this process; `ended` counts those that were ended. */
export function fakeAgents(): {
  readonly start: StartAgent;
  readonly count: { started: number; ended: number };
} {
  const count = { started: 0, ended: 0 };
  const start: StartAgent = async () => {
    count.started++;
    return {
      agent: fakeAgent(),
      end: async () => {
        count.ended++;
      },
    };
  };
  return { start, count };
}
