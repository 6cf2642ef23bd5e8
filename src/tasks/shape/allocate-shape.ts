/** The best transformer for a budget: exhaustive search over a family of shapes, each trained until the budget is spent. */
import { type Architecture, parameterCounts, type SizeName, sizeOf } from '../../costs/architecture.js';
import type { Family } from '../../costs/families.js';
import { type FlopConventionName, flopsPerToken } from '../../costs/flops.js';
import { buildableShapes } from '../../costs/shapes.js';
import { field, IsolossError } from '../../errors.js';
import { nearest } from '../../formula/nearest.js';
import { extrapolationWarnings } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { levelOf } from '../fitted/level.js';
import { fitReference } from '../fitted/reference.js';
import { predict } from '../predict/predict.js';
import type { ShapeRecord, TrainedShape } from './record.js';

/** The budget, the family whose shapes can be built, and how N and FLOP are counted. */
export interface AllocateShapeOptions {
  /** FLOP. */
  readonly budget: number;
  readonly family: Family;
  /** How FLOP are counted. Default: `matmul`. */
  readonly flops?: FlopConventionName;
  /** How the law counts N. Default: `total`, but for Kaplan's law `non-embedding`. */
  readonly size?: SizeName;
  /** Inputs of the law besides N and D. */
  readonly set?: Readonly<Record<string, number>>;
  /** Number of further shapes in the record, one per width. Default: 4. */
  readonly others?: number;
  /** Level of the band; by default the fit's. */
  readonly level?: number;
}

/** Losses this close, relative, count as near the best: runs repeated with another seed differ by more. */
const NEAR = 0.001;

/**
 * Minimises the predicted loss over all shapes of the family, in float64; D is what the budget pays for by the shape's
 * own FLOP. Throws `bad-budget`, `no-shape-inputs`, `missing-input`, `unknown-input`, `bad-architecture` and what
 * predictions throw.
 */
export function allocateShape(fitted: FittedLaw, options: AllocateShapeOptions): ShapeRecord {
  const { budget, family, flops = 'matmul', set = {}, others = 4 } = options;
  const size = options.size ?? (fitted.law.name === 'kaplan' ? 'non-embedding' : 'total');
  checkQuestion(fitted, budget, set);
  const shapes = buildableShapes(family);
  const N = Float64Array.from(shapes, (shape) => sizeOf(parameterCounts(shape), size));
  const D = Float64Array.from(shapes, (shape) => budget / flopsPerToken(shape, flops).training);
  const constants = Object.entries(set).map(
    ([name, value]) => [name, new Float64Array(N.length).fill(value)] as const,
  );
  // Bands and extrapolation factors are needed for the best shape alone.
  const { name, law, values } = fitted;
  const loss = predict({ name, law, values }, { ...Object.fromEntries(constants), N, D }).value;

  const trained = (i: number): TrainedShape => ({
    architecture: shapes[i],
    parameters: parameterCounts(shapes[i]),
    flopsPerToken: flopsPerToken(shapes[i], flops),
    N: N[i],
    D: D[i],
    overSixND: budget / (6 * N[i] * D[i]),
    loss: loss[i],
  });
  const [first, ...rest] = bestOfEachWidth(shapes, loss);
  const best = trained(first);
  const level = levelOf(fitted, options.level);
  const at = {
    ...Object.fromEntries(Object.entries(set).map(([key, v]) => [key, [v]])),
    N: [best.N],
    D: [best.D],
  };
  const { band, beyond = {} } = predict(fitted, at, { level });
  const bandLimits = band === undefined ? undefined : ([band.lower[0], band.upper[0]] as const);
  const nearBest = [...loss.keys()].filter((i) => loss[i] <= best.loss + NEAR * Math.abs(best.loss));
  return {
    schema: 'isoloss/shape@1',
    fit: fitReference(fitted),
    budget,
    flops,
    size,
    set,
    tried: shapes.length,
    best,
    band: bandLimits?.every(Number.isFinite) === true ? bandLimits : null,
    level,
    others: rest.slice(0, others).map(trained),
    near: {
      share: NEAR,
      shapes: nearBest.length,
      N: [
        nearBest.reduce((a, i) => Math.min(a, N[i]), best.N),
        nearBest.reduce((a, i) => Math.max(a, N[i]), best.N),
      ],
    },
    warnings: [
      ...(fitted.warnings ?? []),
      ...extrapolationWarnings(fitted, beyond),
      ...edgeWarnings(family, shapes, best.architecture),
    ],
  };
}

function checkQuestion({ law }: FittedLaw, budget: number, set: Readonly<Record<string, number>>): void {
  if (!(budget > 0 && Number.isFinite(budget))) {
    throw new IsolossError(
      'bad-budget',
      `A budget of ${budget} FLOP buys nothing.`,
      'Give a number above zero.',
    );
  }
  const names = law.inputs.map(({ name }) => name);
  if (!names.includes('N') || !names.includes('D')) {
    throw new IsolossError(
      'no-shape-inputs',
      `The law ${law.name} has no inputs N and D, which are what a shape and a budget decide.`,
      `Its inputs are ${names.join(', ')}: use isoloss allocate with a ${field('cost')} of these.`,
    );
  }
  const free = names.filter((name) => name !== 'N' && name !== 'D');
  const unknown = Object.keys(set).find((name) => !free.includes(name));
  if (unknown !== undefined) {
    const nearBest = nearest(unknown, free);
    throw new IsolossError(
      'unknown-input',
      names.includes(unknown)
        ? `${unknown} follows from the shape and the budget.`
        : `${unknown} is no input of the law ${law.name}.`,
      nearBest.length > 0
        ? `Did you mean ${nearBest.join(' or ')}?`
        : `Leave ${field('set')} ${unknown} out.`,
    );
  }
  const missing = free.filter((name) => !Object.hasOwn(set, name));
  if (missing.length > 0) {
    throw new IsolossError(
      'missing-input',
      `The law ${law.name} also needs ${missing.join(' and ')}.`,
      `Add ${field('set')} ${missing.map((name) => `${name}=...`).join(',')}.`,
    );
  }
}

/** The row of the lowest loss at each width, lowest first. */
function bestOfEachWidth(shapes: readonly Architecture[], loss: Float64Array): number[] {
  const best = new Map<number, number>();
  for (const [i, { width }] of shapes.entries()) {
    const before = best.get(width);
    if (before === undefined || loss[i] < loss[before]) best.set(width, i);
  }
  return [...best.values()].sort((a, b) => loss[a] - loss[b]);
}

/** A best shape at a limit of a range is constrained by that range. */
function edgeWarnings({ aspect }: Family, shapes: readonly Architecture[], best: Architecture): string[] {
  const { width, layers } = best;
  const widths = shapes.map((shape) => shape.width);
  const isExtreme = width === widths[0] || width === widths.at(-1);
  const depths = shapes.filter((shape) => shape.width === width).map((shape) => shape.layers);
  const shallowest = depths[0] === layers;
  const deepest = depths.at(-1) === layers;
  return [
    ...(isExtreme && widths[0] !== widths.at(-1)
      ? [
          `The best shape is the ${width === widths[0] ? 'narrowest' : 'widest'} that was tried: widen width=lo..hi.`,
        ]
      : []),
    ...(depths.length > 1 && (shallowest || deepest) && !isExtreme
      ? [
          `The law knows nothing of depth and width, only what they cost: the best shape is as ${shallowest ? 'shallow' : 'deep'} for its width as aspect=${aspect[0]}..${aspect[1]} allows.`,
        ]
      : []),
  ];
}
