/** Power laws and rules in one resource. */
import { type Claim, fromPrint, independent, type Study } from '../claim.js';
import { spanOver } from '../printed.js';
import { at } from '../values.js';

/** FLOP of a PF-day: 1e15 FLOP a second for a day. */
const PF_DAY = 8.64e19;

/** A power of one resource at a point, from constants as they are printed. */
const power = (
  paper: string,
  place: string,
  what: string,
  printed: string,
  [k, a, x]: readonly [k: string, a: string, x: number],
): Claim<undefined> => ({
  paper,
  place,
  what,
  printed,
  of: () => Number(k) * x ** Number(a),
  span: () => spanOver({ k, a }, (v) => v.k * x ** v.a),
});

const value = (
  paper: string,
  place: string,
  what: string,
  preset: string,
  x: number,
  printed: string,
): Claim<undefined> => ({ paper, place, what, printed, of: () => at(preset, { x }) });

/** Compute of the models of GPT-3, on 3e11 tokens each. */
const gpt3: readonly Claim<undefined>[] = (
  [
    ['125', '2.60'],
    ['356', '7.42'],
    ['760', '15.8'],
    ['1320', '27.5'],
    ['2650', '55.2'],
    ['6660', '139'],
    ['12850', '268'],
    ['174600', '3.64e3'],
  ] as const
).map(([millions, printed]) => ({
  paper: 'brown-2020',
  place: 'Table D.1',
  what: `PF-days of ${millions} million parameters on 3e11 tokens, as 6 N D`,
  printed,
  of: () => (6 * Number(millions) * 1e6 * 3e11) / PF_DAY,
}));

const gpt3Law: readonly Claim<undefined>[] = (
  [
    ['2.60', '2.455'],
    ['7.42', '2.334'],
    ['15.8', '2.251'],
    ['27.5', '2.192'],
    ['55.2', '2.120'],
    ['139', '2.028'],
    ['268', '1.965'],
    ['3640', '1.734'],
  ] as const
).map(([days, printed]) =>
  value(
    'brown-2020',
    independent,
    `loss of 2.57 C^-0.048 at ${days} PF-days`,
    'power:brown-2020',
    Number(days),
    printed,
  ),
);

const cerebras: readonly Claim<undefined>[] = (
  [
    ['2.6e18', '2.603'],
    ['1.3e19', '2.369'],
    ['6.1e19', '2.168'],
    ['2.8e20', '1.992'],
    ['1.1e21', '1.849'],
    ['6.3e21', '1.687'],
    ['2.3e22', '1.580'],
  ] as const
).map(([flop, printed]) =>
  value(
    'dey-2023',
    independent,
    `loss of the law at ${flop} FLOP`,
    'saturating-power:dey-2023',
    Number(flop),
    printed,
  ),
);

/** Compute of a model off the best size over that at it, and steps likewise (Appendix B of Kaplan et al.). */
function offOptimal(ratio: number, aN: number, aS: number): { compute: number; steps: number } {
  const steps = (1 + (aS / aN) * (1 - ratio ** -aN)) ** (-1 / aS);
  return { compute: ratio * steps, steps };
}

const kaplanExponent = (aS: number, aB: number, aN: number): number => 1 / (1 / aS + 1 / aB + 1 / aN);

/** The same loss reached by stopping a larger model at alphaN/alphaS above its converged loss, beside 2 % above that of a smaller. */
function stoppingEarly({ s, n }: Readonly<Record<'s' | 'n', number>>) {
  const [early, late] = [n / s, 0.02];
  const size = ((1 + early) / (1 + late)) ** (1 / n);
  const steps = ((1 + 1 / late) / (1 + 1 / early)) ** (1 / s);
  return { size, steps, compute: 100 * (1 - size / steps) };
}

/** Where the loss for the best use of compute meets that of the data of one epoch at the critical batch. */
function crossing(v: Readonly<Record<'cc' | 'ac' | 'dc' | 'ad' | 'k' | 'e', number>>): number {
  const slope = v.ac - v.ad * v.e;
  return Math.exp((v.ac * Math.log(v.cc) - v.ad * Math.log(v.dc / v.k)) / slope);
}

