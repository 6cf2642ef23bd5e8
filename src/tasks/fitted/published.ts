/** Published values as fitted laws. */
import { findPreset } from '../../laws/index.js';
import type { Law, Preset } from '../../laws/law.js';
import { own } from '../../own.js';
import type { FittedLaw } from './fitted-law.js';

/** Published values by law, paper and year, such as `chinchilla:besiroglu-2024`. Throws `unknown-law`, `unknown-preset`. */
export function fittedOfPreset(name: string): FittedLaw {
  const { law, preset } = findPreset(name);
  return fittedOfPublished(name, law, preset);
}

/** Published values as a fitted law: their ranges of validity, and warnings of other units and of second-hand numbers. */
export function fittedOfPublished(name: string, law: Law, preset: Preset): FittedLaw {
  const { inputs = {}, target, grade } = preset;
  const ranges = Object.entries(inputs).flatMap(([input, { range }]) =>
    range === undefined ? [] : [[input, range] as const],
  );
  const units = law.inputs.flatMap(({ name: input, unit }) => {
    const given = own(inputs, input);
    if (given?.unit === undefined || given.unit === unit) return [];
    const what = given.description === undefined ? '' : `${given.description}, `;
    return [`${input} of these published values is ${what}in ${given.unit}.`];
  });
  const warnings = [
    ...units,
    ...(target === undefined ? [] : [`They predict: ${target.description}, ${target.unit}.`]),
    ...(grade === undefined ? [] : [`Their numbers are ${grade}.`]),
  ];
  return {
    name,
    law,
    values: preset.values,
    ...(ranges.length === 0 ? {} : { ranges: Object.fromEntries(ranges) }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}
