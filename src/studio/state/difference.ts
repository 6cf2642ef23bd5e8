/** What differs between two fits: their settings, and their parameters in units of their standard errors. */
import type { Settings } from './settings.js';
import type { FitView } from './views.js';

export interface SettingDifference {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Fields of the job that are not the same, in words; an absent field is as the law has it. */
export function settingDifferences({ job: a }: Settings, { job: b }: Settings): SettingDifference[] {
  const [before, after]: Readonly<Record<string, unknown>>[] = [{ ...a }, { ...b }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, from: words(before[field]), to: words(after[field]) }));
}

function words(value: unknown): string {
  if (value === undefined) return 'as usual';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  return Object.entries(value)
    .map(
      ([name, each]) =>
        `${name} = ${Array.isArray(each) ? each.map((end) => end ?? '').join('..') : String(each)}`,
    )
    .join(', ');
}

export interface ParameterDifference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Of the value, relative; undefined where only one fit has the parameter. */
  readonly change?: number;
  /** Whether each value lies within the interval of the other; undefined where one has none. */
  readonly compatible?: boolean;
}

/** Parameters of either fit, those of the first before others. */
export function parameterDifferences(a: FitView, b: FitView): ParameterDifference[] {
  const find = (fit: FitView, name: string) => fit.parameters.find((each) => each.name === name);
  const names = [...new Set([...a.parameters, ...b.parameters].map(({ name }) => name))];
  return names.map((name) => {
    const [before, after] = [find(a, name), find(b, name)];
    const isInside = (value: number, interval: readonly [number, number] | null) =>
      interval !== null && value >= interval[0] && value <= interval[1];
    const both = before !== undefined && after !== undefined;
    const judged = both && before.interval !== null && after.interval !== null;
    return {
      name,
      from: before?.valueText ?? '',
      to: after?.valueText ?? '',
      ...(both ? { change: after.value / before.value - 1 } : {}),
      ...(judged
        ? { compatible: isInside(before.value, after.interval) && isInside(after.value, before.interval) }
        : {}),
    };
  });
}
