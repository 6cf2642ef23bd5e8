/**
 * The iteration of every search: the Levenberg-Marquardt method on iteratively reweighted least squares.
 *
 * Each fit keeps its coordinates u, the objective f = sum over rows of w rho(r), its gradient g, and the reweighted normal
 * matrix H = sum over rows of w psi(r)/r J'J (J = dr/du, psi = rho'), besides a damping lambda, a diagonal scale s and an
 * extrapolation alpha, at first 1. The local model is m(d) = f + g'd + d'(H + lambda diag(s))d / 2. One iteration:
 *
 *  1. s_i = max(s_i, H_ii), the largest curvature so far (Moré's scaling; s starts at 0).
 *  2. Active set: a coordinate at a bound with -g_i pointing outward is frozen: its row and column of the matrix are
 *     replaced by the identity's, its gradient by 0. So are coordinates that the caller holds fixed, and those without
 *     curvature at any iterate so far (s_i = 0); with one of the latter the status at convergence is `singular`.
 *  3. Cholesky factorisation of M = H + lambda diag(s). Failure counts as a rejected step.
 *  4. Step d = -M^-1 g; predicted reduction f - m(d) = -g'd / 2. The fit has converged where
 *     (1 + lambda) times the predicted reduction is at most tolerance f (status `atBound` where a bound is active).
 *  5. Trial point u + alpha d, projected onto the bounds. It is accepted where its sums are finite and the actual reduction is
 *     not negative. With lambda <= INITIAL_DAMPING the objective may also rise within its rounding error, RESOLUTION noise,
 *     where noise = sum over rows of |d rho / d value| |value|. Where the gain ratio, actual over predicted reduction, is
 *     at least MIN_GAIN_RATIO up to that rounding error, lambda = max(lambda / DAMPING_DECREASE, MIN_DAMPING).
 *     Otherwise an accepted step leaves lambda as it is. A rejected step keeps u, f, g and H, and
 *     lambda = lambda DAMPING_INCREASE, or lambda NOT_FINITE_INCREASE where the sums at the trial point are not finite.
 *     alpha is 1 after a rejection, a low gain ratio, or with lambda > EXTRAPOLATED_DAMPING. Else it is what would have
 *     minimised the quadratic through f, g'd and the actual reduction: reweighting takes the curvature of large residuals
 *     for more than it is, so that the full step is short by as much again or more, iteration after iteration. With q the
 *     gain ratio and kappa = (2 alpha - q) / alpha^2 the curvature along d relative to the model's, the next alpha is
 *     1 / kappa, between 1 and MAX_EXTRAPOLATION.
 *  6. The fit stops where lambda exceeds MAX_DAMPING, or after MAX_STALLED_STEPS steps without a reduction beyond rounding:
 *     converged where (1 + lambda) times the predicted reduction is at most NEGLIGIBLE_REDUCTION f or RESOLUTION noise,
 *     `singular` otherwise.
 *
 * Every iteration counts as one step, rejected ones included.
 */

/**
 * Starts are far from any optimum, so the first steps are short; the damping falls within a few steps where they succeed.
 * Of 1e-3 to 1, this value led the most starts of the customary grid to the optimum on each of five published tables.
 */
export const INITIAL_DAMPING = 1e-1;

/** Divisor of the damping after an accepted step with a sufficient gain ratio. */
export const DAMPING_DECREASE = 5;

/**
 * The gain ratio from which the damping is decreased. In a narrow curved valley, decreasing it after every small success
 * makes every other step a rejection.
 */
export const MIN_GAIN_RATIO = 0.75;

/** Factor of the damping after a rejected step; less than DAMPING_DECREASE, so that one of each still decreases it. */
export const DAMPING_INCREASE = 4;

/** The same where sums at the trial point are not finite, which says that the step was much too long. */
export const NOT_FINITE_INCREASE = 16;

/**
 * Steps are extrapolated by at most this factor. It saves about half of the passes on the customary grid of five published
 * tables, and a sixth over the laws of the catalogue; 2 saves less, 6 and 8 not more.
 */
export const MAX_EXTRAPOLATION = 4;

/** Above this damping steps are short because they are damped, which the damping's own decrease is for. */
export const EXTRAPOLATED_DAMPING = 1e-4;

/**
 * Keeps a parameter whose term has become negligible (s_i keeps its former curvature) from stepping to infinity. In f32 a
 * smaller damping is lost in the rounding of H; f64 resolves a smaller one, and needs it along nearly degenerate valleys.
 */
export const MIN_DAMPING = 1e-8;

/** MIN_DAMPING where the search runs in f64. */
export const MIN_DAMPING_F64 = 1e-12;

/** Steps of this damping are 1e10 times shorter than undamped ones: below rounding in f64, far below it in f32. */
export const MAX_DAMPING = 1e10;

/** A fit that stops by step 6 has converged if the undamped predicted reduction, relative to the objective, is at most this. */
export const NEGLIGIBLE_REDUCTION = 1e-9;

/** Rounding error of an objective in f32 as a fraction of its noise: an eighth of an ulp, since errors of rows partly cancel. */
export const RESOLUTION = 2 ** -26;

/** RESOLUTION where the search runs in f64. */
export const RESOLUTION_F64 = 2 ** -55;

/**
 * Steps in a row without a reduction of the objective beyond rounding after which a fit stops; the gradient still improves
 * the parameters in some of them.
 */
export const MAX_STALLED_STEPS = 24;
