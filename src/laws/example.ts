/** Worked examples of laws: a point in the middle of what is usual, and what a law is there. */
import { lawFunction } from './evaluate.js';
import type { Law, Preset, Range } from './law.js';
import { typicalOf } from './typical.js';

export interface Example {
  /** Published values, or made-up ones where there are none. */
  readonly values: Readonly<Record<string, number>>;
  /** The published values' name. */
  readonly preset?: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
}

/** Undefined of a law without values, or without typical inputs. */
export function exampleOf(law: Law, preset: Preset | undefined = law.presets[0]): Example | undefined {
  const values = preset?.values ?? law.illustration;
  const ends = law.inputs.map(({ name }) => typicalOf(law, preset, name));
  if (values === undefined || ends.some((range) => range === undefined)) return undefined;
  const at = Object.fromEntries(
    law.inputs.map(({ name }, i) => [
      name,
      law.shares?.includes(name) === true ? 1 / law.shares.length : middle(ends[i] as Range),
    ]),
  );
  const value = lawFunction(law)(values, at);
  return { values, ...(preset === undefined ? {} : { preset: preset.name }), at, value };
}

/** In two digits: the geometric middle where both ends are above zero. */
function middle([low, high]: Range): number {
  const value = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
  return Number(value.toPrecision(2));
}
