import type { Likelihood } from './likelihood.js';

/** The scale on which a residual is taken: log L_hat - log L, L_hat - L, or L_hat / L - 1. */
export type ResidualScale = 'log' | 'raw' | 'relative';

/**
 * The penalty of one residual r. Squared is r^2; Huber's core is r^2/2 and its tail delta (|r| - delta/2), times `over`
 * for r > 0 and `under` for r < 0 (1 where absent); absolute is |r|; quantile(tau) makes the law the tau-quantile of the losses:
 * tau (-r) for r < 0 and (1 - tau) r for r > 0, r being prediction minus observation.
 */
export type Rho =
  | { readonly kind: 'squared' }
  | {
      readonly kind: 'huber';
      readonly delta: number;
      readonly over?: number | undefined;
      readonly under?: number | undefined;
    }
  | { readonly kind: 'absolute' }
  | { readonly kind: 'quantile'; readonly tau: number };

/**
 * The objective is always the sum over rows of weight times rho(residual), never a mean. With a likelihood residuals are
 * deviance residuals, squared: `residual` is raw, their observation being zero.
 */
export interface Loss {
  readonly residual: ResidualScale;
  readonly rho: Rho;
  readonly likelihood?: Likelihood | undefined;
}

export const defaultLoss: Loss = { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } };

/**
 * Every penalty in one form, the only one that kernels implement:
 * rho(r) = c(r) h(r), h(r) = r^2/2 for |r| <= delta and delta (|r| - delta/2) beyond,
 * c(r) = up for r > 0 and down otherwise. Squared is c = 2 with an infinite delta (`UNBOUNDED`);
 * absolute and quantile losses are approached as delta falls, with c = weight / delta.
 */
export interface HuberForm {
  readonly delta: number;
  readonly up: number;
  readonly down: number;
}

/** A delta that no residual reaches, still finite in f32. */
export const UNBOUNDED = 1e30;

/** `rho` as a {@link HuberForm}; `smoothing` is the delta that replaces zero in absolute and quantile losses. */
export function huberForm(rho: Rho, smoothing: number): HuberForm {
  switch (rho.kind) {
    case 'squared':
      return { delta: UNBOUNDED, up: 2, down: 2 };
    case 'huber':
      return { delta: rho.delta, up: rho.over ?? 1, down: rho.under ?? 1 };
    case 'absolute':
      return { delta: smoothing, up: 1 / smoothing, down: 1 / smoothing };
    case 'quantile':
      return { delta: smoothing, up: (1 - rho.tau) / smoothing, down: rho.tau / smoothing };
  }
}

/** True where the penalty has a kink at zero, so that no gradient can certify its minimum. */
export function hasKink(rho: Rho): boolean {
  return rho.kind === 'absolute' || rho.kind === 'quantile';
}

/** Whether the penalty is not the same on both sides of zero. */
export function isTwoSided(rho: Rho): boolean {
  const { up, down } = huberForm(rho, 1);
  return up !== down;
}

/** Huber's penalty at a residual of size |r|: r^2/2 up to `delta`, delta (|r| - delta/2) beyond. */
export function huber(size: number, delta: number): number {
  return size <= delta ? (size * size) / 2 : delta * (size - delta / 2);
}

/** rho(r), without smoothing. */
export function penalty(rho: Rho, r: number): number {
  const size = Math.abs(r);
  switch (rho.kind) {
    case 'squared':
      return r * r;
    case 'huber':
      return huber(size, rho.delta) * ((r > 0 ? rho.over : rho.under) ?? 1);
    case 'absolute':
      return size;
    case 'quantile':
      return (r > 0 ? 1 - rho.tau : rho.tau) * size;
  }
}
