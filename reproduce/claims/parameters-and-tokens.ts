/** Laws in parameters and tokens: losses, exponents of the best allocation, and allocations. */
import { allocate, fittedOfPreset } from '../../src/index.js';
import { type Claim, fromPrint, independent, type Study, study, type Tools } from '../claim.js';
import { spanOver } from '../printed.js';
import { at, derived, spanAt, spanDerived } from '../values.js';

const { exp } = Math;

/** An exponent, or another quantity that the law derives. */
const quantity = (
  paper: string,
  place: string,
  what: string,
  printed: string,
  preset: string,
  name: string,
  why?: string,
): Claim<undefined> => ({
  paper,
  place,
  what,
  printed,
  of: () => derived(preset, name),
  span: spanDerived(preset, name),
  ...(why === undefined ? {} : { why }),
});

const loss = (paper: string, preset: string, N: number, D: number, printed: string): Claim<undefined> => ({
  paper,
  place: independent,
  what: `loss of ${preset} at N = ${N.toExponential().replace('e+', 'e')}, D = ${D.toExponential().replace('e+', 'e')}`,
  printed,
  of: () => at(preset, { N, D }),
});

const rounded = 'chinchilla:hoffmann-2022-rounded';
const unrounded = 'chinchilla:hoffmann-2022';
const besiroglu = 'chinchilla:besiroglu-2024';

const hoffmann: readonly Claim<undefined>[] = (
  [
    ['A', '406.4', exp(6.0073404)],
    ['B', '410.7', exp(6.0179186)],
    ['E', '1.69', exp(0.5267228)],
    ['alpha', '0.34', 0.33917084],
    ['beta', '0.28', 0.2849083],
  ] as const
).map(([name, printed, value]) => ({
  paper: 'hoffmann-2022',
  place: 'text',
  what: `${name} of the third approach, from the unrounded logarithms of the TeX source`,
  printed,
  of: () => value,
}));

/** The largest model that a number of tokens is best for, and the other way round, at the printed sizes of Table A3. */
const tableA3: readonly Claim<undefined>[] = (
  [
    ['400M', 400e6, '9.2e9', '2.21e19'],
    ['1B', 1e9, '27.1e9', '1.62e20'],
    ['10B', 10e9, '410.1e9', '2.46e22'],
    ['67B', 67e9, '4.1e12', '1.71e24'],
    ['175B', 175e9, '12.0e12', '1.26e24'],
    ['280B', 280e9, '20.1e12', '3.52e25'],
    ['520B', 520e9, '43.5e12', '1.36e26'],
    ['1T', 1e12, '94.1e12', '5.65e26'],
    ['10T', 1e13, '1425.5e12', '8.55e28'],
  ] as const
).map(([size, N, tokens, printed]) => ({
  paper: 'hoffmann-2022',
  place: 'Table A3',
  what: `compute of ${size} parameters on ${tokens} tokens, as 6 N D`,
  printed,
  of: () => 6 * N * Number(tokens),
  span: () => spanOver({ D: tokens }, ({ D }) => 6 * N * D),
  ...(size === '175B' ? { why: 'a misprint: the exponent should be 25' } : {}),
  ...(size === '67B' || size === '280B'
    ? {
        why: 'the row does not agree with itself, as others do: its compute is that of 2 to 4 % more tokens than rounding explains',
      }
    : {}),
}));

