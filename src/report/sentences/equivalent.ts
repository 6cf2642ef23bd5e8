/** What is worth how much at equal loss; shared by the terminal and the page. */
import type { EquivalentPoint, EquivalentRecord } from '../../tasks/equivalent/record.js';
import { bandSource } from '../../tasks/fitted/reference.js';
import type { Solved } from '../../tasks/solve/record.js';
import { endsText, formatCount, formatNumber, paddedNumber, roundedNumber } from '../../text.js';
import { numbers, numbersOf, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** Points that are listed; the record has all. */
const MOST_POINTS = 60;
/** Of these, those that a page shows before they are unfolded. */
const SHOWN = 24;

/** `N 1e9, D 2e10`. */
export const placeText = (at: EquivalentPoint['at']): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} ${formatNumber(value, 4)}`)
    .join(', ');

/** ` at N=1e9`: what all points share; empty where that is nothing. */
export function heldText({ points }: EquivalentRecord): string {
  const held = Object.entries(points[0]?.at ?? {}).filter(([name, value]) =>
    points.every(({ at }) => at[name] === value),
  );
  return held.length === 0
    ? ''
    : ` at ${held.map(([name, value]) => `${name}=${formatNumber(value, 4)}`).join(', ')}`;
}

export function equivalentTitle(record: EquivalentRecord): string {
  const { kind, for: wanted, reference, fit, against } = record;
  const at = heldText(record);
  const where = reference === undefined ? '' : ` where ${reference.replaceAll(',', ', ')}`;
  switch (kind) {
    case 'exchange':
      return `What inputs of ${fit.law} are worth in each other at equal loss${at}`;
    case 'compute':
      return `The compute that ${against?.name} needs for the least losses of ${fit.name}`;
    default:
      return against === undefined
        ? `The ${wanted}${where} that gives the loss of ${fit.name}${at}`
        : `The ${wanted}${where} with which ${against.name} has the loss of ${fit.name}${at}`;
  }
}

export function equivalentParts(record: EquivalentRecord): Part[] {
  const { fit, against, points, level, drawn, warnings, kind, pairing } = record;
  const source = [fit, ...(against === undefined ? [] : [against])].map(
    (one) => [one, bandSource(one)] as const,
  );
  const known = source.filter(([, words]) => words !== undefined);
  const bands =
    known.length === 0
      ? 'none: they come from a fit of your own'
      : `${percent(level)}, ${known.map(([one, words]) => (against === undefined ? words : `${one.name} ${words}`)).join('; ')}${pairing === undefined || known.length < 2 ? '' : pairing === 'paired' ? ', paired by resample' : ', independent'}${drawn > 0 ? ', each solved for itself' : ''}`;
  return [
    { kind: 'laws', fit, ...(against === undefined ? {} : { against }) },
    { kind: 'title', text: `${equivalentTitle(record)}:` },
    kind === 'exchange' ? rateTable(record) : equivalentTable(record),
    { kind: 'facts', facts: [['bands', bands]] },
    {
      kind: 'warnings',
      lines: [
        ...warnings,
        ...points
          .flatMap(({ at, reason }) => (reason === undefined ? [] : [`${placeText(at)}: ${reason}`]))
          .slice(0, 8),
      ],
    },
  ];
}

const more = (count: number, shown: number): { more?: string } =>
  shown < count ? { more: `and ${formatCount(count - shown)} more: --json and --out have all` } : {};

function equivalentTable(record: EquivalentRecord): Part {
  const { points, for: wanted = 'cost', level, axis } = record;
  const shown = points.slice(0, MOST_POINTS);
  const hasBands = points.some(({ equivalent, factor }) => equivalent?.band || factor?.band);
  const place = axis ?? (points.length === 1 ? undefined : 'cost');
  const band = { title: percent(level) };
  return {
    kind: 'table',
    columns: [
      ...(place === undefined ? [] : [numbersOf(place)]),
      numbers('loss'),
      numbers(`equivalent ${wanted}`),
      ...(hasBands ? [band] : []),
      numbers('factor'),
      ...(hasBands ? [band] : []),
    ],
    shown: SHOWN,
    rows: shown.map(({ at, loss, equivalent, factor }) => [
      ...(place === undefined ? [] : [roundedNumber(at[place] ?? Number.NaN, 4)]),
      valueText(loss, 5),
      valueText(equivalent),
      ...(hasBands ? [bandText(equivalent)] : []),
      valueText(factor),
      ...(hasBands ? [bandText(factor)] : []),
    ]),
    ...more(points.length, shown.length),
  };
}

function rateTable({ points, axis, level }: EquivalentRecord): Part {
  const rows = points.flatMap(({ at, rates = [] }) => rates.map((rate) => ({ at, rate })));
  const shown = rows.slice(0, MOST_POINTS);
  const hasBands = rows.some(({ rate }) => rate.rate.band !== null);
  const band = { title: percent(level) };
  return {
    kind: 'table',
    columns: [
      ...(axis === undefined ? [] : [numbersOf(axis)]),
      { title: 'one' },
      { title: 'is worth' },
      numbers('so many'),
      ...(hasBands ? [band] : []),
      numbers('1 % is worth, %'),
      ...(hasBands ? [band] : []),
    ],
    rows: shown.map(({ at, rate }) => [
      ...(axis === undefined ? [] : [roundedNumber(at[axis] ?? Number.NaN, 4)]),
      rate.of,
      rate.in,
      valueText(rate.rate),
      ...(hasBands ? [bandText(rate.rate)] : []),
      valueText(rate.elasticity),
      ...(hasBands ? [bandText(rate.elasticity)] : []),
    ]),
    ...more(rows.length, shown.length),
  };
}

function valueText(one: Solved | null | undefined, digits = 4): string {
  if (one === null || one === undefined) return '-';
  return Number.isFinite(one.value) ? paddedNumber(one.value, digits) : 'none';
}

function bandText(one: Solved | null | undefined): string {
  if (one === null || one === undefined || one.band === null) return '';
  return endsText(one.band);
}
