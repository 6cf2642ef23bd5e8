/** The agent itself: what it tells is of the engine that it was asked for. */
import { expect, test } from 'vitest';
import { createAgent } from '../../bench/engine-agent.js';
import type { Suite } from '../../bench/suite.js';
import type { Backend, BackendInfo } from '../../src/backend/contract.js';
import { ceilings, counted } from './fakes.js';

const infoOf = (name: BackendInfo['name'], adapter: string): BackendInfo => ({
  name,
  adapter,
  precision: 'f32',
  software: false,
});

/** A back end that another one has taken the place of by the third run. */
function agentThatGivesUp() {
  let runs = 0;
  const backend: Backend = {
    get info() {
      return runs < 3 ? infoOf('webgl', 'a GPU') : infoOf('cpu', 'a processor');
    },
    prepare: () => Promise.reject(new Error('no problems here')),
    dispose() {},
  };
  const suite: Suite = {
    name: 'numbers',
    title: 'Numbers',
    unit: 'numbers',
    sizes: [1],
    headline: 1,
    engines: ['webgl'],
    grows: false,
    prepare: async () => ({
      run: async () => {
        runs++;
        return { bytes: [Float64Array.of(1)], check: () => ({ right: true, error: 0 }), counted };
      },
      dispose() {},
    }),
  };
  return createAgent({
    suites: [suite],
    adapters: async () => [],
    open: async () => ({ backend, timestamps: false, spent: () => ({}) }),
    ceilings: async () => ceilings,
    calibrate: async () => 0.01,
  });
}

test('runs that another back end did in the place of the one that is measured have no time', async () => {
  const agent = agentThatGivesUp();
  expect((await agent.open({ backend: 'webgl' })).info.name).toBe('webgl');
  await agent.prepare('numbers', 1);
  expect((await agent.sample(1)).verdict.right).toBe(true);
  await expect(agent.sample(1)).rejects.toMatchObject({
    code: 'bench-engine-changed',
    message: 'The work was done by cpu (a processor), not by webgl (a GPU).',
  });
});
