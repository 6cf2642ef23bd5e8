/** Sweeps with retry and failover: work that fails is retried on the same back end, then on the next one. */

import type { Backend } from './contract.js';
import { Attempts, type FailoverState } from './retry.js';
import type { Sweeps } from './sweep.js';

export function failoverSweeps(state: FailoverState): Sweeps {
  return {
    surface: async (sweep, probabilities) => {
      const attempts = new Attempts(state, (backend) => sweepsOf(backend).surface(sweep, probabilities));
      return {
        tile: (first, count, control = {}, into) => {
          // A failed attempt may still write to the buffers that it was given, so a retry does not get them.
          let reusable = into;
          return attempts.attempt(`points ${first + 1} to ${first + count}`, control, (surface) => {
            const reused = reusable;
            reusable = undefined;
            return surface.tile(first, count, control, reused);
          });
        },
        dispose: () => attempts.dispose(),
      };
    },
    allocate: async (search, control = {}) => {
      const attempts = new Attempts(state, async (backend) => ({ on: sweepsOf(backend), dispose: () => {} }));
      return attempts.attempt('searches of candidates', control, ({ on }) => on.allocate(search, control));
    },
  };
}

function sweepsOf({ info, sweeps }: Backend): Sweeps {
  if (sweeps === undefined) throw new RangeError(`the ${info.name} back end makes no sweeps`);
  return sweeps;
}
