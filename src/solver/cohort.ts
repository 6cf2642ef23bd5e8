/**
 * Starts that may merge with each other. Cohorts depend on the starts' numbers alone, so that chunk sizes do not change
 * results; longer cohorts save more steps, shorter ones balance the load among workers better.
 */
export const COHORT = 128;