const encyclopedia: readonly Claim<undefined>[] = (
  [
    ['coefficient of the best N in C', '0.6', () => derived(rounded, 'G') * 6 ** -derived(rounded, 'a_opt')],
    ['exponent of the best N', '0.45', () => derived(rounded, 'a_opt')],
    ['coefficient of the best D in C', '0.3', () => 6 ** -derived(rounded, 'b_opt') / derived(rounded, 'G')],
    ['exponent of the best D', '0.55', () => derived(rounded, 'b_opt')],
    [
      'coefficient of the reducible loss in C',
      '1.07e3',
      () => {
        const [G, gamma] = [derived(rounded, 'G'), derived(rounded, 'gamma')];
        return (406.4 * G ** -0.34 + 410.7 * G ** 0.28) * 6 ** gamma;
      },
    ],
    ['exponent of the reducible loss', '0.154', () => derived(rounded, 'gamma')],
  ] as const
).map(([what, printed, of]) => ({
  paper: 'hoffmann-2022',
  place: "an encyclopedia's article on scaling laws",
  what: `${what}, from the constants of the text`,
  printed,
  of,
}));

/** Terms of the loss of two models, as a blog post prints them. */
const decomposed: readonly Claim<undefined>[] = (
  [
    ['Gopher', 2.8e11, 3e11, '0.052', '0.251', '1.993'],
    ['Chinchilla', 7e10, 1.4e12, '0.083', '0.163', '1.936'],
  ] as const
).flatMap(([model, N, D, ofSize, ofTokens, whole]) => {
  const { A, B, alpha, beta } = fittedOfPreset(rounded).values;
  const claim = (what: string, printed: string, of: () => number): Claim<undefined> => ({
    paper: 'nostalgebraist-2022',
    place: 'text',
    what: `${what} of ${model}, from the constants of Hoffmann et al.`,
    printed,
    of,
  });
  return [
    claim('term in parameters', ofSize, () => A / N ** alpha),
    claim('term in tokens', ofTokens, () => B / D ** beta),
    { ...claim('loss', whole, () => at(rounded, { N, D })), why: 'the sum of its rounded terms' },
  ];
});

const losses: readonly Claim<undefined>[] = [
  loss('hoffmann-2022', rounded, 1.75e11, 3e11, '2.0023'),
  loss('hoffmann-2022', rounded, 2.8e11, 3e11, '1.9933'),
  loss('hoffmann-2022', rounded, 7e10, 1.4e12, '1.9366'),
  loss('hoffmann-2022', rounded, 6.52e10, 1.4e12, '1.9387'),
  loss('hoffmann-2022', rounded, 6.7e9, 1e12, '2.0547'),
  loss('besiroglu-2024', besiroglu, 1.75e11, 3e11, '2.0080'),
  loss('besiroglu-2024', besiroglu, 2.8e11, 3e11, '1.9991'),
  loss('besiroglu-2024', besiroglu, 7e10, 1.4e12, '1.9734'),
  loss('besiroglu-2024', besiroglu, 6.52e10, 1.4e12, '1.9754'),
  loss('besiroglu-2024', besiroglu, 6.7e9, 1e12, '2.0860'),
  loss('kaplan-2020', 'kaplan:kaplan-2020', 1.5e9, 2.3e10, '2.3101'),
  loss('kaplan-2020', 'kaplan:kaplan-2020', 1e8, 1e9, '2.9567'),
  loss('kaplan-2020', 'kaplan:kaplan-2020', 1.75e11, 3e11, '1.6610'),
  loss('li-2025-farseer', 'farseer:li-2025-farseer', 1e9, 1e11, '0.498568'),
  loss('li-2025-farseer', 'farseer:li-2025-farseer', 6.4e9, 1.28e11, '0.441694'),
  loss('li-2025-farseer', 'farseer:li-2025-farseer', 25.1e9, 5e11, '0.390645'),
  loss('busbridge-2025', 'outer-exponent:busbridge-2025-supervised', 1e9, 2e10, '2.374692'),
  loss('busbridge-2025', 'outer-exponent:busbridge-2025-supervised', 546e6, 20 * 546e6, '2.514941'),
  loss('busbridge-2025', 'outer-exponent:busbridge-2025-supervised', 7.75e9, 20 * 7.75e9, '2.003566'),
  loss('beck-2025', 'outer-exponent:beck-2025-transformer', 1e9, 2e10, '2.736809'),
  loss('beck-2025', 'outer-exponent:beck-2025-xlstm', 1e9, 2e10, '2.728704'),
  loss('krajewski-2024', 'chinchilla:krajewski-2024-dense', 1e9, 2e10, '2.980305'),
  loss('longpre-2025', 'chinchilla:longpre-2025-english-monolingual', 1e9, 1e11, '0.886899'),
];

