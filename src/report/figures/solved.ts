/** What an inverse question found, on the law that it was asked of. */
import { IsolossError } from '../../errors.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { namesGivenBeside, solveAtOnce } from '../../tasks/solve/inverse.js';
import { lanesOf } from '../../tasks/solve/lanes.js';
import { type PreparedQuestion, prepare } from '../../tasks/solve/question.js';
import type { Solved, SolveRecord } from '../../tasks/solve/record.js';
import { formatNumber, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, sparse } from './axis.js';
import { inputTitle, targetTitle } from './axis-titles.js';
import { answerStyle, around, costTitle, type Ends, equalLineFigures, valuesAt } from './equal-lines.js';
import { accent, type Canvas, type Figure, ink, legend, muted } from './figure.js';
import { number, range, readout, readoutDots, rounded, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Budgets along the curves of two laws, and how far these go beyond what both need, as a factor. */
const BUDGETS = 25;
const FARTHER = 30;

/** `against` is the other law of a comparison. */
export function solveFigures(
  record: SolveRecord,
  fitted: FittedLaw,
  against: FittedLaw | undefined,
  canvas: Canvas,
): Figure[] {
  try {
    if (record.kind === 'equal-loss') {
      return against === undefined ? [] : comparison(record, fitted, against, canvas);
    }
    const prepared = prepare(fitted, record.question, lanesOf(estimateOnly(fitted)));
    return prepared.plane.unknowns.length === 2
      ? overTwo(record, prepared, canvas)
      : [alongOne(record, prepared, canvas)].filter((figure) => figure !== undefined);
  } catch (error) {
    // What cannot be asked again of the estimate alone is not drawn.
    if (error instanceof IsolossError) return [];
    throw error;
  }
}

/** A fit without what is known of its uncertainty. */
export function estimateOnly({ replicates: _, covariance: __, ...fitted }: FittedLaw): FittedLaw {
  return fitted;
}

export const solvedBy = (solved: readonly Solved[], name: string): Solved | undefined =>
  solved.find((one) => one.name === name && one.against !== true);

function overTwo({ solved, kind, level }: SolveRecord, prepared: PreparedQuestion, canvas: Canvas): Figure[] {
  const { plane, fitted, costUnit } = prepared;
  const [first, second] = plane.unknowns.map((name) => solvedBy(solved, name));
  if (first === undefined || second === undefined) return [];
  const hasBands = first.band !== null || second.band !== null;
  const at = [first.value, second.value] as const;
  const what = {
    'least-cost': 'The lowest point of the line is where the loss is reached most cheaply.',
    'best-loss': 'The answer is the lowest point of the line.',
    smallest: `The answer is where the line first falls to the loss, at the smallest ${first.name}.`,
    input: '',
    'equal-loss': '',
  }[kind];
  return equalLineFigures(
    {
      fitted,
      plane,
      costUnit,
      through: at,
      points: [
        {
          name: hasBands ? `the answer, ${percent(level)}` : 'the answer',
          at,
          bands: [first.band, second.band],
          ...answerStyle,
        },
      ],
      caption: what,
    },
    canvas,
  );
}

/** The loss, or the cost where a budget was given, along the only unknown. */
function alongOne(
  { solved, level, question }: SolveRecord,
  { plane, fitted, kind, costUnit }: PreparedQuestion,
  canvas: Canvas,
): Figure | undefined {
  const { Plot } = canvas;
  const [name] = plane.unknowns;
  const found = solvedBy(solved, name);
  const isLoss = kind === 'input' || plane.logCost === undefined;
  const target = isLoss ? question.loss : question.budget;
  if (found === undefined || !(found.value > 0) || target === undefined) return undefined;
  const ends = (found.band ?? []).filter((end) => end !== null && end > 0) as number[];
  const xs = around([found.value, ...ends]);
  const [raw] = valuesAt(plane, fitted, xs, undefined, [isLoss ? plane.loss : (plane.logCost ?? plane.loss)]);
  const line = xs
    .map((x, i) => ({ x, y: isLoss ? raw[i] : Math.exp(raw[i]) }))
    .filter(({ y }) => Number.isFinite(y));
  if (line.length < 2) return undefined;
  const across = inputTitle(name, fitted);
  const up = isLoss ? targetTitle(fitted) : costTitle(costUnit);
  const x = axisOver(xs, 0);
  const y = axisOver([target, ...line.map((place) => place.y)]);
  const bar = bandOn(found.band, x.domain);
  const says = readout(
    { [name]: found.value },
    `the answer${found.band === null ? '' : `, ${percent(level)} ${bandWords(found.band)}`}`,
  );
  return {
    id: 'along-input',
    title: `${isLoss ? 'Loss' : 'Cost'} along ${name}`,
    description: `The ${isLoss ? 'loss' : 'cost'} against ${name}, with the answer.`,
    legend: legend([
      html`<i class="line"></i>${isLoss ? 'the law' : 'the cost'}`,
      html`<i class="ends"></i>${isLoss ? 'the loss' : 'the budget'} ${formatNumber(target, 4)}`,
      html`${glyph(answerStyle)}${found.band === null ? 'the answer' : `the answer, ${percent(level)}`}`,
    ]),
    caption: [
      `${isLoss ? 'The law reaches the loss' : 'The cost is the budget'} at ${name} = ${compact(found.value)}${found.band === null ? '' : `; the bar is its ${percent(level)} band`}.`,
    ],
    table: {
      heads: [across, up],
      rows: some(line, 25).map((place) => [rounded(place.x), paddedNumber(place.y, 6)]),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(y, 6), label: up, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        Plot.ruleY([target], { stroke: muted, strokeDasharray: '5,3' }),
        Plot.line(line, { x: 'x', y: 'y', stroke: ink, strokeWidth: 1.6, clip: true }),
        readoutDots(
          some(line, 40).map((place) => ({
            ...place,
            says: readout({ [name]: place.x }, number(place.y, 5)),
          })),
          canvas,
        ),
        Plot.link(bar, {
          x1: 'lo',
          x2: 'hi',
          y1: target,
          y2: target,
          stroke: accent,
          strokeWidth: 4,
        }),
        Plot.dot([found.value], {
          x: (value: number) => value,
          y: target,
          fill: accent,
          r: 5,
          title: () => says,
        }),
      ],
    }),
  };
}

