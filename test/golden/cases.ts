/**
 * What published runs must give: objectives and parameters as printed, each under its own loss. Compared to the digits
 * printed, or to 1e-9 relative where ten or more are.
 */
import type { FitJobInput } from '../../src/index.js';

export interface GoldenCase {
  readonly title: string;
  readonly job: FitJobInput;
  /** Texts as printed, since their digits are the tolerance. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly objective: string;
  /** Root mean square log error of the held-out rows. */
  readonly holdOut?: string;
  /** Rows that the law meets exactly (losses with a kink). */
  readonly exactRows?: number;
}

const chinchilla = (runs: string, rest: Partial<FitJobInput> = {}): FitJobInput => ({
  runs,
  law: 'chinchilla',
  ...rest,
});

const overTraining = (
  dataset: string,
  [E, eta, a, b]: readonly [string, string, string, string],
  objective: string,
): GoldenCase => ({
  title: `over-training on ${dataset}`,
  job: {
    runs: 'over-training-104.csv',
    law: 'over-training',
    map: { L: 'loss_c4' },
    where: `dataset == "${dataset}" and ((multiplier == 1 and N < 1e9) or (multiplier == 16 and N < 2e7))`,
  },
  parameters: { E, eta, a, b },
  objective,
});

/** U_D = min(D, U) and the rest of F12, base law held at its published logarithms. */
const dataConstrainedFix = {
  A: 'exp(6.255414)',
  B: 'exp(7.3049974)',
  E: 'exp(.6254804)',
  alpha: '.3526596',
  beta: '.3526596',
};

export const cases: readonly GoldenCase[] = [
  {
    title: 'chinchilla-240, Huber 1e-3',
    job: chinchilla('chinchilla-240.csv'),
    // From Newton's method in 50 digits; the digits usually quoted (A 477.825866, B 2143.417367) end a little before it.
    parameters: {
      A: '477.8258682339',
      B: '2143.417363360',
      E: '1.817218099010',
      alpha: '.3473104988818',
      beta: '.3671724326278',
    },
    objective: '0.00101827401780060322',
  },
  {
    title: 'chinchilla-240, Huber 1e-4',
    job: chinchilla('chinchilla-240.csv', { delta: 1e-4 }),
    parameters: { A: '478.689', B: '2065.413', E: '1.815824', alpha: '.347409', beta: '.365385' },
    objective: '1.117787e-4',
  },
  {
    title: 'chinchilla-240, Huber 1e-2',
    job: chinchilla('chinchilla-240.csv', { delta: 1e-2 }),
    parameters: { A: '538.752', B: '2905.600', E: '1.838079', alpha: '.354416', beta: '.381538' },
    objective: '.004696225',
  },
  {
    title: 'chinchilla-240, Huber 1',
    job: chinchilla('chinchilla-240.csv', { delta: 1 }),
    parameters: { A: '593.322', B: '4875.638', E: '1.864550', alpha: '.360253', beta: '.405883' },
    objective: '.005730943',
  },
  {
    title: 'chinchilla-240, absolute log residual',
    job: chinchilla('chinchilla-240.csv', { loss: 'absolute' }),
    parameters: { A: '482.0060', B: '2085.436', E: '1.8168641', alpha: '.34781307', beta: '.36585416' },
    objective: '1.129494654',
    exactRows: 5,
  },
  {
    title: 'chinchilla-245, Huber 1e-3',
    job: chinchilla('chinchilla-245.csv'),
    parameters: { A: '495.726', B: '12845.61', E: '1.891339', alpha: '.349313', beta: '.453049' },
    objective: '.001826010523',
  },
  {
    title: 'chinchilla-245, absolute log residual',
    job: chinchilla('chinchilla-245.csv', { loss: 'absolute' }),
    parameters: { A: '463.2846', B: '12529.50', E: '1.8853768', alpha: '.34535662', beta: '.45189207' },
    objective: '1.939915542',
    exactRows: 5,
  },
  {
    title: 'chinchilla-240, raw residual squared, N in millions and D in billions',
    job: chinchilla('chinchilla-240.csv', {
      residual: 'raw',
      loss: 'squared',
      map: { N: 'N/1e6', D: 'D/1e9' },
    }),
    parameters: { E: '1.882814', A: '4.059841', B: '1.074459', alpha: '.357615', beta: '.427621' },
    objective: '.0832038',
  },
  {
    title: 'chinchilla-234, Huber 1e-3',
    job: chinchilla('chinchilla-234.csv'),
    parameters: { A: '442.164', B: '1271.808', E: '1.783894', alpha: '.342626', beta: '.342002' },
    objective: '8.400931e-4',
  },
  {
    title: 'chinchilla-234, absolute log residual',
    job: chinchilla('chinchilla-234.csv', { loss: 'absolute' }),
    parameters: { A: '429.9097', B: '1442.278', E: '1.7895623', alpha: '.34086347', beta: '.34831304' },
    objective: '.949513688',
    exactRows: 5,
  },
  {
    title: 'gemstones-hot-220, Huber 1e-3',
    job: chinchilla('gemstones-hot-220.csv'),
    parameters: { alpha: '.292892', beta: '.712979', A: 'exp 5.36169', B: 'exp 15.41845', E: 'exp .762303' },
    objective: '.001981612809',
  },
  {
    title: 'gemstones-cool-199, Huber 1e-3',
    job: chinchilla('gemstones-cool-199.csv'),
    parameters: { alpha: '.300361', beta: '.580167' },
    objective: '.001964086431',
  },
  overTraining('c4_original', ['1.508261', '.121236', '141.277', '189.516'], '4.141189e-4'),
  overTraining('rpj', ['1.836648', '.136425', '212.236', '366.687'], '4.256477e-4'),
  overTraining('rw_original', ['1.734462', '.127197', '157.116', '246.207'], '8.244413e-5'),
  {
    title: 'addition-17, one break, log residual squared',
    job: {
      runs: 'addition-17.csv',
      law: 'broken:1',
      map: { x: 'dataset_size' },
      holdOut: 'split != "train"',
      residual: 'log',
      loss: 'squared',
    },
    parameters: {
      a: '.417192',
      b: '2.27369',
      c0: '.0551492',
      c1: '5.69423',
      d1: '612.803',
      f1: '.0592636',
    },
    objective: '5.011932e-6',
    holdOut: '.0111434',
  },
  {
    title: 'addition-17, one break, raw residual squared',
    job: {
      runs: 'addition-17.csv',
      law: 'broken:1',
      map: { x: 'dataset_size' },
      holdOut: 'split != "train"',
      residual: 'raw',
      loss: 'squared',
    },
    parameters: {
      a: '.406299',
      b: '2.28540',
      c0: '.0549064',
      c1: '5.59279',
      d1: '612.095',
      f1: '.0590388',
    },
    objective: '2.117038e-5',
    holdOut: '.0113314',
  },
  {
    title: 'data-constrained-182, repetition constants free',
    job: { runs: 'data-constrained-182.csv', law: 'data-constrained', fix: dataConstrainedFix },
    parameters: { RD: '95.36517', RN: '1.705905' },
    objective: '.015804662474',
  },
];

/** One unit of the last digit printed (some sources cut, some round), or 1e-9 relative where ten or more are printed. */
export function tolerance(printed: string): number {
  const [mantissa, exponent = '0'] = printed.split('e');
  const digits = mantissa.replace(/^-?0*\.?0*/, '').replace('.', '').length;
  if (digits >= 10) return 1e-9 * Math.abs(Number(printed));
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return 1.01 * 10 ** (Number(exponent) - decimals);
}
