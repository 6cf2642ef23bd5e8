/** Experts, sparsity, precision, distillation, transfer, reinforcement learning, trends. */
import { findPreset } from '../../src/index.js';
import { lawFunction } from '../../src/laws/evaluate.js';
import { type Claim, fromPrint, independent, type Study } from '../claim.js';
import { spanOver } from '../printed.js';
import { at, derived, spanAt, spanDerived } from '../values.js';

type Numbers = Readonly<Record<string, number>>;

const value = (
  paper: string,
  what: string,
  preset: string,
  inputs: Numbers,
  printed: string,
): Claim<undefined> => ({ paper, place: independent, what, printed, of: () => at(preset, inputs) });

/** Sizes are named by active parameters; all are 43 times as many (64 experts; attention once). */
const ALL_OF_NAMED = (4 + 64 * 8) / 12;

const krajewski: readonly Claim<undefined>[] = (
  [
    ['64 x 100M', 1e8, 4.37e9, 8, '3.133'],
    ['64 x 1B', 1e9, 28.94e9, 16, '2.491'],
    ['64 x 3B', 3e9, 72.9e9, 16, '2.245'],
    ['64 x 7B', 7e9, 137.6e9, 32, '2.076'],
    ['64 x 70B', 7e10, 941.07e9, 32, '1.694'],
    ['64 x 300B', 3e11, 2.96e12, 64, '1.503'],
    ['64 x 1T', 1e12, 7.94e12, 64, '1.367'],
  ] as const
).map(([name, named, D, G, printed]) => {
  const inputs = { N: ALL_OF_NAMED * named, D, G };
  return {
    paper: 'krajewski-2024',
    place: 'Table 2',
    what: `loss of ${name} on ${D / 1e9}e9 tokens, granularity ${G}`,
    printed,
    of: () => at('fine-grained:krajewski-2024', inputs),
    span: spanAt('fine-grained:krajewski-2024', inputs),
  };
});

const cutoffs: readonly Claim<undefined>[] = (
  [
    ['s-base', 'S-BASE', '937e9', { b: '-0.108', c: '0.009' }],
    ['rl-r', 'RL-R', '85e9', { b: '-0.126', c: '0.012' }],
    ['hash', 'HASH', '83e9', { b: '-0.136', c: '0.012' }],
  ] as const
).map(([router, name, printed, constants]) => ({
  paper: 'clark-2022',
  place: 'text',
  what: `parameters beyond which routing by ${name} does not help`,
  printed,
  of: () => derived(`routed:clark-2022-${router}`, 'N_cutoff'),
  span: () => spanOver(constants, ({ b, c }) => 10 ** (-b / c)),
}));

const { law: precisionLaw, preset: kumar } = findPreset('precision:kumar-2024');
const precisionLoss = lawFunction(precisionLaw);

/** What a parameter that is trained in `bits` throughout is worth, out of the loss it leads to. */
function worth(bits: number, values: Numbers = kumar.values): number {
  const { E, A, B, alpha } = values;
  const [N, D] = [1e9, 2e10];
  const loss = precisionLoss(values, { N, D, Pw: bits, Pa: bits, Pkv: bits });
  return (A / (loss - E - B / D ** alpha)) ** (1 / alpha) / N;
}

/** At a cost of N D bits, with N and D free: the larger the worth of a bit the better. */
function bestBits(values: Numbers): number {
  const bits = Array.from({ length: 1201 }, (_, i) => 3.2 + i / 100);
  return bits.reduce((top, P) => (worth(P, values) / P > worth(top, values) / top ? P : top));
}