const crossingConstants = { cc: '3.1e8', ac: '0.050', dc: '5.4e13', ad: '0.095', k: '4e10', e: '0.26' };

const separate = 'the printed rule is a fit of its own to the runs, not this formula of the other constants';

const kaplan: readonly Claim<undefined>[] = [
  {
    paper: 'kaplan-2020',
    place: 'Equation 4.4',
    what: 'exponent of N in the tokens below which a model overfits, alphaN/alphaD of Table 2',
    printed: '0.74',
    of: () => 0.076 / 0.103,
  },
  {
    paper: 'kaplan-2020',
    place: 'Table 6',
    what: 'exponent of the best tokens, from those of batch (0.24) and steps (0.03)',
    printed: '0.27',
    of: () => 0.24 + 0.03,
  },
  {
    paper: 'kaplan-2020',
    place: 'Table 6',
    what: 'best tokens at a PF-day, from batch (2.0e6) and least steps (5.4e3), of which the critical batch needs twice as many',
    printed: '2e10',
    of: () => 2 * 2e6 * 5.4e3,
  },
  {
    paper: 'kaplan-2020',
    place: 'Appendix B',
    what: 'compute of a model of 0.6 times the best size, over that of the best',
    printed: '1.2',
    of: () => offOptimal(0.6, 0.077, 0.76).compute,
  },
  {
    paper: 'kaplan-2020',
    place: 'Appendix B',
    what: 'compute of a model of 2.2 times the best size, over that of the best',
    printed: '1.2',
    of: () => offOptimal(2.2, 0.077, 0.76).compute,
  },
  {
    paper: 'kaplan-2020',
    place: 'Appendix B',
    what: 'steps of a model of 2.2 times the best size, over those of the best',
    printed: '0.55',
    of: () => offOptimal(2.2, 0.077, 0.76).steps,
  },
  {
    paper: 'kaplan-2020',
    place: 'Equation 1.3',
    what: 'exponent of the loss in compute, 1/(1/alphaS + 1/alphaB + 1/alphaN)',
    printed: '0.050',
    of: () => kaplanExponent(0.76, 0.21, 0.077),
    span: () => spanOver({ s: '0.76', b: '0.21', n: '0.077' }, ({ s, b, n }) => kaplanExponent(s, b, n)),
    why: separate,
  },
  {
    paper: 'kaplan-2020',
    place: 'Table 6',
    what: 'exponent of the best N in compute, from the same three',
    printed: '0.73',
    of: () => kaplanExponent(0.76, 0.21, 0.077) / 0.077,
    span: () => spanOver({ s: '0.76', b: '0.21', n: '0.077' }, ({ s, b, n }) => kaplanExponent(s, b, n) / n),
    why: separate,
  },
  {
    paper: 'kaplan-2020',
    place: 'Section 6',
    what: 'the exponent of the loss in compute that the paper predicts from the same three',
    printed: '0.054',
    of: () => kaplanExponent(0.76, 0.21, 0.077),
    span: () => spanOver({ s: '0.76', b: '0.21', n: '0.077' }, ({ s, b, n }) => kaplanExponent(s, b, n)),
    why: 'the printed constants do not give the printed prediction, whichever way they were rounded',
  },
  {
    paper: 'kaplan-2020',
    place: 'Section 6',
    what: 'the exponent of the best N in compute that the paper predicts, from its 0.054 and alphaN 0.076',
    printed: '0.71',
    of: () => 0.054 / 0.076,
  },
  {
    paper: 'kaplan-2020',
    place: 'Equation B.5',
    what: 'per cent by which training that uses compute best stops above the loss at convergence',
    printed: '10',
    of: () => (100 * 0.077) / 0.76,
  },
  ...(
    [
      ['parameters, as a factor', '2.7', 'size'],
      ['fewer updates, as a factor', '7.7', 'steps'],
      ['less compute, in per cent', '65', 'compute'],
    ] as const
  ).map(([what, printed, name]) => ({
    paper: 'kaplan-2020',
    place: 'Appendix B.3',
    what: `stopping there, not 2 % above convergence, for the same loss: ${what}`,
    printed,
    of: () => stoppingEarly({ s: 0.76, n: 0.077 })[name],
    span: () => spanOver({ s: '0.76', n: '0.077' }, (v) => stoppingEarly(v)[name]),
  })),
  {
    paper: 'kaplan-2020',
    place: 'Equation 6.8',
    what: 'PF-days at which the laws in compute and in tokens of one epoch meet',
    printed: '1e4',
    of: () =>
      crossing(
        Object.fromEntries(
          Object.entries(crossingConstants).map(([name, text]) => [name, Number(text)]),
        ) as Record<keyof typeof crossingConstants, number>,
      ),
    span: () => spanOver(crossingConstants, crossing),
    why: 'the two laws cross at a small angle; the authors call the place uncertain by an order of magnitude',
  },
  power('kaplan-2020', 'Equation 6.8', 'best N at the 1e4 PF-days of that crossing', '1e12', [
    '1.3e9',
    '0.73',
    1e4,
  ]),
  {
    paper: 'kaplan-2020',
    place: 'Equation 6.8',
    what: 'loss at the 1e4 PF-days of that crossing',
    printed: '1.7',
    of: () => at('power:kaplan-2020-compute-efficient', { x: 1e4 }),
  },
  {
    paper: 'kaplan-2020',
    place: independent,
    what: 'loss of the best use of 1 PF-day',
    printed: '2.658',
    of: () => at('power:kaplan-2020-compute-efficient', { x: 1 }),
  },
];

