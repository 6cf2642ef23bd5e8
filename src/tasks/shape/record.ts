import type { Architecture, ParameterCounts, SizeName } from '../../costs/architecture.js';
import type { FlopConventionName, Flops } from '../../costs/flops.js';
import type { Interval } from '../../statistics/intervals.js';
import type { FitReference } from '../fitted/reference.js';
import type { ShapeJob } from './job.js';

/** A transformer counted: parameters, and FLOP per token in every convention. */
export interface ArchitectureRecord {
  readonly schema: 'isoloss/architecture@1';
  /** Of the command line, which repeats it. */
  readonly job?: ShapeJob;
  readonly architecture: Architecture;
  readonly parameters: ParameterCounts;
  readonly flopsPerToken: Readonly<Record<FlopConventionName, Flops>>;
  /** The intended size, and the actual one over it. */
  readonly target?: { readonly N: number; readonly size: SizeName; readonly ratio: number };
}

/** A transformer that can be built, trained until the budget is spent. */
export interface TrainedShape {
  readonly architecture: Architecture;
  readonly parameters: ParameterCounts;
  /** In the convention of the record. */
  readonly flopsPerToken: Flops;
  /** Parameters as the law counts them, and tokens. */
  readonly N: number;
  readonly D: number;
  /** FLOP spent over 6 N D. */
  readonly overSixND: number;
  readonly loss: number;
}

/** The best transformer that can be built and trained for a budget. */
export interface ShapeRecord {
  readonly schema: 'isoloss/shape@1';
  /** Of the command line, which repeats it. */
  readonly job?: ShapeJob;
  readonly fit: FitReference;
  /** FLOP. */
  readonly budget: number;
  /** How FLOP, and how N, were counted. */
  readonly flops: FlopConventionName;
  readonly size: SizeName;
  /** Inputs of the law that were given. */
  readonly set: Readonly<Record<string, number>>;
  /** Shapes evaluated: all in the family's ranges. */
  readonly tried: number;
  readonly best: TrainedShape;
  /** Band of the law at the best shape; null without refits and covariance. */
  readonly band: Interval | null;
  readonly level: number;
  /** The best shapes of other widths, best first. */
  readonly others: readonly TrainedShape[];
  /** Shapes whose loss is within this fraction of the best, and the range of their sizes. */
  readonly near: { readonly share: number; readonly shapes: number; readonly N: Interval };
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
}
