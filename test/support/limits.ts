import { defineLaw } from '../../src/laws/index.js';
import { createModel, type Model } from '../../src/problem/model.js';

/** Laws that reach, in some rows, for a number that is not there, and what their limits are. */
export const limitColumns = {
  x: Float64Array.of(0, 0.4, 0.9, 1.7, 2.6, 5, 0, 0.2),
  /** At most 1, in which 1 - z is zero in one row. */
  z: Float64Array.of(0.5, 1, 0, 0.25, 0.1, 0.75, 1, 0),
  y: Float64Array.of(3, 1.1, 0.7, 0.2, 2, 1.3, 0.6, 0.9),
} as const;

export interface LimitCase {
  readonly formula: string;
  /** Of p, q > 0 and r, s. */
  readonly truth: (p: number, q: number, r: number, s: number, x: number, y: number, z: number) => number;
  readonly residual?: 'raw' | 'log';
  /** Values of p, q, r, s. */
  readonly at?: readonly number[];
}

const { exp, log, sqrt, tanh, max } = Math;

export const limitCases: readonly LimitCase[] = [
  { formula: 'r + p*x^q', truth: (p, q, r, _s, x) => r + p * x ** q },
  { formula: 'r + p*x^s', truth: (p, _q, r, s, x) => (x === 0 ? r : r + p * x ** s) },
  { formula: 'r + (p - r)/(1 + (q/x)^1.5)', truth: (p, q, r, _s, x) => r + (p - r) / (1 + (q / x) ** 1.5) },
  { formula: 'r + (p - r)/(1 + (q/x)^s)', truth: (p, q, r, s, x) => r + (p - r) / (1 + (q / x) ** s) },
  {
    formula: 'r + (p - r)/(1 + (q/x)^s)',
    truth: (p, q, r, s, x) => r + (p - r) / (1 + (q / x) ** s),
    at: [1.3, 0.8, 0.4, -0.6],
  },
  { formula: 'r + (p - r)/(1 + (x/q)^-s)', truth: (p, q, r, s, x) => r + (p - r) / (1 + (q / x) ** s) },
  { formula: 'r + p*exp(-q/x)', truth: (p, q, r, _s, x) => r + p * exp(-q / x) },
  { formula: 'r + p*exp(-q/x)/x', truth: (p, q, r, _s, x) => r + (x === 0 ? 0 : (p * exp(-q / x)) / x) },
  { formula: 'p + r*x*log(x)', truth: (p, _q, r, _s, x) => p + (x === 0 ? 0 : r * x * log(x)) },
  { formula: 'p + r*x^q*log(x)', truth: (p, q, r, _s, x) => p + (x === 0 ? 0 : r * x ** q * log(x)) },
  {
    formula: 'r*log1p(x) + sqrt(q*x) + (p*x)^0.7',
    truth: (p, q, r, _s, x) => r * Math.log1p(x) + sqrt(q * x) + (p * x) ** 0.7,
  },
  { formula: 'p*tanh(q/x) + r', truth: (p, q, r, _s, x) => p * tanh(q / x) + r },
  {
    formula: 'p*atan(q/x) + r*sigmoid(q*log(x))',
    truth: (p, q, r, _s, x) => p * Math.atan(q / x) + (r * x ** q) / (1 + x ** q),
  },
  {
    formula: 'max(p, log(x)) + min(q, 1/x)*r',
    truth: (p, q, r, _s, x) => max(p, log(x)) + Math.min(q, 1 / x) * r,
  },
  { formula: 'softplus(r + log(x)) + p', truth: (p, _q, r, _s, x) => Math.log1p(x * exp(r)) + p },
  {
    formula: 'p*((z + q*z^0.4*(1 - z)^0.6)*y + 1)^-s + r',
    truth: (p, q, r, s, _x, y, z) => p * ((z + q * z ** 0.4 * (1 - z) ** 0.6) * y + 1) ** -s + r,
  },
  {
    formula: 'p*((y + q*x^s*(1 - z)^0.6)*y)^-r',
    truth: (p, q, r, s, x, y, z) => p * ((y + q * (x === 0 ? 0 : x ** s) * (1 - z) ** 0.6) * y) ** -r,
    residual: 'log',
  },
  {
    formula: 'p/(1 + (q/x)^0.5 + (1/z)^2) + y^r',
    truth: (p, q, r, _s, x, y, z) => p / (1 + (q / x) ** 0.5 + (1 / z) ** 2) + y ** r,
  },
  {
    formula: 'p*y^-r + q/(y*(x + z))^0.3',
    truth: (p, q, r, _s, x, y, z) => p * y ** -r + q / (y * (x + z)) ** 0.3,
    residual: 'log',
  },
];

/** Values of p, q, r, s that suit every case. */
export const limitValues = [1.3, 0.8, 0.4, 0.6] as const;

export const limitNames: readonly string[] = ['p', 'q', 'r', 's'];

interface LimitSettings {
  readonly residual?: 'raw' | 'log';
  readonly bound?: Readonly<Record<string, readonly [number | null, number | null]>>;
  readonly fix?: Readonly<Record<string, string>>;
  readonly columns?: Readonly<Record<string, Float64Array>>;
}

/** A formula over columns as a model; p and q are positive. */
export function limitModel(formula: string, settings: LimitSettings = {}): Model {
  const { residual = 'raw', bound = {}, fix = {} } = settings;
  const columns: Readonly<Record<string, Float64Array>> = settings.columns ?? limitColumns;
  const count = Object.values(columns)[0].length;
  const law = defineLaw({
    name: 'limits',
    formula,
    inputs: Object.keys(columns).filter((name) => new RegExp(`\\b${name}\\b`).test(formula)),
    parameters: limitNames.filter((name) => new RegExp(`\\b${name}\\b`).test(formula)),
  });
  return createModel(
    law,
    {
      inputs: new Map(Object.entries(columns)),
      target: new Float64Array(count).fill(1),
      weight: new Float64Array(count).fill(1),
      rowNumbers: Int32Array.from({ length: count }, (_, i) => i + 2),
      source: 'runs.csv',
      rowWord: 'line',
    },
    {
      loss: { residual, rho: { kind: 'squared' } },
      fix,
      positive: ['p', 'q'].filter((name) => law.parameters.some((parameter) => parameter.name === name)),
      bound,
    },
  );
}
