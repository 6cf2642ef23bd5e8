/** The runs and the law: loss against each input, coloured by another, with the law's curves through the groups. */

import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { lawBands } from '../../tasks/fitted/bands.js';
import { type Html, html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { levelOf, percent, showSpread } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, sparse } from './axis.js';
import { axisTitle, fitTargetTitle } from './axis-titles.js';
import {
  type Canvas,
  type Figure,
  type FigureTable,
  ink,
  sequence,
  thinned,
  thinnedWords,
} from './figure.js';
import { number, range, readout, readoutDots, some } from './readout.js';

const CURVE_POINTS = 97;
/** Bands are drawn through every so many of a curve's points, the last included: they cost a law per replicate each. */
const BAND_STRIDE = 3;
/** Points of a curve that its table lists. */
const MOST_LISTED = 9;
const MOST_GROUPS = 6;
const MOST_FIGURES = 3;

/** Rows that share a colour: those whose other input is near `value`, or those of a group with parameters of its own. */
interface Group {
  readonly value: number;
  readonly rows: readonly number[];
  /** The group's number and name, where parameters differ between groups. */
  readonly own?: { readonly number: number; readonly name: string };
}

export function runFigures(outcome: FitOutcome, canvas: Canvas): Figure[] {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  const inputs = record.law.inputs.map(({ name }) => name).filter((name) => Object.hasOwn(rows.inputs, name));
  const shown = new Set(thinned(rows.observed.length));
  const loss = axisOver([...rows.observed, ...rows.predicted], 0.06);

  return inputs.slice(0, MOST_FIGURES).map((input): Figure => {
    const colourBy = widest(
      inputs.filter((other) => other !== input),
      rows.inputs,
    );
    const ownGroups = groupsOfFit(outcome);
    const groups =
      ownGroups ??
      (colourBy === undefined
        ? [{ value: 0, rows: indices(rows.observed.length) }]
        : grouped(rows.inputs[colourBy]));
    const colours = groups.length === 1 ? ['var(--accent)'] : sequence(groups.length);
    const x = axisOver(rows.inputs[input], 0.05);
    const points = (heldOut: number) =>
      groups.flatMap((group, g) =>
        group.rows
          .filter((row) => rows.heldOut[row] === heldOut && shown.has(row))
          .map((row) => ({
            x: rows.inputs[input][row],
            y: rows.observed[row],
            colour: colours[g],
            says: runWords(outcome, inputs, row),
          })),
      );
    const at = groups.map((group) => along(outcome, inputs, input, group, x));
    const curves = groups.flatMap((_, g) =>
      curve(outcome, at[g], input, groups[g]).map((point) => ({ ...point, group: g, colour: colours[g] })),
    );
    const bands = groups.flatMap((_, g) =>
      band(outcome, at[g], input, groups[g]).map((point) => ({ ...point, group: g, colour: colours[g] })),
    );
    const near = groups.map(({ value }) =>
      colourBy === undefined ? 'the law' : `${colourBy} near ${compact(value)}`,
    );
    const readouts = groups.flatMap((_, g) =>
      some(curves.filter(({ group }) => group === g)).map(({ x, y }) => ({
        x,
        y,
        says: readout({ [input]: x }, `law ${number(y)}${colourBy === undefined ? '' : ` at ${near[g]}`}`),
      })),
    );
    const anyHeldOut = rows.heldOut.includes(1);
    const title = `Loss against ${input}`;
    return {
      id: `runs-${input}`,
      title,
      description: `${rows.observed.length} runs as dots, the fitted law as ${groups.length === 1 ? 'a curve' : `${groups.length} curves`}; both axes ${x.type === 'log' ? 'logarithmic' : 'as labelled'}.`,
      legend: legend(colourBy, groups, colours, anyHeldOut),
      caption: [
        bands.length === 0
          ? ''
          : `Shaded: ${percent(levelOf(record))} band of the law over the refits of resamples.`,
        inputs.length > 2 ? 'Curves hold the inputs not shown at the median of their group.' : '',
        ownGroups !== undefined && (record.groups?.names.length ?? 0) > ownGroups.length
          ? `The first ${ownGroups.length} of ${record.groups?.names.length} groups are drawn.`
          : '',
        thinnedWords(rows.observed.length),
      ],
      table: curveTable(
        inputTitle(outcome, input),
        colourBy === undefined ? undefined : near,
        fitTargetTitle(record),
        `${percent(levelOf(record))} band`,
        groups.map((_, g) => curves.filter(({ group }) => group === g)),
        groups.map((_, g) => bands.filter(({ group }) => group === g)),
      ),
      options: ({ ticks }) => ({
        x: {
          ...sparse(x, ticks),
          label: inputTitle(outcome, input),
          labelAnchor: 'center',
          labelArrow: 'none',
        },
        y: { ...loss, label: fitTargetTitle(record), labelArrow: 'none', grid: true },
        marks: [
          Plot.areaY(bands, {
            x: 'x',
            y1: 'lo',
            y2: 'hi',
            z: 'group',
            fill: 'colour',
            fillOpacity: 0.2,
            clip: true,
          }),
          Plot.line(curves, { x: 'x', y: 'y', z: 'group', stroke: 'colour', strokeWidth: 1.75, clip: true }),
          readoutDots(readouts, canvas),
          Plot.dot(points(0), { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.75, r: 2.6, title: 'says' }),
          Plot.dot(points(1), {
            x: 'x',
            y: 'y',
            stroke: ink,
            strokeWidth: 1.4,
            fill: 'colour',
            r: 3.6,
            symbol: 'diamond',
            title: 'says',
          }),
        ],
      }),
    };
  });
}

