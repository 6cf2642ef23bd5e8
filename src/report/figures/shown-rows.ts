/** Which runs a figure of many shows. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { thinned, thinnedWords } from './figure.js';

type Rows = FitOutcome['rows'];

/** Every so many, and those at either end of an input, the losses or the residuals: what lies far out is what one looks for. */
export function shownRows(rows: Rows, most?: number): number[] {
  const shown = new Set(thinned(rows.observed.length, most));
  for (const column of [...Object.values(rows.inputs), rows.observed, rows.predicted, rows.residual]) {
    let [least, greatest] = [0, 0];
    column.forEach((value, row) => {
      if (value < column[least]) least = row;
      if (value > column[greatest]) greatest = row;
    });
    shown.add(least).add(greatest);
  }
  return [...shown].filter((row) => row < rows.observed.length).sort((a, b) => a - b);
}

/** `Of 50,000 runs every 34th and the outermost are shown.`; empty where all are. */
export function shownWords(rows: Rows, most?: number): string {
  return thinnedWords(rows.observed.length, most).replace(/ is shown\.$/, ' and the outermost are shown.');
}
