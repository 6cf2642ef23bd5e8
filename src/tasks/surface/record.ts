import type { SurfaceFile } from '../../store/surface-file.js';
import type { FitRecord } from '../fit/record.js';
import type { FitReference } from '../fitted/reference.js';
import type { SurfaceJob } from './job.js';

/** An axis of the grid. */
export interface SurfaceAxis {
  readonly name: string;
  /** Unit of the law's input of that name; empty where it is none. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly spacing: 'log' | 'linear' | 'listed';
}

/** A column of the file, with statistics over the rows written. */
export interface SurfaceColumn {
  readonly name: string;
  /** Description, one sentence. */
  readonly about: string;
  /** Minimum and maximum with their first point; null if no value is finite. */
  readonly least: SurfaceExtreme | null;
  readonly greatest: SurfaceExtreme | null;
  /** Points without a finite value: NaN in Parquet, empty in CSV. */
  readonly missing: number;
}

export interface SurfaceExtreme {
  readonly value: number;
  readonly at: Readonly<Record<string, number>>;
}

/** Contour lines of the estimate, in the plane of two axes. */
export interface SurfaceContours {
  readonly x: string;
  readonly y: string;
  readonly levels: readonly number[];
  /** Every vertex is on its level to float64 accuracy; a closed line repeats its first vertex. */
  readonly lines: readonly {
    readonly level: number;
    readonly closed: boolean;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** The record of a surface. `backend`, `seconds` and `events` tell how it ran; the rest follows from job and fit. */
export interface SurfaceRecord {
  readonly schema: 'isoloss/surface@1';
  readonly job: SurfaceJob;
  readonly fit: FitReference;
  /** The last is fastest in the file. */
  readonly axes: readonly SurfaceAxis[];
  /** Axes first. */
  readonly columns: readonly SurfaceColumn[];
  /** Refits of resamples for mean, deviation and quantiles; 0 without any. */
  readonly vectors: number;
  /** Points of the grid. */
  readonly asked: number;
  /** Points evaluated; fewer if the run was interrupted. */
  readonly points: number;
  readonly contours?: SurfaceContours;
  readonly file?: SurfaceFile;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