/** What the tooltip of a run says. */
function runWords({ rows }: FitOutcome, inputs: readonly string[], row: number): string {
  const at = Object.fromEntries(inputs.map((name) => [name, rows.inputs[name][row]]));
  return readout(at, `L ${number(rows.observed[row])}, law ${number(rows.predicted[row])}`);
}

/** Values of the law along its curves, at some of the points at which bands are drawn. */
function curveTable(
  along: string,
  near: readonly string[] | undefined,
  law: string,
  level: string,
  curves: readonly (readonly { readonly x: number; readonly y: number }[])[],
  bands: readonly (readonly { readonly x: number; readonly lo: number; readonly hi: number }[])[],
): FigureTable {
  const hasBand = bands.some((band) => band.length > 0);
  return {
    heads: [...(near === undefined ? [] : ['Curve']), along, law, ...(hasBand ? [level] : [])],
    texts: near === undefined ? 0 : 1,
    rows: curves.flatMap((curve, g) =>
      some(
        curve.filter((_, i) => i % BAND_STRIDE === 0),
        MOST_LISTED,
      ).map(({ x, y }) => {
        const ends = bands[g].find((point) => point.x === x);
        return [
          ...(near === undefined ? [] : [near[g]]),
          number(x),
          number(y),
          ...(hasBand ? [range(ends?.lo, ends?.hi)] : []),
        ];
      }),
    ),
    note: html`The runs are in the numbers of <a href="#residuals-numbers">the residuals</a>.`,
  };
}

type Inputs = Readonly<Record<string, Float64Array>>;

/** Points along `input`, the others at the group's own values. */
function along(
  { rows }: FitOutcome,
  inputs: readonly string[],
  input: string,
  group: Group,
  { domain: [lo, hi], type }: AxisScale,
): Inputs {
  const steps = Float64Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = i / (CURVE_POINTS - 1);
    return type === 'log' ? lo * (hi / lo) ** t : lo + t * (hi - lo);
  });
  const columns = inputs.map((name) => {
    const held = median(group.rows.map((row) => rows.inputs[name][row]));
    return [name, name === input ? steps : new Float64Array(CURVE_POINTS).fill(held)] as const;
  });
  return Object.fromEntries(columns);
}

