/** Loss curves under learning-rate schedules: two laws whose value at a step depends on the schedule so far. */
import { type FitOutcome, fit, parseFitJob, parseTable, type Table } from '../../src/index.js';
import { type Claim, independent, type Study, study } from '../claim.js';

const TABLE = 'curves/schedules.csv';

/** Rates of these runs: peak, end, and steps of warm-up. */
const PEAK = 3e-4;
const END = 3e-5;
const WARM_UP = 2160;

/** Curves that the laws are fitted to; the other six are predicted. */
const fitted = ['cosine_24000', 'constant_24000', 'wsdcon_9'];

const models = ['25M', '100M', '400M'] as const;

/** The learning rate of every step up to `last`, of a schedule by its name in the table. */
function rates(curve: string, last: number): Float64Array {
  const [kind] = curve.split('_');
  const final = Number(/\d+$/.exec(curve)?.[0]);
  const decayed = (step: number): number => (step - 20000) / 4000;
  const after = (step: number): number => {
    if (kind === 'cosine')
      return END + ((PEAK - END) * (1 + Math.cos((Math.PI * (step - WARM_UP)) / (final - WARM_UP)))) / 2;
    if (kind === 'wsdcon' && step >= 8000) return final * 1e-5;
    if (kind === 'wsdld' && step >= 20000) return PEAK + (END - PEAK) * decayed(step);
    if (kind === 'wsd' && step >= 20000) return PEAK * (END / PEAK) ** decayed(step);
    return PEAK;
  };
  return Float64Array.from({ length: last + 1 }, (_, step) =>
    step < WARM_UP ? (PEAK * step) / (WARM_UP - 1) : after(step),
  );
}

/** The sum of all rates up to each step. */
function areas(rate: Float64Array): Float64Array {
  const sums = rate.slice();
  for (let step = 1; step < sums.length; step++) sums[step] += sums[step - 1];
  return sums;
}

interface Curve {
  readonly name: string;
  readonly steps: readonly number[];
  readonly losses: readonly number[];
  readonly rate: Float64Array;
}

/** The curves of a model, whose name is read as a number (25M as 25e6). Throws where the table's rates are not those of the schedules. */
function curvesOf(table: Table, model: string): readonly Curve[] {
  const cell = (name: string, row: number) => table.columns.get(name)?.at(row);
  const rows = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    if (cell('model', row) !== 1e6 * Number.parseInt(model, 10)) continue;
    const name = String(cell('curve', row));
    rows.set(name, [...(rows.get(name) ?? []), row]);
  }
  return [...rows].map(([name, own]) => {
    const steps = own.map((row) => Number(cell('step', row)));
    const rate = rates(name, Math.max(...steps));
    const odd = own.find((row, i) => Math.abs(Number(cell('lr', row)) - rate[steps[i]]) > 1e-15);
    if (odd !== undefined) throw new RangeError(`${name}: row ${odd} has another rate than its schedule`);
    return { name, steps, losses: own.map((row) => Number(cell('loss', row))), rate };
  });
}

type MultiPower = Readonly<Record<'L0' | 'A' | 'alpha' | 'B' | 'C' | 'beta' | 'gamma', number>>;

/** Luo et al.: L0 + A S^-alpha - B sum_k (eta_(k-1) - eta_k) (1 - (C eta_k^-gamma S_k + 1)^-beta), over all steps so far. */
function multiPower(v: MultiPower, { rate, steps }: Curve): number[] {
  const sums = areas(rate);
  const falls: { step: number; fall: number; scale: number }[] = [];
  for (let step = 1; step < rate.length; step++) {
    const fall = rate[step - 1] - rate[step];
    if (fall !== 0) falls.push({ step, fall, scale: v.C * rate[step] ** -v.gamma });
  }
  return steps.map((step) => {
    let drop = 0;
    for (const { step: k, fall, scale } of falls) {
      if (k > step) break;
      drop += fall * (1 - (scale * (sums[step] - sums[k - 1]) + 1) ** -v.beta);
    }
    return v.L0 + v.A * sums[step] ** -v.alpha - v.B * drop;
  });
}