const henighan: readonly Claim<undefined>[] = [
  {
    paper: 'henighan-2020',
    place: "an encyclopedia's article on scaling laws",
    what: 'coefficient of the best N in FLOP, from (C/5e-12 PF-days)^0.7',
    printed: '9.0e-7',
    of: () => (1 / (5e-12 * PF_DAY)) ** 0.7,
  },
];

const rules: readonly Claim<undefined>[] = [
  power('grattafiori-2024', 'text', 'best tokens at 3.8e25 FLOP, from the legend of a figure', '16.55e12', [
    '0.299',
    '0.537',
    3.8e25,
  ]),
  {
    ...power('grattafiori-2024', 'text', 'the same from the rounded pair of the text', '16.55e12', [
      '0.29',
      '0.53',
      3.8e25,
    ]),
    why: 'the text cuts the pair of the legend, 0.299 and 0.537, off after two digits',
  },
  {
    paper: 'grattafiori-2024',
    place: 'text',
    what: 'parameters that 3.8e25 FLOP leave for 16.55e12 tokens, as C/(6 D)',
    printed: '402e9',
    of: () => 3.8e25 / (6 * 16.55e12),
    why: 'the printed pair takes 3.99e25 FLOP as 6 N D',
  },
  power(
    'sun-2024',
    'text',
    'best tokens at the 3.1088e24 FLOP for which 58.1e9 parameters are best',
    '5.6e12',
    ['3.2', '0.50', 3.1088e24],
  ),
  {
    paper: 'liu-2025',
    place: 'Table 9',
    what: '6 N D of the best N and D, over C: coefficient',
    printed: '1.0000',
    of: () => 6 * 0.0483359 * 3.4480927,
  },
  {
    paper: 'liu-2025',
    place: 'Table 9',
    what: '6 N D of the best N and D, over C: exponent',
    printed: '1.000000',
    of: () => 0.5112684 + 0.4887316,
  },
  {
    paper: 'bi-2024',
    place: 'quoted by several',
    what: 'M D of the best model scale M and tokens D, over C: coefficient',
    printed: '1.000',
    of: () => 0.1715 * 5.8316,
  },
  {
    paper: 'bi-2024',
    place: 'quoted by several',
    what: 'M D of the best model scale M and tokens D, over C: exponent',
    printed: '1.0000',
    of: () => 0.5243 + 0.4757,
  },
  value('liu-2025', independent, 'best N at 1e20 FLOP', 'rule:liu-2025-parameters', 1e20, '8.12153e8'),
  value('liu-2025', independent, 'best D at 1e20 FLOP', 'rule:liu-2025-tokens', 1e20, '2.05216e10'),
  value(
    'liu-2025',
    independent,
    'best learning rate at 1e20 FLOP',
    'rule:liu-2025-learning-rate',
    1e20,
    '9.02521e-4',
  ),
  value('liu-2025', independent, 'best batch at 1e20 FLOP', 'rule:liu-2025-batch', 1e20, '1.230526e6'),
  value(
    'grattafiori-2024',
    independent,
    'best tokens at 3.8e25 FLOP',
    'rule:grattafiori-2024-tokens',
    3.8e25,
    '1.6294e13',
  ),
  value(
    'grattafiori-2024',
    independent,
    'the same from the rounded pair',
    'rule:grattafiori-2024-tokens-text',
    3.8e25,
    '1.0464e13',
  ),
  value('sun-2024', independent, 'best N at 3.1088e24 FLOP', 'rule:sun-2024-parameters', 3.1088e24, '58.1e9'),
  value('sun-2024', independent, 'best D at 3.1088e24 FLOP', 'rule:sun-2024-tokens', 3.1088e24, '5.642e12'),
  {
    paper: 'porian-2024',
    place: "another paper's table",
    what: 'best batch in tokens: 0.00037 sequences of 2,048',
    printed: '0.7576',
    of: () => at('rule:porian-2024-batch', { x: 1 }),
    span: () => spanOver({ k: '0.00037' }, ({ k }) => 2048 * k),
  },
  ...(
    [
      [2.4e9, '2.314407'],
      [4e9, '2.204436'],
      [1e10, '2.020105'],
    ] as const
  ).map(([N, printed]) =>
    value(
      'charles-2025',
      independent,
      `loss of ${N / 1e9}e9 parameters, data-parallel`,
      'power:charles-2025-data-parallel',
      N,
      printed,
    ),
  ),
  ...(
    [
      [4e9, '2.224'],
      [1e10, '2.090'],
    ] as const
  ).map(([N, printed]) => ({
    paper: 'charles-2025',
    place: 'measured',
    what: `loss of ${N / 1e9}e9 parameters, data-parallel, as the law predicts it`,
    printed,
    of: () => at('power:charles-2025-data-parallel', { x: N }),
    why: 'beyond the sizes it was fitted to, a power law without a floor falls too fast; the paper speaks of a few per cent',
  })),
  ...(
    [
      [1, '2.1781'],
      [2, '2.1957'],
      [4, '2.2135'],
    ] as const
  ).map(([M, printed]) => ({
    paper: 'charles-2025',
    place: independent,
    what: `loss of 4e9 parameters with ${M} ${M === 1 ? 'replica' : 'replicas'}, joint law`,
    printed,
    of: () => at('replicas:charles-2025-loss', { N: 4e9, M }),
  })),
  {
    paper: 'charles-2025',
    place: independent,
    what: 'inner learning rate of 4e9 parameters, 1 replica',
    printed: '7.4423e-5',
    of: () => at('replicas:charles-2025-learning-rate', { N: 4e9, M: 1 }),
  },
  {
    paper: 'charles-2025',
    place: independent,
    what: 'batch of 4e9 parameters, 1 replica',
    printed: '467911',
    of: () => at('replicas:charles-2025-batch', { N: 4e9, M: 1 }),
  },
  {
    paper: 'hestness-2017',
    place: independent,
    what: 'what ten times the data leaves of the loss of word models',
    printed: '0.860',
    of: () => 10 ** -0.0656,
  },
  {
    paper: 'hestness-2017',
    place: independent,
    what: 'what ten times the data leaves of the top-1 error on ImageNet',
    printed: '0.491',
    of: () => 10 ** -0.309,
  },
];

const trends: readonly Claim<undefined>[] = [
  {
    paper: 'kwa-2025',
    place: 'README',
    what: 'months in which the horizon doubles, from 212 days',
    printed: '7',
    of: () => 212 / (365.25 / 12),
  },
];

export const oneResource: readonly Study[] = [
  fromPrint([...gpt3, ...gpt3Law, ...cerebras, ...kaplan, ...henighan, ...rules, ...trends]),
];