const precision: readonly Claim<undefined>[] = [
  ...(
    [
      [4, '0.1910'],
      [5, '0.4271'],
      [6, '0.6113'],
      [7, '0.7404'],
      [8, '0.8278'],
      [16, '0.9937'],
    ] as const
  ).map(([bits, printed]) => ({
    paper: 'kumar-2024',
    place: independent,
    what: `what a parameter trained in ${bits} bits throughout is worth`,
    printed,
    of: () => worth(bits),
  })),
  {
    paper: 'kumar-2024',
    place: 'text',
    what: 'bits that are best to train in ("7-8"), with the offsets of Appendix K',
    printed: '7',
    of: () => bestBits(kumar.values),
  },
  {
    paper: 'kumar-2024',
    place: 'text',
    what: 'the same without the offsets, as the main text writes the law',
    printed: '7',
    of: () => bestBits({ ...kumar.values, nw: 0, na: 0, nkv: 0 }),
    why: 'the constants were fitted with the offsets, which only Appendix K mentions',
  },
  {
    paper: 'chen-2025-quantisation',
    place: independent,
    what: 'rise of the loss of 595e6 parameters on 1e11 tokens, W4A4 in groups of 128',
    printed: '0.0572794',
    of: () => at('quantisation-aware:chen-2025-quantisation-w4a4', { N: 595e6, D: 1e11, G: 128 }),
  },
  {
    paper: 'chen-2025-quantisation',
    place: independent,
    what: 'the same, W4A16',
    printed: '0.0209964',
    of: () => at('quantisation-aware:chen-2025-quantisation-w4a16', { N: 595e6, D: 1e11, G: 128 }),
  },
  {
    paper: 'chen-2025-quantisation',
    place: independent,
    what: 'the same, W16A4',
    printed: '0.0399569',
    of: () => at('quantisation-aware:chen-2025-quantisation-w16a4', { N: 595e6, D: 1e11, G: 128 }),
  },
];

const supervised = (N: number): number => at('outer-exponent:busbridge-2025-supervised', { N, D: 20 * N });

const distilled: readonly Claim<undefined>[] = (
  [
    ['546e6', 546e6, '2.542819'],
    ['1.82e9', 1.82e9, '2.423819'],
    ['7.75e9', 7.75e9, '2.376044'],
  ] as const
).map(([words, teacher, printed]) => ({
  paper: 'busbridge-2025',
  place: independent,
  what: `loss of a student of 546e6 parameters on 20 tokens each, taught by ${words} parameters`,
  printed,
  of: () => at('distillation:busbridge-2025', { N: 546e6, D: 20 * 546e6, LT: supervised(teacher) }),
}));

const sparsity: readonly Claim<undefined>[] = [
  ...(
    [
      ['t5', 'T5', '2.16', 'text'],
      ['vit', 'ViT', '2.17', independent],
    ] as const
  ).map(([name, words, printed, place]) => ({
    paper: 'frantar-2023',
    place,
    what: `dense size worth the weights of a model of 75 % sparsity, over them: ${words}`,
    printed,
    of: () => derived(`sparse:frantar-2023-${name}`, 'worth_75'),
    span: spanDerived(`sparse:frantar-2023-${name}`, 'worth_75'),
  })),
  value(
    'frantar-2023',
    'loss of T5, 85e6 weights on 6.5e10 tokens, dense',
    'sparse:frantar-2023-t5',
    { N: 85e6, D: 6.5e10, S: 0 },
    '1.753583',
  ),
  value(
    'frantar-2023',
    'the same at a sparsity of 75 %',
    'sparse:frantar-2023-t5',
    { N: 85e6, D: 6.5e10, S: 0.75 },
    '1.632347',
  ),
  value(
    'abnar-2025',
    'loss of 1e9 parameters on 2e10 tokens, dense',
    'sparse-experts:abnar-2025',
    { N: 1e9, D: 2e10, S: 0 },
    '2.565681',
  ),
  value(
    'abnar-2025',
    'loss of 1e10 parameters on 1e11 tokens, sparsity 0.9',
    'sparse-experts:abnar-2025',
    { N: 1e10, D: 1e11, S: 0.9 },
    '2.149838',
  ),
  value(
    'krajewski-2024',
    'loss of 4.3e9 parameters on 4.37e9 tokens, granularity 8',
    'fine-grained:krajewski-2024',
    { N: 4.3e9, D: 4.37e9, G: 8 },
    '3.109718',
  ),
  value(
    'krajewski-2024',
    'loss of 4.3e10 parameters on 2.894e10 tokens, granularity 16',
    'fine-grained:krajewski-2024',
    { N: 4.3e10, D: 2.894e10, G: 16 },
    '2.471388',
  ),
];