function bandOn(band: Ends, [from, to]: readonly [number, number]) {
  return band === null ? [] : [{ lo: Math.max(band[0] ?? from, from), hi: Math.min(band[1] ?? to, to) }];
}

function bandWords([lo, hi]: NonNullable<Ends>): string {
  return range(lo ?? Number.NaN, hi ?? Number.NaN);
}

const styles = {
  own: { colour: accent, symbol: 'circle' },
  its: { colour: 'var(--seq-2)', symbol: 'diamond' },
} as const satisfies Record<string, SeriesStyle>;

/** The least loss of both laws against the cost, with what each spends for the same loss. */
function comparison(
  { solved, question, level }: SolveRecord,
  fitted: FittedLaw,
  against: FittedLaw,
  canvas: Canvas,
): Figure[] {
  const { Plot } = canvas;
  const loss = solvedBy(solved, 'L');
  const factor = solvedBy(solved, 'factor');
  const spent =
    solvedBy(solved, 'cost')?.value ??
    question.budget ??
    solvedBy(solved, question.cost ?? '')?.value ??
    onlyInput(fitted, solved);
  if (loss === undefined || factor === undefined || spent === undefined || !(spent > 0)) return [];
  const needed = spent * factor.value;
  if (!Number.isFinite(needed)) return [];
  const at = question.budget === undefined ? namesGivenBeside(fitted, question.at) : question.at;
  const asked = {
    ...(at === undefined ? {} : { at }),
    ...(question.cost === undefined ? {} : { cost: question.cost }),
  };
  const budgets = around([spent, needed], FARTHER, BUDGETS);
  const curves = [
    { one: fitted, name: fitted.name, ...styles.own },
    { one: against, name: `${against.name} (against)`, ...styles.its },
  ].map(({ one, ...series }) => ({
    ...series,
    points: budgets.flatMap((budget) => {
      const least = leastLoss(estimateOnly(one), { ...asked, budget });
      return least === undefined
        ? []
        : [{ x: budget, y: least, says: `${series.name}, ${readout({ cost: budget }, number(least, 5))}` }];
    }),
  }));
  const points = curves.flatMap(({ points: own }) => own);
  if (points.length < 4) return [];
  const unit = solvedBy(solved, 'cost')?.unit ?? '';
  const across = costTitle(unit);
  const up = targetTitle(fitted);
  const x = axisOver(budgets, 0);
  const y = axisOver([loss.value, ...points.map((point) => point.y)]);
  const bar =
    factor.band === null
      ? []
      : [
          {
            lo: clamp((factor.band[0] ?? 0) * spent, x.domain),
            hi: clamp((factor.band[1] ?? Infinity) * spent, x.domain),
          },
        ];
  const marked = [
    { at: spent, ...styles.own, says: `${fitted.name}: ${number(spent)}` },
    {
      at: needed,
      ...styles.its,
      says: `${against.name}: ${number(needed)}, ${number(factor.value)} times as much`,
    },
  ];
  return [
    {
      id: 'least-losses',
      title: 'Least loss against cost',
      description: `The least losses of ${fitted.name} and ${against.name} by cost; a line across joins what both need for the loss ${formatNumber(loss.value, 4)}.`,
      legend: legend([
        ...curves.map((series) => html`${glyph(series)}${series.name}`),
        html`<i class="ends"></i>the loss ${formatNumber(loss.value, 4)}`,
      ]),
      caption: [
        `The factor between the two is ${number(factor.value)}${factor.band === null ? '' : `; the bar is its ${percent(level)} band`}.`,
      ],
      table: {
        heads: ['Law', across, up],
        texts: 1,
        rows: curves.flatMap(({ name, points: own }) =>
          own.map((point) => [name, rounded(point.x), paddedNumber(point.y, 5)]),
        ),
      },
      options: ({ ticks }) => ({
        x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
        y: { ...sparse(y, 6), label: up, labelArrow: 'none', grid: true },
        symbol: { legend: false },
        marks: [
          Plot.ruleY([loss.value], { stroke: muted, strokeDasharray: '5,3' }),
          ...curves.map(({ points: own, colour }) =>
            Plot.line(own, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.75, clip: true }),
          ),
          readoutDots(points, canvas),
          Plot.link(bar, {
            x1: 'lo',
            x2: 'hi',
            y1: loss.value,
            y2: loss.value,
            stroke: styles.its.colour,
            strokeWidth: 4,
          }),
          Plot.dot(marked, {
            x: 'at',
            y: loss.value,
            fill: 'colour',
            stroke: 'var(--paper)',
            symbol: 'symbol',
            r: 6,
            title: 'says',
          }),
        ],
      }),
    },
  ];
}

/** Of a law of one input, which is its own cost. */
function onlyInput({ law }: FittedLaw, solved: readonly Solved[]): number | undefined {
  return law.inputs.length === 1 ? solvedBy(solved, law.inputs[0].name)?.value : undefined;
}

function leastLoss(fitted: FittedLaw, request: Parameters<typeof solveAtOnce>[1]): number | undefined {
  try {
    const loss = solvedBy(solveAtOnce(fitted, request).solved, 'L')?.value;
    return loss !== undefined && Number.isFinite(loss) ? loss : undefined;
  } catch (error) {
    if (error instanceof IsolossError) return undefined;
    throw error;
  }
}

function clamp(value: number, [lo, hi]: readonly [number, number]): number {
  return Math.min(hi, Math.max(lo, value));
}
