/** Sweeps that do not let go: what fails on one back end is done again, and if need be on the next one. */

import type { Backend } from './contract.js';
import { Attempts, type State } from './retry.js';
import type { Sweeps } from './sweep.js';

export function failoverSweeps(state: State): Sweeps {
  return {
    surface: async (sweep, shares) => {
      const attempts = new Attempts(state, (backend) => sweepsOf(backend).surface(sweep, shares));
      return {
        tile: (first, count, control = {}, into) => {
          // What a failed attempt has taken over it may still write to.
          let free = into;
          return attempts.attempt(`points ${first + 1} to ${first + count}`, control, (surface) => {
            const taken = free;
            free = undefined;
            return surface.tile(first, count, control, taken);
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