const published: Readonly<Record<(typeof models)[number], MultiPower>> = {
  '25M': {
    L0: 3.04045406,
    A: 0.52468604,
    alpha: 0.50786857,
    B: 363.78751622,
    C: 2.06560812,
    beta: 0.58279013,
    gamma: 0.64142257,
  },
  '100M': {
    L0: 2.6514477,
    A: 0.60115152,
    alpha: 0.45295811,
    B: 437.9464276,
    C: 2.13245612,
    beta: 0.59785199,
    gamma: 0.65523644,
  },
  '400M': {
    L0: 2.37474466,
    A: 0.65421216,
    alpha: 0.42878731,
    B: 523.42464371,
    C: 2.02462735,
    beta: 0.59350493,
    gamma: 0.63472457,
  },
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const huber = (r: number): number => (Math.abs(r) < 1e-3 ? r ** 2 / 2 : 1e-3 * (Math.abs(r) - 5e-4));

interface Errors {
  /** Over the curves that are predicted, the mean of each curve's mean. */
  readonly absolute: number;
  readonly relative: number;
  /** Huber 1e-3 of the log loss, summed over the curves that are fitted. */
  readonly objective: number;
}

function errors(table: Table, model: (typeof models)[number], parameters = published[model]): Errors {
  const curves = curvesOf(table, model).map((curve) => {
    const predicted = multiPower(parameters, curve);
    return {
      isFitted: fitted.includes(curve.name),
      absolute: mean(predicted.map((value, i) => Math.abs(value - curve.losses[i]))),
      relative: mean(predicted.map((value, i) => Math.abs(value / curve.losses[i] - 1))),
      objective: predicted.reduce((sum, value, i) => sum + huber(Math.log(value / curve.losses[i])), 0),
    };
  });
  const [inside, outside] = [true, false].map((is) => curves.filter(({ isFitted }) => isFitted === is));
  return {
    absolute: mean(outside.map(({ absolute }) => absolute)),
    relative: mean(outside.map(({ relative }) => relative)),
    objective: inside.reduce((sum, { objective }) => sum + objective, 0),
  };
}

const multiPowerErrors: Study = study(
  [TABLE],
  async ({ read }) => {
    const table = await read(TABLE);
    return Object.fromEntries(models.map((model) => [model, errors(table, model)]));
  },
  (
    [
      ['25M', '0.00376', '0.00110', '0.003760', '2.912e-4'],
      ['100M', '0.00435', '0.00142', '0.004348', '2.810e-4'],
      ['400M', '0.00484', '0.00168', '0.004836', '5.770e-4'],
    ] as const
  ).flatMap(([model, absolute, relative, more, objective]) => {
    const claim = (
      place: string,
      name: keyof Errors,
      words: string,
      printed: string,
    ): Claim<Record<string, Errors>> => ({
      paper: 'luo-2025',
      place,
      what: `${words} of the published parameters, ${model}`,
      printed,
      of: (all) => all[model][name],
    });
    return [
      claim('README', 'absolute', 'mean absolute error on six schedules', absolute),
      claim('README', 'relative', 'mean relative error on six schedules', relative),
      claim(independent, 'absolute', 'mean absolute error on six schedules', more),
      claim(independent, 'objective', 'objective on three schedules (Huber 1e-3)', objective),
    ];
  }),
);

/** All steps of the schedules of a model, with a loss where there is one. */
async function everyStep(table: Table, model: string): Promise<Table> {
  const lines = curvesOf(table, model).flatMap(({ name, steps, losses, rate }) => {
    const lossOf = new Map(steps.map((step, i) => [step, losses[i]]));
    return Array.from(rate, (lr, step) => `${name},${step},${lr},${lossOf.get(step) ?? ''}`);
  });
  return parseTable(['run,step,lr,loss', ...lines].join('\n'), `${model}.csv`);
}

interface Refitted {
  readonly outcome: FitOutcome;
  /** Of the parameters that were found, by the sum over every single change of the rate. */
  readonly exact: Errors;
}

/** The law fitted to the three curves, from which the paper predicts the other six. */
const multiPowerFits: readonly Study[] = (
  [
    ['25M', '0.00376', '2.912e-4'],
    ['100M', '0.00435', '2.810e-4'],
    ['400M', '0.00484', '5.770e-4'],
  ] as const
).map(([model, absolute, objective]) =>
  study(
    [TABLE],
    async ({ read, backend }): Promise<Refitted> => {
      const table = await read(TABLE);
      const outcome = await fit(
        parseFitJob({
          runs: `${model}.csv`,
          law: 'multi-power:20',
          dropMissing: true,
          holdOut: fitted.map((curve) => `run != "${curve}"`).join(' and '),
        }),
        await everyStep(table, model),
        { backend },
      );
      return { outcome, exact: errors(table, model, outcome.record.parameters as unknown as MultiPower) };
    },
    [
      {
        paper: 'luo-2025',
        place: independent,
        what: `objective on three schedules (Huber 1e-3) of the law fitted here, ${model}, by the sum over all steps`,
        printed: objective,
        of: ({ exact }) => exact.objective,
        why: 'the minimum of this objective lies lower than the published parameters',
      },
      {
        paper: 'luo-2025',
        place: 'README',
        what: `mean absolute error on six schedules of the law fitted here, ${model}`,
        printed: absolute,
        of: ({ exact }) => exact.absolute,
        why: 'at the minimum of the objective the law follows the three curves more closely and the other six less',
      },
    ],
  ),
);

/** What the annealing momentum keeps of itself from step to step. */
const LAMBDA = 0.999;

/** The columns S1 and S2 of the annealing law, beside curve and loss; the warm-up counts in S1 alone. */
async function annealingTable(table: Table, model: string): Promise<Table> {
  const lines = curvesOf(table, model).flatMap(({ name, steps, losses, rate }) => {
    const sums = areas(rate);
    const annealed = new Float64Array(rate.length);
    let momentum = 0;
    for (let step = WARM_UP + 1; step < rate.length; step++) {
      momentum = LAMBDA * momentum + rate[step - 1] - rate[step];
      annealed[step] = annealed[step - 1] + momentum;
    }
    return steps.map((step, i) => `${name},${sums[step]},${annealed[step]},${losses[i]}`);
  });
  return parseTable(['curve,S1,S2,loss', ...lines].join('\n'), `${model}.csv`);
}

const annealing: readonly Study[] = (
  [
    ['25M', ['3.158287', '0.5135803', '0.5133759', '0.4019077'], '2.018658e-4', '0.002098'],
    ['100M', ['2.788896', '0.5925689', '0.4549777', '0.4812192'], '1.240950e-4', '0.00265'],
    ['400M', ['2.524622', '0.6536057', '0.4204985', '0.5700476'], '2.289753e-4', '0.003628'],
  ] as const
).map(([model, [L0, A, alpha, C], objective, holdOut]) =>
  study(
    [TABLE],
    async ({ read, backend }) =>
      fit(
        parseFitJob({
          runs: `${model}.csv`,
          law: 'annealing',
          holdOut: fitted.map((curve) => `curve != "${curve}"`).join(' and '),
        }),
        await annealingTable(await read(TABLE), model),
        { backend },
      ),
    Object.entries({ L0, A, alpha, C, objective, 'hold-out': holdOut }).map(
      ([name, printed]): Claim<FitOutcome> => ({
        paper: 'tissue-2024',
        place: independent,
        what: `${name === 'hold-out' ? 'root mean square log error on six other schedules' : name}; three schedules of Luo et al., ${model}, lambda 0.999, Huber 1e-3`,
        printed,
        of: ({ record }) =>
          name === 'objective'
            ? record.objective
            : name === 'hold-out'
              ? (record.holdOut?.rmsle ?? Number.NaN)
              : record.parameters[name],
      }),
    ),
  ),
);

export const schedules: readonly Study[] = [multiPowerErrors, ...multiPowerFits, ...annealing];
