/** Shapes of a family: every member within its ranges, and the one nearest a size. */
import {
  type Architecture,
  badArchitecture,
  parameterCounts,
  type SizeName,
  sizeOf,
} from './architecture.js';
import { type Family, member } from './families.js';

/** Shapes of one search at most. */
const MAX_SHAPES = 1e6;

/**
 * Every member of the family, narrowest first, then shallowest. Throws `bad-architecture` where there is none, and where
 * there are more than a million.
 */
export function buildableShapes(family: Family): Architecture[] {
  const {
    width: [narrowest, widest],
    layers,
    aspect,
    kvHeads = 1,
  } = family;
  const step =
    family.heads === undefined ? leastMultiple(family.widthMultiple, family.headSize) : family.widthMultiple;
  const shapes: Architecture[] = [];
  for (let width = Math.ceil(narrowest / step) * step; width <= widest; width += step) {
    if ((family.heads ?? width / family.headSize) % kvHeads !== 0) continue;
    const shallowest = Math.max(layers[0], Math.ceil(width / aspect[1]));
    const deepest = Math.min(layers[1], Math.floor(width / aspect[0]));
    for (let depth = shallowest; depth <= deepest; depth++) {
      shapes.push(member(family, depth, width));
      if (shapes.length > MAX_SHAPES) {
        throw badArchitecture(
          `there are more than ${MAX_SHAPES} shapes`,
          'Narrow layers=lo..hi, width=lo..hi or aspect=lo..hi.',
        );
      }
    }
  }
  if (shapes.length === 0) {
    throw badArchitecture(
      'no depth and width lie within its ranges',
      'Widen layers=lo..hi, width=lo..hi or aspect=lo..hi (width over layers), or lower multiple and head_size.',
    );
  }
  return shapes;
}

function leastMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return (a / divisor(a, b)) * b;
}

/** How `nearestShape` counts parameters, and which of the shapes near N it prefers. */
export interface NearestOptions {
  /** How N counts. Default: all parameters. */
  readonly size?: SizeName;
  /** Of the shapes within this distance of N, in log N, the one nearest the preferred aspect ratio is chosen. */
  readonly tolerance?: number;
  /** Width over layers. Default: the geometric mean of the family's range. */
  readonly preferredAspect?: number;
}

/** The member nearest N parameters: by log distance, then by aspect. Throws `bad-architecture`. */
export function nearestShape(N: number, family: Family, options: NearestOptions = {}): Architecture {
  const { size = 'total', tolerance = 0.01 } = options;
  if (!(N > 0 && Number.isFinite(N)))
    throw badArchitecture(`${N} parameters cannot be`, 'Give a number above zero.');
  const preferred = options.preferredAspect ?? Math.sqrt(family.aspect[0] * family.aspect[1]);
  const distance = (shape: Architecture): number =>
    Math.abs(Math.log(sizeOf(parameterCounts(shape), size) / N));
  const aspectDistance = ({ width, layers }: Architecture): number =>
    Math.abs(Math.log(width / layers / preferred));
  const shapes = buildableShapes(family).map((shape) => ({
    shape,
    far: distance(shape),
    odd: aspectDistance(shape),
  }));
  const closest = shapes.reduce((least, shape) => Math.min(least, shape.far), Number.POSITIVE_INFINITY);
  const within = Math.max(closest, tolerance);
  return shapes.filter((shape) => shape.far <= within).reduce((a, b) => (b.odd < a.odd ? b : a)).shape;
}