/** The fit's own groups, the first few of them; undefined where all rows have the same parameters. */
function groupsOfFit({ record, rows }: FitOutcome): Group[] | undefined {
  const { group } = rows;
  if (record.groups === undefined || group === undefined) return undefined;
  return record.groups.names.slice(0, MOST_GROUPS).map((name, number) => ({
    value: number,
    rows: indices(group.length).filter((row) => group[row] === number),
    own: { number, name },
  }));
}

function curve(
  { predict }: FitOutcome,
  at: Inputs,
  input: string,
  { own }: Group,
): { x: number; y: number }[] {
  const predicted = predict(at, own && Array.from(at[input], () => own.name));
  return Array.from(at[input], (x, i) => ({ x, y: predicted[i] })).filter(({ y }) => Number.isFinite(y));
}

/** Ends of the law over the replicates; none where they do not show how sure the law is. */
function band(
  { record, model, replicates }: FitOutcome,
  at: Inputs,
  input: string,
  { own }: Group,
): { x: number; lo: number; hi: number }[] {
  if (replicates === undefined || !showSpread(record)) return [];
  const outside = (1 - levelOf(record)) / 2;
  const inputs = model.law.inputs.map(({ name }) => at[name].filter((_, i) => i % BAND_STRIDE === 0));
  // The law in the parameters that apply to the group.
  const free =
    own === undefined || model.groups === undefined
      ? model.free
      : Array.from(model.groups.places[own.number], (j) => model.free[j]);
  const [lo, hi] = lawBands({ ...model, free }, replicates, inputs, [outside, 1 - outside]);
  return Array.from(lo, (_, i) => ({ x: at[input][i * BAND_STRIDE], lo: lo[i], hi: hi[i] })).filter(
    (point) => Number.isFinite(point.lo) && Number.isFinite(point.hi),
  );
}

/** One group a value where values are few, otherwise groups of about equal size; equal values stay together. */
function grouped(values: Float64Array): Group[] {
  const order = indices(values.length).sort((a, b) => values[a] - values[b] || a - b);
  const few = new Set(values).size <= MOST_GROUPS;
  const enough = few ? 1 : order.length / (MOST_GROUPS - 1);
  const groups: number[][] = [];
  order.forEach((row, i) => {
    const open = groups.at(-1);
    const isNew = i > 0 && values[row] !== values[order[i - 1]];
    if (open === undefined || (isNew && open.length >= enough)) groups.push([row]);
    else open.push(row);
  });
  return groups.map((rows) => ({ rows, value: median(rows.map((row) => values[row])) }));
}

function legend(
  colourBy: string | undefined,
  groups: readonly Group[],
  colours: readonly string[],
  heldOut: boolean,
): Html {
  const keys =
    colourBy === undefined && groups[0]?.own === undefined
      ? []
      : groups.map(
          ({ value, own }, g) =>
            html`<li><i style="background:${colours[g]}"></i>${own?.name ?? compact(value)}</li>`,
        );
  return html`<ul class="legend">${colourBy === undefined || groups[0]?.own !== undefined ? undefined : html`<li>${colourBy} near</li>`}${keys}${
    heldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined
  }</ul>`;
}

/** The input with the most spread on a logarithm. */
function widest(
  names: readonly string[],
  inputs: Readonly<Record<string, Float64Array>>,
): string | undefined {
  const spread = (name: string) => {
    const { domain, type } = axisOver(inputs[name]);
    return type === 'log' ? domain[1] / domain[0] : 0;
  };
  return [...names].sort((a, b) => spread(b) - spread(a))[0];
}

function inputTitle({ record }: FitOutcome, name: string): string {
  return axisTitle(record.law.inputs.find((input) => input.name === name) ?? { name });
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}
