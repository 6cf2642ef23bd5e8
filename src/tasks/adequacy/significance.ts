/** From this p-value on, multiplied by the number of tests of the fit, something counts as found in the residuals. */
export const ADEQUACY_LEVEL = 1e-3;