const muennighoff: readonly Claim<undefined>[] = [
  ...(
    [
      ['A', '521', exp(6.255414)],
      ['B', '1488', exp(7.3049974)],
      ['E', '1.87', exp(0.6254804)],
    ] as const
  ).map(([name, printed, value]) => ({
    paper: 'muennighoff-2023',
    place: 'text',
    what: `${name}, from the logarithms of the code`,
    printed,
    of: () => value,
  })),
  ...(
    [
      [6.34e9, 242e9, '2.2256440889984477'],
      [8.67e9, 178e9, '2.2269634075087867'],
    ] as const
  ).map(([N, D, printed]) => ({
    paper: 'muennighoff-2023',
    place: 'code',
    what: `loss of ${N / 1e9}e9 parameters, ${D / 1e9}e9 tokens of which 25e9 are unique`,
    printed,
    of: () => at('data-constrained:muennighoff-2023', { N, D, U: 25e9 }),
  })),
];

const exponents: readonly Claim<undefined>[] = [
  quantity(
    'hoffmann-2022',
    'text',
    'exponent of the best N, third approach, unrounded',
    '0.46',
    unrounded,
    'a_opt',
  ),
  quantity(
    'hoffmann-2022',
    'text',
    'exponent of the best D, third approach, unrounded',
    '0.54',
    unrounded,
    'b_opt',
  ),
  quantity(
    'hoffmann-2022',
    'text',
    'exponent of the best N from the constants of the text',
    '0.46',
    rounded,
    'a_opt',
  ),
  quantity('besiroglu-2024', 'text', 'exponent of the best N', '0.5126', besiroglu, 'a_opt'),
  quantity(
    'busbridge-2025',
    'Table 6',
    'exponent of the best N, without a teacher',
    '0.513',
    'outer-exponent:busbridge-2025-supervised',
    'a_opt',
  ),
  quantity(
    'busbridge-2025',
    'Table 6',
    'exponent of the best D, without a teacher',
    '0.486',
    'outer-exponent:busbridge-2025-supervised',
    'b_opt',
  ),
  quantity(
    'busbridge-2025',
    'Table 6',
    "exponent of the best size of a student, its teacher's loss given",
    '0.664',
    'distillation:busbridge-2025',
    'a_opt',
  ),
  ...(
    [
      ['c4', '3.36'],
      ['redpajama', '7.42'],
      ['refinedweb', '5.85'],
    ] as const
  ).map(([data, printed]) =>
    quantity(
      'gadre-2024',
      independent,
      `best tokens per parameter, ${data}`,
      printed,
      `over-training:gadre-2024-${data}`,
      'M_opt',
    ),
  ),
  {
    paper: 'longpre-2025',
    place: independent,
    what: 'best tokens per parameter, English alone',
    printed: '155.8',
    of: () => derived('chinchilla:longpre-2025-english-monolingual', 'ratio_1e21'),
  },
  ...(
    [
      ['N', '0.526', ({ alpha, beta }: Record<'alpha' | 'beta', number>) => beta / (alpha + beta)],
      ['D', '0.473', ({ alpha, beta }: Record<'alpha' | 'beta', number>) => alpha / (alpha + beta)],
    ] as const
  ).map(([name, printed, f]) => ({
    paper: 'shukor-2025-multimodal',
    place: 'quoted by several',
    what: `exponent of the best ${name} with early fusion, from alpha 0.301 and beta 0.335`,
    printed,
    of: () => f({ alpha: 0.301, beta: 0.335 }),
    span: () => spanOver({ alpha: '0.301', beta: '0.335' }, f),
  })),
  {
    paper: 'longpre-2025',
    place: 'text',
    what: 'power of the number of languages by which compute has to grow, from those of size (0.243) and tokens (0.728)',
    printed: '0.970',
    of: () => 0.243 + 0.728,
    span: () => spanOver({ size: '0.243', tokens: '0.728' }, ({ size, tokens }) => size + tokens),
  },
];

