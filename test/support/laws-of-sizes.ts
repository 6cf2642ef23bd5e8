/** Laws of any number of parameters, by formula. */
import { problemOf, type TestProblem } from './problem.js';

const residuals = ['log', 'raw', 'relative'] as const;

/** Exponentials and powers of one to three inputs in turn, two parameters each, times `scale`, on a few made-up runs. */
export function lawOfSize(size: number, scale = 1): TestProblem {
  const parameters = Array.from({ length: size }, (_, i) => `p${i}`);
  const inputs = ['x', 'y', 'z'].slice(0, 1 + (size % 3));
  const column = (offset: number) => Float64Array.from({ length: 30 }, (_, i) => offset + i / 10);
  const terms = Array.from({ length: Math.ceil(size / 2) }, (_, k) => {
    const [factor, rate] = [`p${2 * k}`, `p${2 * k + 1}`];
    const input = inputs[k % inputs.length];
    if (2 * k + 1 === size) return factor;
    return k % 2 === 0 ? `${factor} * exp(-${rate} * ${input})` : `${factor} / ${input}^${rate}`;
  });
  return problemOf({
    formula: scale === 1 ? terms.join(' + ') : `${scale} * (${terms.join(' + ')})`,
    parameters,
    positive: parameters.filter((_, i) => i % 2 === 0),
    inputs: Object.fromEntries(inputs.map((name, i) => [name, column(1 + i)])),
    observed: column(2),
    loss: { residual: residuals[size % 3], rho: { kind: 'squared' } },
  });
}
