/** Significance level of findings in the residuals, after Bonferroni correction for all tests of a fit. */
export const ADEQUACY_LEVEL = 1e-3;