/**
 * Exponent of the best size without embeddings in compute that is counted without them, both by Pearce and Song's formulas,
 * over the sizes of Kaplan et al.: the slope of log N by log C, compute evenly weighted.
 */
function localExponent({ A, B, alpha, beta }: Readonly<Record<string, number>>): number {
  const omega = 47491;
  const points = Array.from({ length: 400 }, (_, i) => {
    const N = 768 * (1.5e9 / 768) ** (i / 399);
    const total = N + omega * Math.cbrt(N);
    const logC =
      Math.log(6 * N) -
      Math.log(N + (omega / 3) * Math.cbrt(N)) / beta +
      ((1 + alpha) / beta) * Math.log(total) +
      Math.log((beta * B) / (alpha * A)) / beta;
    return { x: logC, y: Math.log(N) };
  });
  // Each point stands for the compute between its neighbours.
  const weight = points.map((_, i) => points[Math.min(i + 1, 399)].x - points[Math.max(i - 1, 0)].x);
  const mean = (of: (i: number) => number): number =>
    weight.reduce((sum, w, i) => sum + w * of(i), 0) / weight.reduce((sum, w) => sum + w, 0);
  const [x, y] = [mean((i) => points[i].x), mean((i) => points[i].y)];
  return mean((i) => (points[i].x - x) * (points[i].y - y)) / mean((i) => (points[i].x - x) ** 2);
}

const reconciled: readonly Claim<undefined>[] = (
  [
    ['the constants of Besiroglu et al.', '0.78', besiroglu],
    ['the constants of Hoffmann et al.', '0.74', rounded],
  ] as const
).map(([words, printed, preset]) => ({
  paper: 'pearce-2024',
  what: `exponent of the best size without embeddings between 768 and 1.5e9 parameters, from ${words}`,
  printed,
  of: () => localExponent(fittedOfPreset(preset).values),
  why: 'the paper fits simulated training curves at sizes of its own; the slope changes from size to size',
}));

interface Optimum {
  readonly N: number;
  readonly D: number;
  readonly loss: number;
}

async function optima(
  backend: Tools['backend'],
  asked: readonly (readonly [preset: string, budget: string, set?: Readonly<Record<string, string>>])[],
): Promise<readonly Optimum[]> {
  const found: Optimum[] = [];
  for (const [preset, budget, set] of asked) {
    const { best } = await allocate(
      fittedOfPreset(preset),
      { budget, ...(set === undefined ? {} : { set }) },
      { backend },
    );
    found.push({ N: best.N, D: best.D, loss: best.loss });
  }
  return found;
}

/** A claim about the optimum at a position in a list, and how far rounding of the constants moves it. */
type Place = readonly [
  index: number,
  name: keyof Optimum,
  place: string,
  printed: string,
  span?: () => readonly [number, number],
];

type Asked = readonly [preset: string, budget: string, set?: Readonly<Record<string, string>>];

function optimumClaims(paper: string, asked: readonly Asked[], places: readonly Place[]): Study {
  return study(
    [],
    ({ backend }) => optima(backend, asked),
    places.map(([index, name, place, printed, span]) => {
      const [preset, budget, set = {}] = asked[index];
      const values = Object.entries(set).map(([symbol, value]) => `, ${symbol} = ${value}`);
      return {
        paper,
        place,
        what: `${name === 'loss' ? 'loss' : `best ${name}`} of ${preset}${values.join('')} for ${budget} FLOP (6 N D)`,
        printed,
        of: (found: readonly Optimum[]) => found[index][name],
        ...(span === undefined ? {} : { span }),
      };
    }),
  );
}

