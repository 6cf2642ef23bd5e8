/** Partial residuals against each input, with what was fitted and its band. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { plural } from '../../text.js';
import { html } from '../markup/html.js';
import { withScripts } from '../markup/math.js';
import { compact } from '../sentences/compact.js';
import { levelOf, percent } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, sparse } from './axis.js';
import { axisTitle, fitTargetTitle } from './axis-titles.js';
import { type Canvas, type Figure, ink, thinned, thinnedWords } from './figure.js';
import { sumText, withoutTerms } from './law-terms.js';
import { type PartialResiduals, partialResiduals } from './partial.js';
import {
  heldOutDots,
  MOST_ROWS,
  number,
  ofRun,
  padded,
  readout,
  readoutDots,
  SHOWN_ROWS,
  some,
} from './readout.js';
import { coloursOfRows, groupKeys, indices, runGroups } from './run-groups.js';
import { shownRows, shownWords } from './shown-rows.js';

const CURVE_POINTS = 97;
/** Bands are drawn through every so many of a curve's points, the last included: they cost a law per replicate each. */
const BAND_STRIDE = 3;
const MOST_FIGURES = 6;
/** Letters of a formula on an axis. */
const LETTERS = 40;
/** How far below the fitted term, as a factor, a logarithmic axis reaches: runs below are marked at its edge. */
const BELOW = 4;

export function partialFigures(outcome: FitOutcome, canvas: Canvas): Figure[] {
  const { record, rows } = outcome;
  return record.law.inputs
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(rows.inputs, name) && varies(rows.inputs[name]))
    .slice(0, MOST_FIGURES)
    .map((input) => figure(outcome, input, canvas));
}

function figure(outcome: FitOutcome, input: string, canvas: Canvas): Figure {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  const partial = partialResiduals(outcome, input);
  const groups = runGroups(outcome, input);
  const colours = coloursOfRows(groups);
  const x = axisOver(partial.x, 0.05);
  const steps = along(x);
  const ownGroups = groups.groups.filter(({ own }) => own !== undefined);
  const lines = (ownGroups.length === 0 ? [{ colour: ink, own: undefined }] : ownGroups).map(
    ({ colour, own }) => {
      const values = partial.along(steps, own);
      const coarse = steps.filter((_, i) => i % BAND_STRIDE === 0);
      const band = partial.band(coarse, own);
      return {
        points: Array.from(steps, (at, i) => ({ x: at, y: values[i], colour })).filter(({ y }) =>
          Number.isFinite(y),
        ),
        band: Array.from(coarse, (at, i) => ({
          x: at,
          lo: band?.[0][i] ?? Number.NaN,
          hi: band?.[1][i] ?? Number.NaN,
          colour,
        })).filter(({ lo, hi }) => Number.isFinite(lo) && Number.isFinite(hi)),
      };
    },
  );
  const y = verticalAxis(
    partial.y,
    lines.flatMap(({ points }) => points.map((point) => point.y)),
  );
  const shown = shownRows(rows).filter((row) => colours.has(row));
  const inputs = record.law.inputs.map(({ name }) => name).filter((name) => Object.hasOwn(rows.inputs, name));
  const isBelow = (row: number) => y.type === 'log' && !(partial.y[row] >= y.domain[0]);
  const dots = shown.map((row) => ({
    run: row,
    x: partial.x[row],
    y: isBelow(row) ? y.domain[0] : partial.y[row],
    below: isBelow(row),
    heldOut: rows.heldOut[row] === 1,
    colour: colours.get(row) ?? ink,
    says: readout(
      Object.fromEntries(inputs.map((name) => [name, rows.inputs[name][row]])),
      `L ${number(rows.observed[row])}, law ${number(rows.predicted[row])}`,
    ),
  }));
  const below = indices(rows.observed.length).filter(isBelow).length;
  const labels = labelsOf(outcome, input, partial);
  const hasBand = lines.some(({ band }) => band.length > 0);
  const anyHeldOut = rows.heldOut.includes(1);
  return {
    id: `partial-${input}`,
    title: partial.part === undefined ? `Adjusted loss against ${input}` : `Partial residuals of ${input}`,
    description: `${rows.observed.length} runs as dots against ${input}, ${labels.what}, and what was fitted as a line.`,
    legend: html`<ul class="legend">${groupKeys(groups)}${
      ownGroups.length > 0
        ? undefined
        : html`<li><i class="line"></i>fitted${labels.term === '' ? undefined : html` ${withScripts(labels.term)}`}</li>`
    }${hasBand ? html`<li><i class="fitted"></i>${percent(levelOf(record))} of refits</li>` : undefined}${
      anyHeldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined
    }</ul>`,
    caption: [
      labels.sentence,
      below === 0 ? '' : `Triangles at the lower edge: ${plural(below, 'run')} below it.`,
      groups.left > 0
        ? `The first ${groups.groups.length} of ${groups.groups.length + groups.left} groups are drawn.`
        : '',
      shownWords(rows),
    ],
    table: {
      heads: [
        'Row',
        inputTitle(outcome, input),
        labels.axis,
        `Fitted${labels.term === '' ? '' : ` ${labels.term}`}`,
      ],
      rows: thinned(rows.observed.length, MOST_ROWS).map((row) => [
        String(rows.rowNumbers[row]),
        number(partial.x[row]),
        padded(partial.y[row]),
        padded(partial.fitted[row]),
      ]),
      shown: SHOWN_ROWS,
      note: thinnedWords(rows.observed.length, MOST_ROWS),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(x, ticks),
        label: inputTitle(outcome, input),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...sparse(y, 7), label: labels.axis, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        ...lines.map(({ band }) =>
          Plot.areaY(band, {
            x: 'x',
            y1: 'lo',
            y2: 'hi',
            fill: band[0]?.colour ?? ink,
            fillOpacity: 0.13,
            clip: true,
          }),
        ),
        Plot.dot(
          dots.filter(({ heldOut, below: isLow }) => !heldOut && !isLow),
          { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.8, r: 2.6, title: 'says', ...ofRun },
        ),
        ...lines.map(({ points }) =>
          Plot.line(points, {
            x: 'x',
            y: 'y',
            stroke: points[0]?.colour ?? ink,
            strokeWidth: 1.75,
            clip: true,
          }),
        ),
        heldOutDots(
          dots.filter(({ heldOut, below: isLow }) => heldOut && !isLow),
          canvas,
        ),
        Plot.dot(
          dots.filter((dot) => dot.below),
          {
            x: 'x',
            y: 'y',
            dy: -4,
            rotate: 180,
            fill: 'colour',
            r: 3,
            symbol: 'triangle',
            title: 'says',
            ...ofRun,
          },
        ),
        ...lines.map(({ points }) =>
          readoutDots(
            some(points).map((point) => ({
              ...point,
              says: readout({ [input]: point.x }, `fitted ${number(point.y)}`),
            })),
            canvas,
          ),
        ),
      ],
    }),
  };
}

