/** Laws of the catalogue on made-up runs, and the losses that they are fitted with. */
import { lawRuns } from '../../../simulated/runs.js';
import type { Law } from '../../../src/laws/index.js';
import { defaultLoss, type Loss } from '../../../src/loss/loss.js';
import { createModel, type Model } from '../../../src/problem/model.js';
import { spread } from './support.js';

const losses: readonly Loss[] = [
  { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } },
  { residual: 'raw', rho: { kind: 'squared' } },
  { residual: 'relative', rho: { kind: 'quantile', tau: 0.8 } },
];

/** Laws that between them have every kind of operation, taken with every kind of loss. */
const withEveryLoss = ['chinchilla', 'kaplan', 'data-constrained', 'broken:3', 'routed', 'precision'];

/**
 * Every loss for some laws, for the others their own, without a likelihood, as made-up losses are no counts: what differs by
 * loss does not depend on the formula.
 */
export function lossesOf({ name, loss = defaultLoss }: Law): readonly Loss[] {
  return withEveryLoss.includes(name) ? losses : [{ residual: loss.residual, rho: loss.rho }];
}

/** Over the 22 decades that its curve is drawn for, sharp breaks far away are ill-conditioned in single precision. */
const otherInputs: Readonly<Record<string, (rows: number) => Float64Array>> = {
  'broken:3': (rows) => spread(rows).map((v) => 10 ** (1 + 3 * v)),
};

/** A law of the catalogue on made-up runs near its published values. */
export function modelNear(law: Law, loss: Loss): { model: Model; natural: Float64Array } {
  const rows = 37;
  const { values, columns } = lawRuns(law.name, rows);
  const inputs = new Map(
    law.inputs.map(({ name }) => [name, otherInputs[law.name]?.(rows) ?? columns[name]]),
  );
  const make = (target: Float64Array): Model =>
    createModel(
      law,
      {
        inputs,
        target,
        weight: spread(rows, 7).map((v) => 0.5 + v),
        rowNumbers: Int32Array.from(target.keys()),
        source: 'made up',
        rowWord: 'row',
      },
      { loss, fix: {}, positive: [], bound: {} },
    );
  const first = make(new Float64Array(rows).fill(1));
  const natural = Float64Array.from(first.free, ({ name }) => values[name]);
  const truth = first.predict(first.toInternal(natural), Object.fromEntries(inputs));
  const model = make(truth.map((value, row) => value * Math.exp(0.02 * Math.sin(7 * row))));
  return { model, natural };
}
