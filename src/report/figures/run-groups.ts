/** Runs in groups that share a colour: those of a fit's own groups, or those whose other input is alike. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { Html } from '../markup/html.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { axisOver } from './axis.js';
import { accent, sequence } from './figure.js';

const MOST_GROUPS = 6;

export interface RunGroup {
  readonly rows: readonly number[];
  readonly colour: string;
  /** In a legend. */
  readonly label: string;
  /** The name of a group that has parameters of its own. */
  readonly own?: { readonly number: number; readonly name: string };
}

export interface RunGroups {
  readonly groups: readonly RunGroup[];
  /** The input by which runs are coloured; undefined where they are all alike, or of the fit's own groups. */
  readonly by?: string;
  /** Groups of the fit that are not drawn. */
  readonly left: number;
}

/** The groups of a figure against `input`, by `by`: otherwise the input with the most spread among the others. */
export function runGroups(outcome: FitOutcome, input?: string, by?: string): RunGroups {
  const own = ownGroups(outcome);
  if (own !== undefined) return own;
  const { record, rows } = outcome;
  const inputs = record.law.inputs.map(({ name }) => name).filter((name) => Object.hasOwn(rows.inputs, name));
  const chosen = widest(by === undefined ? inputs.filter((name) => name !== input) : [by], rows.inputs);
  if (chosen === undefined) {
    return { groups: [{ rows: indices(rows.observed.length), colour: accent, label: 'run' }], left: 0 };
  }
  const parts = grouped(rows.inputs[chosen]);
  const colours = parts.length === 1 ? [accent] : sequence(parts.length);
  return {
    by: chosen,
    left: 0,
    groups: parts.map((part, g) => ({
      rows: part,
      colour: colours[g],
      label: compact(median(part.map((row) => rows.inputs[chosen][row]))),
    })),
  };
}

/** Keys of a legend: the input, then a colour for each of its values. */
export function groupKeys({ groups, by }: RunGroups): Html[] {
  return [
    ...(by === undefined ? [] : [html`<li>${by} near</li>`]),
    ...groups.map(({ colour, label }) => html`<li><i style="background:${colour}"></i>${label}</li>`),
  ];
}

/** By row its group's colour; rows of groups that are not drawn have none. */
export function coloursOfRows({ groups }: RunGroups): ReadonlyMap<number, string> {
  return new Map(groups.flatMap(({ rows, colour }) => rows.map((row) => [row, colour] as const)));
}

/** The fit's own groups, the first few of them; undefined where all rows have the same parameters. */
function ownGroups({ record, rows: { group } }: FitOutcome): RunGroups | undefined {
  if (record.groups === undefined || group === undefined) return undefined;
  const names = record.groups.names.slice(0, MOST_GROUPS);
  const colours = sequence(names.length);
  return {
    left: record.groups.names.length - names.length,
    groups: names.map((name, number) => ({
      rows: indices(group.length).filter((row) => group[row] === number),
      colour: colours[number],
      label: name,
      own: { number, name },
    })),
  };
}

/** One group a value where values are few, otherwise groups of about equal size; equal values stay together. */
function grouped(values: Float64Array): number[][] {
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
  return groups;
}

/** The input with the most spread on a logarithm; undefined where none varies. */
export function widest(
  names: readonly string[],
  inputs: Readonly<Record<string, Float64Array>>,
): string | undefined {
  const spread = (name: string) => {
    const { domain, type } = axisOver(inputs[name]);
    return type === 'log' ? domain[1] / domain[0] : 0;
  };
  return names
    .filter((name) => inputs[name].some((value) => value !== inputs[name][0]))
    .sort((a, b) => spread(b) - spread(a))[0];
}

export function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

export function median(values: ArrayLike<number>): number {
  const sorted = Array.from(values).sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}
