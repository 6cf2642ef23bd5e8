import type { DerivedQuantity, Law, LawParameter, Preset } from '../law.js';
import { from } from '../papers.js';
import { resource } from '../shared/symbols.js';

/** Published curves by their number of breaks. */
const published: Readonly<Record<number, readonly Preset[]>> = {
  1: [
    {
      name: 'caballero-2022-addition',
      ...from('caballero-2022', 'code'),
      values: {
        a: 0.41388453071629455,
        b: 2.2772722897737556,
        c0: 0.055077348404973955,
        c1: 5.662903816010331,
        d1: 612.5836172918001,
        f1: 0.059193036393742314,
      },
      inputs: { x: { unit: 'examples', description: 'size of the training set', range: [160, 736] } },
      note: 'Four-digit addition: squares of differences of log(1 + error) over the first 14 of 17 sizes.',
    },
  ],
  3: [
    {
      name: 'caballero-2022-example',
      ...from('caballero-2022', 'Figure 1'),
      values: {
        a: 1e-3,
        b: 4660,
        c0: 0.05,
        c1: 0.49,
        d1: 3e6,
        f1: 1.1,
        c2: -0.811,
        d2: 1e14,
        f2: 1.425,
        c3: 2.1,
        d3: 2e20,
        f3: 0.05,
      },
      note: 'The curve that Figure 1 draws to show three breaks.',
    },
  ],
};

/** More breaks than this cannot be estimated from usual data. */
export const MAX_BREAKS = 8;

/**
 * Piecewise power laws in one resource, `breaks` smooth changes of slope apart:
 * `y = a + b x^-c0 prod_i (1 + (x/d_i)^(1/f_i))^(-c_i f_i)`.
 * The formula takes the product through logarithms, since (x/d)^(1/f) overflows at a sharp break.
 */
export function broken(breaks: number): Law {
  const indices = Array.from({ length: breaks }, (_, i) => i + 1);
  const bends = indices.map((i) => ` - c${i}*f${i}*softplus((log(x) - log(d${i}))/f${i})`);
  return {
    name: `broken:${breaks}`,
    title: `Broken power law with ${breaks} ${breaks === 1 ? 'break' : 'breaks'}`,
    family: 'one resource',
    formula: `a + b*exp(-c0*log(x)${bends.join('')})`,
    inputs: [resource],
    parameters: [
      {
        name: 'a',
        unit: 'that of the loss',
        description: 'floor that no amount of the resource removes',
        domain: 'nonnegative',
        start: [0.01, 10],
      },
      {
        name: 'b',
        unit: 'that of the loss times that of x^c0',
        description: 'offset of the first segment',
        domain: 'positive',
      },
      {
        name: 'c0',
        unit: '1',
        description: 'rate at which the loss falls in the first segment',
        domain: 'real',
        start: [0, 1],
      },
      ...indices.flatMap(breakParameters),
    ],
    target: { unit: 'any', description: 'loss or error; it may rise between breaks' },
    ...(breaks === 0 ? {} : { derived: [lastRate(indices)] }),
    loss: { residual: 'log', rho: { kind: 'squared' } },
    ...from('caballero-2022'),
    presets: published[breaks] ?? [],
  };
}

/** The rate beyond all breaks, to which each contributes; rates in between depend on the order of the breaks. */
function lastRate(indices: readonly number[]): DerivedQuantity {
  return {
    name: 'c_end',
    unit: '1',
    description: 'rate at which the loss above its floor falls beyond the last break',
    formula: ['c0', ...indices.map((i) => `c${i}`)].join(' + '),
  };
}

function breakParameters(i: number): LawParameter[] {
  return [
    {
      name: `c${i}`,
      unit: '1',
      description: `what break ${i} adds to the rate`,
      domain: 'real',
      start: [-1, 6],
    },
    {
      name: `d${i}`,
      unit: 'that of x',
      description: `where break ${i} lies`,
      domain: 'positive',
    },
    {
      name: `f${i}`,
      unit: '1',
      description: `width of break ${i} in log x; 0 is sharp`,
      domain: 'positive',
      start: [0.01, 2],
    },
  ];
}