const chinchillaOptima = (
  paper: string,
  preset: string,
  rows: readonly (readonly [budget: string, N: string, D: string, loss?: string])[],
): Study =>
  optimumClaims(
    paper,
    rows.map(([budget]): Asked => [preset, budget]),
    rows.flatMap(([, N, D, loss], i): Place[] => [
      [i, 'N', independent, N],
      [i, 'D', independent, D],
      ...(loss === undefined ? [] : ([[i, 'loss', independent, loss]] as const)),
    ]),
  );

const joint = 'joint-experts:ludziejewski-2025';

/** Constants of Table 3 with the digits that it prints. */
const tableThree = {
  a: '35.91',
  b: '35.98',
  alpha: '-0.1889',
  beta: '-0.1775',
  gamma: '0.0098',
  delta: '-0.2285',
  zeta: '-0.0259',
  omega: '0.5529',
  Estart: '2.0732',
  Emax: '290.4521',
};

/** The best N and D of the joint law for a budget of 6 N D: of an additive law, as it is at a given number of experts. */
function jointOptimum(v: Readonly<Record<string, number>>, E: number, C: number): { N: number; D: number } {
  const e = -Math.log(1 / (E - 1 + 1 / (1 / v.Estart - 1 / v.Emax)) + 1 / v.Emax);
  const [alpha, beta] = [-(v.alpha + v.gamma * e), -(v.beta + v.zeta * e)];
  const [A, B] = [v.a * Math.exp(v.delta * e), v.b * Math.exp(v.omega * e)];
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  const N = G * (C / 6) ** (beta / (alpha + beta));
  return { N, D: C / 6 / N };
}

const jointRows = [
  ['1', '1e20', ['1.7e9', '9.7e9'], ['1.73e9', '9.65e9']],
  ['32', '1e20', ['669e6', '24.9e9'], ['6.74e8', '2.47e10']],
  ['1', '1e21', ['5.7e9', '29.3e9'], ['5.71e9', '2.92e10']],
  ['1', '1e22', ['18.8e9', '88.6e9'], ['1.89e10', '8.83e10']],
] as const;

const jointOptima = optimumClaims(
  'ludziejewski-2025',
  jointRows.map(([E, budget]): Asked => [joint, budget, { E }]),
  jointRows.flatMap(([E, budget, printed, computed], i) =>
    (['N', 'D'] as const).flatMap((name, k): Place[] => [
      [
        i,
        name,
        'table of optima',
        printed[k],
        () => spanOver(tableThree, (v) => jointOptimum(v, Number(E), Number(budget))[name]),
      ],
      [i, name, independent, computed[k]],
    ]),
  ),
);

/** Training and serving: the cheapest model as good as one of `size` that is trained with the compute best for it. */
const serving: readonly (readonly [size: number, tokens: string, N: string, D: string, saved: string])[] = [
  [30e9, '5e12', '16.4e9', '3.27e12', '16'],
  [70e9, '1e13', '41.6e9', '7.92e12', '12'],
];

/** Tokens for which N is the best size under 6 N D: alpha A N^-alpha = beta B D^-beta. */
function bestTokens({ A, B, alpha, beta }: Readonly<Record<string, number>>, N: number): number {
  return ((beta * B * N ** alpha) / (alpha * A)) ** (1 / beta);
}

