import type { DerivedQuantity, LawInput, LawParameter, PresetInput, Range } from '../law.js';

/** Symbols used by several laws, defined once so that they mean the same everywhere. */

export const modelSize: LawInput = {
  name: 'N',
  unit: 'parameters',
  description: 'size of the model',
  aliases: ['params', 'parameters'],
  typical: [5e7, 1.6e10],
};

export const trainingTokens: LawInput = {
  name: 'D',
  unit: 'tokens',
  description: 'tokens trained on, repetitions counted',
  aliases: ['tokens'],
  typical: [1e9, 5e11],
};

export const resource: LawInput = {
  name: 'x',
  unit: 'any',
  description: 'the resource that was scaled: parameters, tokens, compute, steps',
  typical: [1e6, 1e10],
};

export const trainingCompute: LawInput = {
  name: 'C',
  unit: 'FLOP',
  description: 'compute of the training run',
  aliases: ['compute', 'flops', 'flop'],
  typical: [1e18, 1e22],
};

/** The loss, as an input of laws that start from it. */
export const lossInput: LawInput = {
  name: 'x',
  unit: 'nats per token',
  description: 'loss of the model',
  aliases: ['loss'],
  typical: [1.8, 4],
};

export const crossEntropy = {
  unit: 'nats per token',
  description: 'cross-entropy of the trained model',
} as const;

/** A loss or an error in whatever unit, of laws of one resource. */
export const anyLoss = {
  unit: 'any',
  description: 'loss or error that falls as the resource grows',
} as const;

/** Compute in PF-days: a day of 1e15 FLOP a second each, 8.64e19 FLOP. */
export function petaflopDays(description: string): PresetInput {
  return { unit: 'PF-days (8.64e19 FLOP)', description, typical: [1e-3, 1e4] };
}

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

/** Those of Chinchilla, with which many laws begin: a floor, and a power law each in parameters and tokens. */
export const additiveParameters: readonly LawParameter[] = [
  irreducible,
  coefficient('A', modelSize, 'alpha'),
  coefficient('B', trainingTokens, 'beta'),
  exponent('alpha', modelSize),
  exponent('beta', trainingTokens),
];

/** A parameter above zero. */
export function positive(name: string, unit: string, description: string, start?: Range): LawParameter {
  return { name, unit, description, domain: 'positive', ...(start === undefined ? {} : { start }) };
}

/** A parameter that may be zero: a floor, or the weight of a term that may be missing. */
export function nonnegative(name: string, unit: string, description: string, start?: Range): LawParameter {
  return { name, unit, description, domain: 'nonnegative', ...(start === undefined ? {} : { start }) };
}

/** A parameter of either sign, or within `domain`. */
export function real(
  name: string,
  unit: string,
  description: string,
  start?: Range,
  domain: 'real' | Range = 'real',
): LawParameter {
  return { name, unit, description, domain, ...(start === undefined ? {} : { start }) };
}

/** An exponent without the customary grid, between 0 and 2. */
export function rate(name: string, description: string, start: Range = [0.02, 1]): LawParameter {
  return real(name, '1', description, start, [0, 2]);
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
