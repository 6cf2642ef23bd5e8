/** The objective over two parameters at the resolution of a screen, the others held at the optimum. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { Model } from '../../problem/model.js';
import { pictureSmoothing } from '../fit/objective-grid.js';
import type { FitOutcome } from '../fit/outcome.js';
import { planeAxes } from './profile-plane.js';

export interface ObjectivePlane {
  readonly axes: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Of the first axis, then the second; in the back end's own arithmetic, and not finite where there is none. */
  readonly objective: Float64Array;
}

/** Coordinates that are off by more than this are not sums of what either axis adds. */
const TOLERANCE = 1e-9;

/** Points by which that is seen. */
const LOOKS = 16;

/** `count` values an axis; undefined where `planeAxes` finds no two axes. */
export async function objectivePlane(
  outcome: FitOutcome,
  backend: Backend,
  count: number,
  control: Control = {},
): Promise<ObjectivePlane | undefined> {
  const { model, record } = outcome;
  const axes = planeAxes(outcome, count);
  if (axes === undefined) return undefined;
  const [across, up] = axes;
  const optimum = Float64Array.from(model.free, ({ name }) => record.parameters[name]);
  const at = (i: number, j: number): Float64Array => {
    const natural = optimum.slice();
    natural[across.at] = across.values[i];
    natural[up.at] = up.values[j];
    return model.toInternal(natural);
  };
  const points = pointsOf(at, across.values.length, up.values.length, model);
  const prepared = await backend.prepare(model.problem);
  try {
    const smoothing = pictureSmoothing(model.problem);
    const { objective } = await prepared.objective(points, smoothing, control, { gradient: false });
    return { axes: axes.map(({ at: j, values }) => ({ name: model.free[j].name, values })), objective };
  } finally {
    prepared.dispose();
  }
}

/**
 * All points. A coordinate is most often a sum of one parameter's and another's parts (a logarithm, shifted by an exponent times a
 * mean), so that two lines of points give all others, which takes a hundredth of the time; where it is not, each is computed.
 */
function pointsOf(
  at: (i: number, j: number) => Float64Array,
  width: number,
  height: number,
  { problem: { size } }: Model,
): Float64Array {
  const origin = at(0, 0);
  const along = Array.from({ length: width }, (_, i) => at(i, 0));
  const upwards = Array.from({ length: height }, (_, j) => at(0, j));
  const sum = (i: number, j: number, k: number): number => along[i][k] + (upwards[j][k] - origin[k]);
  const isSum = Array.from({ length: LOOKS }, (_, look) => {
    const i = Math.round(((look + 1) / LOOKS) * (width - 1));
    const j = Math.round((((7 * look) % LOOKS) / LOOKS) * (height - 1));
    return at(i, j).every((u, k) => Math.abs(sum(i, j, k) - u) <= TOLERANCE * (1 + Math.abs(u)));
  }).every(Boolean);
  const points = new Float64Array(width * height * size);
  for (let i = 0, place = 0; i < width; i++) {
    for (let j = 0; j < height; j++, place += size) {
      if (isSum) for (let k = 0; k < size; k++) points[place + k] = sum(i, j, k);
      else points.set(at(i, j), place);
    }
  }
  return points;
}
