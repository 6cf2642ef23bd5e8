import type { Interval } from '../../statistics/intervals.js';
import type { FitReference } from '../fitted/reference.js';
import type { ChainJob } from './job.js';

/** A task's metric at one point, through its loss. */
export interface ChainedPoint {
  /** The inputs of the loss, and of the metric besides the loss; natural units. */
  readonly at: Readonly<Record<string, number>>;
  /** The row of the table, 1-based. */
  readonly row?: number;
  readonly loss: number;
  readonly lossBand: Interval | null;
  readonly value: number;
  /** Of the law: by the refits of the loss, each fed to a refit of the metric. */
  readonly band: Interval | null;
  /** Of a new run: with the scatter of losses about their law and of the metric about its own. */
  readonly newRun: Interval | null;
  readonly observed?: number;
  /** Prediction over observation, less 1. */
  readonly error?: number;
  /** Whether the band of a new run holds the observation. */
  readonly inside?: boolean;
}

/** A task with its two fits, and its metric at every point. */
export interface ChainedTask {
  readonly name: string;
  readonly loss: FitReference;
  readonly metric: FitReference;
  /** The input of the metric's law that is the loss. */
  readonly feed: string;
  /** Pairs of draws of the two fits behind the bands. */
  readonly draws: number;
  readonly points: readonly ChainedPoint[];
  /** What to know before believing it, one sentence each. */
  readonly warnings: readonly string[];
}

/** Groups of one fit of the loss (recipes, data sets) side by side at one point. */
export interface ComparedPoint {
  readonly at: Readonly<Record<string, number>>;
  /** From the best on. */
  readonly groups: readonly {
    readonly group: string;
    readonly value: number;
    /** The value less that of the best group, over pairs of draws of both fits; null for the best, and without refits. */
    readonly behind: Interval | null;
    /** Share of draws in which no other group is better; null without refits. */
    readonly first: number | null;
  }[];
}

/** Which group of a fit is best at every point that all of them have. */
export interface ChainedComparison {
  readonly name: string;
  /** The columns or expression that tell groups apart. */
  readonly by: string;
  /** Whether larger values are better: the metric rises where the loss falls. */
  readonly higherIsBetter: boolean;
  readonly points: readonly ComparedPoint[];
}

/** The record of a chain; all of it follows from the job and the fits. */
export interface ChainRecord {
  readonly schema: 'isoloss/chain@1';
  readonly job?: ChainJob;
  readonly level: number;
  readonly tasks: readonly ChainedTask[];
  /** Present where fits have groups. */
  readonly comparisons?: readonly ChainedComparison[];
  /** Over all points that were observed, if any. */
  readonly score?: {
    readonly observed: number;
    /** Mean and largest |prediction / observation - 1|. */
    readonly meanError: number;
    readonly largestError: number;
    /** Share of observations inside the bands of a new run; null without bands. */
    readonly coverage: number | null;
  };
  readonly notes: readonly string[];
}
