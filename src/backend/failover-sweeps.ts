/**
 * Sweeps with retry and failover: work that fails is retried on the same back end, then on the next one. What a device
 * computed is checked in float64 before it is accepted.
 */

import type { SurfaceCheck } from './check-sweeps.js';
import type { Backend } from './contract.js';
import { Attempts, type FailoverState } from './retry.js';
import type { Sweeps } from './sweep.js';

export function failoverSweeps(state: FailoverState): Sweeps {
  return {
    surface: async (sweep, probabilities) => {
      let check: SurfaceCheck | undefined;
      const attempts = new Attempts(state, async (backend) => {
        const surface = await sweepsOf(backend).surface(sweep, probabilities);
        return { surface, isChecked: isChecked(backend), dispose: () => surface.dispose() };
      });
      return {
        tile: (first, count, control = {}, into) => {
          // A failed attempt may still write to the buffers that it was given, so a retry does not get them.
          let reusable = into;
          return attempts.attempt(`points ${first + 1} to ${first + count}`, control, async (prepared) => {
            const reused = reusable;
            reusable = undefined;
            const tile = await prepared.surface.tile(first, count, control, reused);
            if (prepared.isChecked) {
              const { SurfaceCheck } = await import('./check-sweeps.js');
              check ??= new SurfaceCheck(sweep, probabilities);
              await check.check(tile);
            }
            return tile;
          });
        },
        dispose: () => {
          attempts.dispose();
          check?.dispose();
        },
      };
    },
    allocate: async (search, control = {}) => {
      const attempts = new Attempts(state, async (backend) => ({ backend, dispose: () => {} }));
      try {
        return await attempts.attempt('searches of candidates', control, async ({ backend }) => {
          const result = await sweepsOf(backend).allocate(search, control);
          if (isChecked(backend)) (await import('./check-sweeps.js')).checkAllocation(search, result);
          return result;
        });
      } finally {
        attempts.dispose();
      }
    },
  };
}

/** Drivers may be wrong; the CPU's arithmetic is what they are compared with. */
function isChecked({ info }: Backend): boolean {
  return info.name !== 'cpu';
}

function sweepsOf({ info, sweeps }: Backend): Sweeps {
  if (sweeps === undefined) throw new RangeError(`the ${info.name} back end makes no sweeps`);
  return sweeps;
}