/** A logarithmic axis where what was fitted is positive: no further down than a few times below it. */
function verticalAxis(runs: Float64Array, line: readonly number[]): AxisScale {
  const least = line.reduce((lo, value) => Math.min(lo, value), Number.POSITIVE_INFINITY);
  if (!(least > 0)) return axisOver([...runs, ...line], 0.06);
  return axisOver([...runs.filter((value) => value >= least / BELOW), ...line], 0.06);
}

interface Labels {
  readonly axis: string;
  readonly what: string;
  readonly term: string;
  readonly sentence: string;
}

function labelsOf({ record, model }: FitOutcome, input: string, { part, held }: PartialResiduals): Labels {
  const target = fitTargetTitle(record);
  if (part === undefined) {
    const place = Object.entries(held).map(([name, value]) => `${name} = ${compact(value)}`);
    if (place.length === 0)
      return { axis: target, what: 'as they are', term: '', sentence: 'The line is the law.' };
    return {
      axis: target,
      what: `moved to ${place.join(', ')} by the law`,
      term: '',
      sentence: `Each run is moved along the law to ${place.join(', ')}; the line is the law there.`,
    };
  }
  const [name, unit] = [target.split(', ')[0], target.split(', ').slice(1).join(', ')];
  const rest = withoutTerms(name, part.others);
  const fits = rest.length <= LETTERS && model.law.where === undefined;
  const axis = fits ? rest : `${name} without the other terms`;
  const term = sumText(part.terms);
  return {
    axis: axisTitle({ name: axis, unit }),
    what: 'without the law’s other terms',
    term: term.length <= LETTERS ? term : '',
    sentence:
      part.others.length === 0
        ? `The law has no other terms than that of ${input}.`
        : `Each run less ${fits ? sumText(part.others) : 'the law’s other terms'} at its own inputs: where the law fits, runs scatter about the line evenly.`,
  };
}

function along({ domain: [lo, hi], type }: AxisScale): Float64Array {
  return Float64Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = i / (CURVE_POINTS - 1);
    return type === 'log' ? lo * (hi / lo) ** t : lo + t * (hi - lo);
  });
}

function varies(column: Float64Array): boolean {
  return column.some((value) => value !== column[0]);
}

function inputTitle({ record }: FitOutcome, name: string): string {
  return axisTitle(record.law.inputs.find((input) => input.name === name) ?? { name });
}
