/** Continues fits that stopped in a valley whose floor is flat to rounding, or that follows a kink. */
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedOf } from '../../linear-algebra/matrix-shape.js';
import { hasKink } from '../../loss/loss.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import { MANY_COORDINATES, scaledToUnit } from '../../solver/certificate.js';
import type { CpuKernel, ProblemData } from '../../solver/kernel.js';
import { moveToKinks } from '../../solver/kinked-coordinates.js';
import type { Polished, Polisher } from '../../solver/polish.js';
import { isSettled } from './minima.js';

/** Rounds at most, each of which holds another coordinate or the same one elsewhere. */
const MAX_ROUNDS = 4;

/** A smaller relative fall of the objective ends the rounds. */
const LEAST_FALL = 1e-7;

/**
 * Where a polish did not converge, a direction without curvature spoils its steps along all others. With the coordinate held
 * that has most part in this direction, the others have a minimum; from there the polish is repeated without holding it. The
 * result has the lower objective.
 */
export function alongFlatValley(
  problem: CpuKernel,
  best: Polished,
  polish: Polisher,
  maxSteps: number,
): Polished {
  let reached = hasKink(problem.loss.rho) ? best : alongKinks(problem, best, polish, maxSteps);
  for (let round = 0; round < MAX_ROUNDS && !isSettled(reached); round++) {
    const flattest = flattestCoordinate(problem, reached);
    if (flattest === undefined) break;
    const others = polish(reached.parameters, { maxSteps, hold: [flattest] });
    const before = reached.objective;
    if (!(others.objective < before)) break;
    const all = polish(others.parameters, { maxSteps });
    reached = all.objective <= others.objective ? all : polish(others.parameters, { maxSteps: 0 });
    if (!(reached.objective < before * (1 - LEAST_FALL))) break;
  }
  return reached.objective < best.objective ? reached : best;
}

/** With the coordinates held at whose kinks a polish stopped, where the others then have a minimum; else the same. */
function alongKinks(problem: CpuKernel, best: Polished, polish: Polisher, maxSteps: number): Polished {
  const at = best.parameters.slice();
  const hold = moveToKinks(problem, at, best);
  if (hold.length === 0) return best;
  const others = polish(at, { maxSteps, hold });
  return others.objective <= best.objective ? others : best;
}

/** The coordinate with most part in the direction of least curvature; undefined for many coordinates, and where none is free. */
function flattestCoordinate(problem: ProblemData, { gaussNewton, atBound }: Polished): number | undefined {
  const shape = shapeOf(problem);
  const { size } = shape;
  if (size >= MANY_COORDINATES) return undefined;
  const isFrozen = Uint8Array.from({ length: size }, (_, i) => (atBound.includes(i) ? 1 : 0));
  const matrix = packedOf(shape, scaledToUnit(shape, gaussNewton, isFrozen));
  // The largest come first.
  const least = symmetricEigen(matrix, size).vectors[size - 1];
  let most: number | undefined;
  for (let i = 0; i < size; i++) {
    if (!isFrozen[i] && Math.abs(least[i]) > Math.abs(most === undefined ? 0 : least[most])) most = i;
  }
  return most;
}
