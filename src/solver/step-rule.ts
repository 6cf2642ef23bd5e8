/**
 * The damped Gauss-Newton step, as every back end takes it. Each fit keeps u, its objective f, gradient g and
 * reweighted normal matrix H, a damping and a scale s (one number a parameter). One step:
 *
 *  1. s_i = max(s_i, H_ii): the largest curvature seen on the way (s starts at 0).
 *  2. A coordinate at its bound whose -g_i points outward is frozen: its row and column of the matrix become
 *     those of the identity and its gradient 0. So is one that the caller holds, and one that no run has felt yet
 *     (s_i = 0); with the latter the end is `singular`.
 *  3. Factor M = H + damping diag(s). Where that fails, treat as a rejected step.
 *  4. d = -M^-1 g and promise = -g'd / 2. If promise (1 + damping) <= tolerance f, the fit has converged
 *     (`atBound` where a coordinate is frozen).
 *  5. The trial is u + d clamped to its bounds. It is accepted where its sums are finite and f does not rise; with
 *     damping up to INITIAL_DAMPING f may rise by what rounding hides, RESOLUTION noise, where noise is the sum over
 *     rows of |d rho / d value| times the size of the value. Where f falls by at least FAITHFUL of the promise, less
 *     what rounding hides, damping = max(damping / EASE, MIN_DAMPING). Otherwise the trial is rejected, and f, g and H
 *     are kept: damping = damping * TIGHTEN.
 *  6. Beyond MAX_DAMPING no step in any direction helps, and after PATIENCE steps without a fall that can be seen none
 *     will: the fit ends, converged where no more than NEGLIGIBLE f or RESOLUTION noise was promised.
 *
 * Every time round counts as one step, rejected ones included.
 */

/**
 * Starts are far from any optimum, so the first steps are short; easing makes up for it in a few steps. Of 1e-3 to 1,
 * this led the most customary starts to the optimum on each of five published tables.
 */
export const INITIAL_DAMPING = 1e-1;

/** What an accepted step that kept its promise divides the damping by. */
export const EASE = 5;

/**
 * The share of its promise (without the factor of 4.) that a step must keep for the damping to be eased: in a narrow
 * bent valley easing after every small success makes every other step a rejection.
 */
export const FAITHFUL = 0.75;

/** What a rejected step multiplies the damping by: less than EASE, so that an easing and a rejection in turn still ease. */
export const TIGHTEN = 4;

/**
 * Keeps a parameter whose term has died out (s_i remembers that it once mattered) from leaping to infinity. In f32
 * anything less is lost in the rounding of H; f64 can afford less, and needs it along nearly degenerate valleys.
 */
export const MIN_DAMPING = 1e-8;

/** MIN_DAMPING where the search runs in f64. */
export const MIN_DAMPING_F64 = 1e-12;

/** Here a step is 1e10 times shorter than Newton's: below rounding in f64, far below it in f32. */
export const MAX_DAMPING = 1e10;

/** A fit that hits MAX_DAMPING with no more than this promised, relative to the objective, has converged. */
export const NEGLIGIBLE = 1e-9;

/** What f32 cannot resolve of an objective, as a share of its noise: an eighth of an ulp, since rows partly cancel. */
export const RESOLUTION = 2 ** -26;

/** RESOLUTION where the search runs in f64. */
export const RESOLUTION_F64 = 2 ** -55;

/** Steps in a row that may pass without a fall that can be seen; the gradient is good for some after the last. */
export const PATIENCE = 24;
