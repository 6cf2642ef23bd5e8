/** An agent as a Web Worker, `bench-worker.js`: started by `startAgent` of `agents-browser.ts`. */
import { workerEndpoint } from '#platform';
import type { EngineSpec } from './agent.js';
import { serve } from './agent-link.js';
import { calibrate, measureCeilings } from './ceilings/index.js';
import { createAgent, type OpenedEngine } from './engine-agent.js';
import { adaptersHere, openEngine } from './open-engine.js';
import { suites } from './suites/index.js';

/** WebGL2 as well, which Node has not. */
async function open(spec: EngineSpec): Promise<OpenedEngine> {
  if (spec.backend !== 'webgl') return openEngine(spec);
  const { WebGlEngine } = await import('../src/backend/webgl/engine.js');
  return { backend: new WebGlEngine(), timestamps: false, spent: () => ({}) };
}

serve(
  createAgent({ suites, adapters: adaptersHere, open, ceilings: measureCeilings, calibrate }),
  workerEndpoint(),
);
