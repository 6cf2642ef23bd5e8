/** An agent as a process, `bench-agent.js`: forked by `startAgent` of `agents-node.ts`. */
import { serve } from './agent-link.js';
import { calibrate, measureCeilings } from './ceilings/index.js';
import { createAgent } from './engine-agent.js';
import { adaptersHere, openEngine } from './open-engine.js';
import { endWithOwner, processEndpoint } from './process-endpoint.js';
import { suites } from './suites/index.js';

endWithOwner();
serve(
  createAgent({
    suites,
    adapters: adaptersHere,
    open: openEngine,
    ceilings: measureCeilings,
    calibrate,
    processor() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  }),
  processEndpoint(process),
);
