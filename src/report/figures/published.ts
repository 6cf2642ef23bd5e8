/** A fit's parameters beside published values of the same law. */

import { evaluateNode } from '../../formula/evaluate-node.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import { graphOfLaw } from '../../laws/graph.js';
import type { Law, Preset } from '../../laws/law.js';
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { levelOf, percent, uncertaintyOf } from '../sentences/uncertainty.js';
import { catalogueLaw, targetUnit } from '../sentences/units.js';
import { axisOver, sparse } from './axis.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, type Figure, muted } from './figure.js';
import { number, range } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Numbers without a unit, which do not depend on tokenizer and counting as others do; published values of each. */
const MOST_FIGURES = 4;
const MOST_PRESETS = 16;
const OWN = 'this fit';

const ofFit: SeriesStyle = { colour: accent, symbol: 'circle' };
const published: SeriesStyle = { colour: muted, symbol: 'diamond' };

export interface PublishedValue {
  readonly name: string;
  readonly value: number;
}

/** By parameter or derived quantity of the law that has no unit, what is published. */
export function publishedValues(record: FitRecord): ReadonlyMap<string, readonly PublishedValue[]> {
  const law = catalogueLaw(record);
  if (law === undefined || record.groups !== undefined) return new Map();
  const unit = targetUnit(record);
  const presets = law.presets
    .filter((preset) => (preset.target?.unit ?? law.target.unit) === unit && hasUsualUnits(preset))
    .slice(0, MOST_PRESETS);
  const names = [
    ...law.parameters.map(({ name, unit }) => ({ name, unit, of: [name] })),
    ...(law.derived ?? [])
      .filter(({ name }) => Object.hasOwn(record.derived, name))
      .map(({ name, unit, formula }) => ({ name, unit, of: namesIn(parse(formula)) })),
  ].flatMap(({ name, unit, of }) => (unit === '1' && !of.some((each) => isOpen(record, each)) ? [name] : []));
  const values = presets.map((preset) => ({ name: preset.name, values: withDerived(law, preset.values) }));
  const found = new Map<string, readonly PublishedValue[]>();
  for (const name of names) {
    const known = values.flatMap(({ name: preset, values: all }) =>
      Number.isFinite(all[name]) ? [{ name: preset, value: all[name] }] : [],
    );
    if (known.length > 0 && ![...found.values()].some((shown) => isComplement(known, shown)))
      found.set(name, known);
  }
  return found;
}

/** Whether the fit is as good wherever the parameter lies: its value says nothing. */
function isOpen(record: FitRecord, name: string): boolean {
  const { verdict } = own(record.identifiability.verdicts, name) ?? {};
  const hasEnds = uncertaintyOf(record, name).interval !== null;
  return verdict === 'not determined' && !(hasEnds && !record.certificate.atBound.includes(name));
}

/** Whether values are those of another quantity taken from 1: shares of a whole, of which one says it all. */
function isComplement(known: readonly PublishedValue[], shown: readonly PublishedValue[]): boolean {
  return (
    known.length === shown.length &&
    known.every(({ value }, i) => Math.abs(value + shown[i].value - 1) < 1e-9)
  );
}

function hasUsualUnits({ inputs = {} }: Preset): boolean {
  return Object.values(inputs).every(({ unit }) => unit === undefined);
}

function withDerived(law: Law, values: Readonly<Record<string, number>>): Record<string, number> {
  const all: Record<string, number> = { ...values };
  for (const { name, formula } of law.derived ?? []) {
    const { graph, root } = graphOfLaw({ ...law, formula });
    all[name] = evaluateNode(graph, root, (leaf) =>
      leaf.kind === 'param' ? values[law.parameters[leaf.value].name] : Number.NaN,
    );
  }
  return all;
}

export function publishedFigures(record: FitRecord, canvas: Canvas): Figure[] {
  return [...publishedValues(record)].slice(0, MOST_FIGURES).flatMap(([name, known]): Figure[] => {
    const value = record.parameters[name] ?? record.derived[name]?.value;
    if (value === undefined || value === null) return [];
    const { interval } = uncertaintyOf(record, name);
    const dots: Dot[] = [
      {
        row: OWN,
        lane: name,
        value,
        ...(interval === null ? {} : { interval }),
        says: `${number(value)} (${range(interval?.[0], interval?.[1])})`,
        ...ofFit,
      },
      ...known.map((each) => ({
        row: each.name,
        lane: name,
        value: each.value,
        says: number(each.value),
        ...published,
      })),
    ];
    const axis = sparse(
      axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval])),
      4,
    );
    const symbol = plainSymbol(name);
    return [
      {
        id: `published-${name}`,
        title: `${symbol} beside published values`,
        description: `${name} of this fit with its interval, and ${known.length} published values of the same law.`,
        legend: html`<ul class="legend"><li>${glyph(ofFit)}${OWN}, ${percent(levelOf(record))} interval</li><li>${glyph(published)}published</li></ul>`,
        table: dotTable(dots, ['Fit', 'Parameter', 'Value']),
        options: (room) =>
          dotPlot(
            {
              dots,
              axis,
              label: symbol,
              reference: value,
              namesAbove: room.name === 'narrow',
            },
            room,
            canvas,
          ),
      },
    ];
  });
}