const sardana = study(
  [],
  async ({ backend }) => {
    const fitted = fittedOfPreset(unrounded);
    const found: (Optimum & { saved: number })[] = [];
    for (const [size, served] of serving) {
      const tokens = bestTokens(fitted.values, size);
      const targetLoss = at(unrounded, { N: size, D: tokens });
      const cost = `6*N*D + 2*N*${served}`;
      const { best } = await allocate(
        fitted,
        { cost, minimize: 'cost', targetLoss, axes: ['N=1e9..1e11:512', 'D=1e11..1e14:512'] },
        { backend },
      );
      const whole = 6 * size * tokens + 2 * size * Number(served);
      found.push({ N: best.N, D: best.D, loss: best.loss, saved: 100 * (1 - best.cost / whole) });
    }
    return found;
  },
  serving.flatMap(([size, served, N, D, saved], i) =>
    (
      [
        ['N', 'size', N],
        ['D', 'tokens', D],
        ['saved', 'per cent of compute saved', saved],
      ] as const
    ).map(([name, words, printed]) => ({
      paper: 'sardana-2024',
      place: 'quoted by one text',
      what: `${words} of the cheapest model as good as one of ${size / 1e9}e9 parameters that serves ${served} tokens`,
      printed,
      of: (found: readonly (Optimum & { saved: number })[]) => found[i][name],
      why: 'the constants that the paper took from Hoffmann et al. are not stated; here the unrounded ones',
    })),
  ),
);

const repeated = study(
  [],
  async ({ backend }) =>
    (
      await allocate(
        fittedOfPreset('data-constrained:muennighoff-2023'),
        { budget: '1e22', set: { U: '25e9' } },
        { backend },
      )
    ).best,
  (
    [
      ['N', 'code', '7022364735.88', 'their grid of sizes: the optimum lies between two of its points'],
      ['D', 'code', '237336955477.55', 'their grid of sizes: the optimum lies between two of its points'],
      ['N', independent, '7.02616e9'],
      ['D', independent, '2.37209e11'],
      ['loss', independent, '2.222129'],
    ] as const
  ).map(([name, place, printed, why]) => ({
    paper: 'muennighoff-2023',
    place,
    what: `${name === 'loss' ? 'loss' : `best ${name}`} for 1e22 FLOP with 25e9 unique tokens`,
    printed,
    of: (best: Readonly<Record<string, number>>) => best[name],
    ...(why === undefined ? {} : { why }),
  })),
);

const tableFour: readonly Claim<undefined>[] = [1, 2, 4, 8, 16, 32].map((E) => ({
  paper: 'ludziejewski-2025',
  place: 'a row of Table 4, evaluated',
  what: `loss of the law of Table 3 at N = 1e9, D = 1e11 with ${E} ${E === 1 ? 'expert' : 'experts'}`,
  printed: at(`chinchilla:ludziejewski-2025-${E}`, { N: 1e9, D: 1e11 }).toFixed(3),
  of: () => at(joint, { N: 1e9, D: 1e11, E }),
  span: spanAt(joint, { N: 1e9, D: 1e11, E }),
}));

export const parametersAndTokens: readonly Study[] = [
  fromPrint([
    ...hoffmann,
    ...tableA3,
    ...encyclopedia,
    ...exponents,
    ...reconciled,
    ...decomposed,
    ...losses,
    ...muennighoff,
    ...tableFour,
  ]),
  chinchillaOptima('hoffmann-2022', rounded, [
    ['1e19', '2.280e8', '7.311e9'],
    ['1e21', '1.824e9', '9.136e10', '2.3289'],
    ['5.76e23', '3.219e10', '2.982e12', '1.9307'],
  ]),
  chinchillaOptima('hoffmann-2022', unrounded, [
    ['1e21', '2.217e9', '7.518e10', '2.2955'],
    ['5.76e23', '4.036e10', '2.379e12', '1.9184'],
  ]),
  chinchillaOptima('besiroglu-2024', besiroglu, [
    ['1e21', '2.782e9', '5.991e10', '2.3048'],
    ['5.76e23', '7.236e10', '1.327e12', '1.9740'],
  ]),
  chinchillaOptima('muennighoff-2023', 'chinchilla:muennighoff-2023', [
    ['1e21', '2.915e9', '5.717e10', '2.3477'],
    ['5.76e23', '6.996e10', '1.372e12', '2.0252'],
  ]),
  jointOptima,
  sardana,
  repeated,
];
