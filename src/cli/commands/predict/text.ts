import { predictParts } from '../../../report/sentences/predict.js';
import type { PredictRecord } from '../../../tasks/predict/record.js';
import { partsText } from '../../parts.js';

/** Rows of a table that are shown. */
const SHOWN = 20;

/** Predictions for a person at a terminal; `out` is the table that has all of them. */
export function predictText(
  record: PredictRecord,
  out: string | undefined,
  stream: NodeJS.WritableStream,
): string {
  return partsText(predictParts(record, SHOWN, out === undefined ? ' (--out FILE writes all)' : ''), stream);
}
