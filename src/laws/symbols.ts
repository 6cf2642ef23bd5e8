import type { DerivedQuantity, LawInput, LawParameter } from './law.js';

/** Symbols used by several laws, defined once so that they mean the same everywhere. */

export const modelSize: LawInput = {
  name: 'N',
  unit: 'parameters',
  description: 'size of the model',
  aliases: ['params', 'parameters'],
};

export const trainingTokens: LawInput = {
  name: 'D',
  unit: 'tokens',
  description: 'tokens trained on, repetitions counted',
  aliases: ['tokens'],
};

export const resource: LawInput = {
  name: 'x',
  unit: 'any',
  description: 'the resource that was scaled: parameters, tokens, compute, steps',
};

export const crossEntropy = {
  unit: 'nats per token',
  description: 'cross-entropy of the trained model',
} as const;

/** Exponentials of the ends and steps of the grid of Hoffmann et al. 2022: log E in -1..1, log A and log B in 0..25. */
const irreducibleGrid = [0.36787944117144233, 0.6065306597126334, 1, 1.6487212707001282, Math.E];
const coefficientGrid = [
  1, 148.4131591025766, 22026.465794806718, 3269017.3724721107, 485165195.4097903, 72004899337.38588,
];
const exponentGrid = [0, 0.5, 1, 1.5, 2];

export const irreducible: LawParameter = {
  name: 'E',
  unit: 'nats per token',
  description: 'loss that no amount of parameters and tokens removes',
  domain: 'nonnegative',
  start: [irreducibleGrid[0], irreducibleGrid[4]],
  grid: irreducibleGrid,
};

/** Coefficient of a power of an input: it takes the input's unit to the exponent. */
export function coefficient(name: string, input: LawInput, exponent: string): LawParameter {
  return {
    name,
    unit: `nats per token times ${input.unit}^${exponent}`,
    description: `weight of the term in ${input.name}`,
    domain: 'positive',
    start: [coefficientGrid[0], coefficientGrid[5]],
    grid: coefficientGrid,
  };
}

export function exponent(name: string, input: LawInput): LawParameter {
  return {
    name,
    unit: '1',
    description: `rate at which the loss falls with ${input.name}`,
    domain: [0, 2],
    start: [0, 2],
    grid: exponentGrid,
  };
}

/** Other customary parametrisations of a power law `(x0/x)^a`, by which `what` falls. */
export function powerRates(what: string): DerivedQuantity[] {
  return [
    {
      name: 'b',
      unit: 'that of the loss times that of x^a',
      description: 'coefficient of the power where it is written b x^-a',
      formula: 'x0^a',
    },
    {
      name: 'tenfold',
      unit: '1',
      description: `what ten times as much x leaves of ${what}, as a factor`,
      formula: '10^-a',
    },
    {
      name: 'halving',
      unit: '1',
      description: `how many times as much x halves ${what}`,
      formula: '2^(1/a)',
    },
  ];
}
