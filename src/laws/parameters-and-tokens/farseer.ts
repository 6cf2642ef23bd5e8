import type { Law, Preset } from '../law.js';
import { from } from '../papers.js';
import { quoted } from '../shared/grades.js';
import { modelSize, real, trainingTokens } from '../shared/symbols.js';

/** Billions, so that a power of N is of order 1 and its coefficient is determined apart from its exponent. */
const BILLION = 1e9;

type Term = readonly [a: number, g: number, b: number];

function values(exponent: Term, coefficient: Term, floor: Term): Readonly<Record<string, number>> {
  const named = (k: number, [a, g, b]: Term) => [
    [`a${k}`, a],
    [`g${k}`, g],
    [`b${k}`, b],
  ];
  return Object.fromEntries([...named(1, exponent), ...named(2, coefficient), ...named(3, floor)]);
}

const inBillions = ([a, g, b]: Term): Term => [a * BILLION ** g, g, b];

const printed: Preset = {
  name: 'li-2025-farseer',
  ...from('li-2025-farseer', 'Equation 15'),
  values: values(
    inBillions([-0.124, 0.123, 0.424]),
    inBillions([88.01, -0.1, -6.287]),
    inBillions([-0.021, 0.169, -0.091]),
  ),
  inputs: { N: { range: [1e8, 3e10] } },
  note: 'To be evaluated, not allocated with: within their printed rounding the loss moves by 5.5 %, and above 1e23 FLOP most such constants have no interior optimum. Printed for N in ones; the coefficients here are for N in billions.',
};

const thirdParty: Preset = {
  name: 'li-2025-farseer-404-runs',
  ...from('li-2025-farseer', 'a fit by others to 404 of its runs'),
  values: values(
    [-3.64018, 0.0422716, 2.426767],
    [6.521068, -0.125777, -1.853805],
    [-2.082316, 0.053076, 1.277014],
  ),
  grade: quoted,
  note: 'More digits than the paper prints, and better to compute with. That N is in billions was inferred from the losses, which agree with those of the printed constants.',
};

/** A power law in tokens whose floor, coefficient and exponent are exponentials of powers of N. */
export const farseer: Law = {
  name: 'farseer',
  title: 'Farseer: floor, coefficient and exponent of the tokens vary with the size of the model',
  family: 'parameters and tokens',
  formula: 'exp(a3*n^g3 + b3) + exp(a2*n^g2 + b2 - log(D)*exp(a1*n^g1 + b1))',
  where: [['n', 'N/1e9']],
  inputs: [{ ...modelSize, description: 'size of the model without embeddings' }, trainingTokens],
  parameters: [
    real('a1', '1', 'weight of N in the log exponent of the tokens', [-5, 1]),
    real('g1', '1', 'power of N in the exponent of the tokens', [-0.5, 0.5]),
    real('b1', '1', 'constant of the log exponent of the tokens', [-3, 3]),
    real('a2', '1', 'weight of N in the log coefficient of the tokens', [0, 20]),
    real('g2', '1', 'power of N in the coefficient of the tokens', [-0.5, 0.5]),
    real('b2', '1', 'constant of the log coefficient of the tokens', [-10, 5]),
    real('a3', '1', 'weight of N in the log of the floor', [-5, 1]),
    real('g3', '1', 'power of N in the floor', [-0.5, 0.5]),
    real('b3', '1', 'constant of the log of the floor', [-3, 3]),
  ],
  target: { unit: 'bits per character', description: 'compression rate of the trained model' },
  derived: [
    {
      name: 'floor_1e9',
      unit: 'bits per character',
      description: 'loss of a model of 1e9 parameters with unlimited tokens',
      formula: 'exp(a3 + b3)',
    },
    {
      name: 'beta_1e9',
      unit: '1',
      description: 'exponent of the tokens at 1e9 parameters',
      formula: 'exp(a1 + b1)',
    },
  ],
  notes: [
    'The paper fits differences of losses at D and sqrt(2) D, then exponents one by one: a joint fit gives other constants.',
  ],
  ...from('li-2025-farseer'),
  presets: [printed, thirdParty],
};
