import type { AxisInput, FormulaInput } from '../../jobs/shapes.js';

/** A fitted law on a grid: which points, and what of the law there. */
export interface SurfaceRequest {
  /** One to four axes of inputs, natural units; the last varies fastest. */
  readonly axes: readonly AxisInput[];
  /** Inputs that are no axis: a number, or a formula of axes and of names set before it. */
  readonly set?: Readonly<Record<string, FormulaInput>>;
  /** Probabilities of the quantiles of the law over the refits, ascending, within 0 and 1. */
  readonly quantiles?: readonly number[];
  /** Slopes along every axis: for a factor of e (`dL_dlogN`) and for one unit (`dL_dN`). Default: false. */
  readonly gradient?: boolean;
  /** Slopes for every parameter of the law (`dL_dalpha`). Default: false. */
  readonly byParameter?: boolean;
  /** The estimate alone, whatever refits there are. Default: false. */
  readonly point?: boolean;
  /** Iso-loss lines of the estimate at these levels, ascending, or at round ones. */
  readonly contours?: 'auto' | readonly number[];
}
