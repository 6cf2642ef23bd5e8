/** Laws of the catalogue on made-up runs, and the losses that they are fitted with. */
import type { Law } from '../../../src/laws/index.js';
import type { Loss } from '../../../src/loss/loss.js';
import { createModel, type Model } from '../../../src/problem/model.js';
import { spread } from './support.js';

export const losses: readonly Loss[] = [
  { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } },
  { residual: 'raw', rho: { kind: 'squared' } },
  { residual: 'relative', rho: { kind: 'quantile', tau: 0.8 } },
];

/** A law of the catalogue on made-up runs near its published values, or the middle of its start ranges. */
export function modelNear(law: Law, loss: Loss): { model: Model; natural: Float64Array } {
  const rows = 37;
  const inputs = new Map(
    law.inputs.map(({ name }, k) => [
      name,
      spread(rows, 100 * k).map((v) => (name === 'x' ? 10 ** (1 + 3 * v) : 10 ** (7 + 2.5 * v))),
    ]),
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
  const natural = Float64Array.from(first.free, ({ definition }) => {
    const [lo, hi] = definition.start ?? [0.3, 0.9];
    return law.presets[0]?.values[definition.name] ?? (lo > 0 ? Math.sqrt(lo * hi) : (lo + hi) / 2);
  });
  const truth = first.predict(first.toInternal(natural), Object.fromEntries(inputs));
  const model = make(truth.map((value, row) => value * Math.exp(0.02 * Math.sin(7 * row))));
  return { model, natural };
}
