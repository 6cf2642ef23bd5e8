/** A law over some of the rows that it was made for. */
import type { Model } from './model.js';

/** The model over these rows, in this order: `inputs`, `limit` and the problem's observations; not to be fitted. */
export function overRows(model: Model, rows: Uint32Array): Model {
  const { counts } = model.problem;
  const pick = (column: Float64Array): Float64Array => {
    const out = new Float64Array(rows.length);
    for (let i = 0; i < out.length; i++) out[i] = column[rows[i]];
    return out;
  };
  return {
    ...model,
    inputs: model.inputs.map(pick),
    limit: { ...model.limit, inputs: model.limit.inputs.map(pick) },
    problem: {
      ...model.problem,
      rows: rows.length,
      columns: model.problem.columns.map(pick),
      target: pick(model.problem.target),
      weight: pick(model.problem.weight),
      ...(counts === undefined
        ? {}
        : { counts: { ...counts, observed: pick(counts.observed), size: pick(counts.size) } }),
    },
  };
}