const transfer: readonly Claim<undefined>[] = [
  ...(
    [
      ['text', 3e5, 4e7, '1.424e8'],
      ['text', 1e8, 1e9, '1.376e9'],
      ['text-and-code', 3e5, 4e7, '5.455e8'],
      ['text-and-code', 1e8, 1e9, '3.238e9'],
    ] as const
  ).map(([from, DF, N, printed]) =>
    value(
      'hernandez-2021',
      `characters that pre-training on ${from.replaceAll('-', ' ')} is worth, for ${DF} characters and ${N} parameters`,
      `transfer:hernandez-2021-${from}`,
      { DF, N },
      printed,
    ),
  ),
  value(
    'zhang-2024-finetuning',
    'loss of 1e9 parameters after 1e6 examples, English to German, all tuned',
    'fine-tuning:zhang-2024-finetuning-en-de-full-size',
    { x: 1e9, Df: 1e6 },
    '1.065632',
  ),
  value(
    'zhang-2024-finetuning',
    'the same, LoRA',
    'fine-tuning:zhang-2024-finetuning-en-de-lora-size',
    { x: 1e9, Df: 1e6 },
    '1.014657',
  ),
];

const distanceOfBest = (n: number): number => Math.log(n) - (n - 1) / n;

const rewards: readonly Claim<undefined>[] = [
  {
    paper: 'gao-2022',
    place: independent,
    what: 'distance of the largest gold reward, reward model of 12e6 parameters',
    printed: '2.138',
    of: () => derived('best-of-n:gao-2022-12m', 'd_opt'),
  },
  {
    paper: 'gao-2022',
    place: independent,
    what: 'largest gold reward, reward model of 12e6 parameters',
    printed: '0.548',
    of: () => derived('best-of-n:gao-2022-12m', 'R_opt'),
  },
  ...(
    [
      [2, '0.1931'],
      [10, '1.4026'],
      [100, '3.6152'],
      [1000, '5.9088'],
      [60000, '10.0021'],
    ] as const
  ).map(([n, printed]) => ({
    paper: 'gao-2022',
    place: independent,
    what: `divergence of the best of ${n} samples in nats`,
    printed,
    of: () => distanceOfBest(n),
  })),
];

/** Losses that the authors' notebook prints as predictions. */
const progress: readonly Claim<undefined>[] = (
  [
    ['GPT-2', 1.5e9, 4e9, 2019.12, '2.771'],
    ['GPT-3', 1.75e11, 4.99e11, 2020.4, '2.080'],
    ['Chinchilla', 7e10, 1.4e12, 2022.24, '2.046'],
  ] as const
).map(([model, N, D, year, printed]) => ({
  paper: 'ho-2024',
  place: 'notebook',
  what: `predicted loss of ${model} on WikiText-103`,
  printed,
  of: () => at('algorithmic-progress:ho-2024-wikitext-103', { N, D, year }),
  span: () =>
    spanOver(
      { A: '6.690', B: '3.787', alpha: '0.067982', beta: '0.039587', yN: '0.003938', yD: '0.035620' },
      (v) => lawFunction(findPreset('algorithmic-progress:ho-2024-wikitext-103').law)(v, { N, D, year }),
    ),
}));

export const modelsAndData: readonly Study[] = [
  fromPrint([
    ...krajewski,
    ...cutoffs,
    ...precision,
    ...distilled,
    ...sparsity,
    ...transfer,
    ...rewards,
    ...progress,
  ]),
];
