import type { Asymptotic, FitRecord } from './record.js';

/**
 * The asymptotic errors that verdicts and tables use: the sandwich's, which holds whatever the noise of each row, or those of a
 * likelihood whose noise the runs agree with.
 */
export function shownAsymptotic({
  asymptotic,
  goodness,
}: Pick<FitRecord, 'goodness'> & {
  readonly asymptotic: Pick<FitRecord['asymptotic'], 'gaussNewton' | 'sandwich'>;
}): Asymptotic {
  return goodness === undefined || goodness.overdispersed ? asymptotic.sandwich : asymptotic.gaussNewton;
}
