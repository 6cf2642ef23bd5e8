/** Numbers that follow from published values of the catalogue. */
import { derivedFunctions, lawFunction } from '../src/laws/evaluate.js';
import { findPreset } from '../src/laws/index.js';
import { spanOver } from './printed.js';

type Numbers = Readonly<Record<string, number>>;

/** The law of `law:preset` at a point. */
export function at(name: string, inputs: Numbers): number {
  const { law, preset } = findPreset(name);
  return lawFunction(law)(preset.values, inputs);
}

function quantityOf(name: string, quantity: string): (values: Numbers) => number {
  const found = derivedFunctions(findPreset(name).law).get(quantity);
  if (found === undefined) throw new RangeError(`${name} derives no ${quantity}`);
  return found;
}

/** A quantity that follows from the values of `law:preset`. */
export function derived(name: string, quantity: string): number {
  return quantityOf(name, quantity)(findPreset(name).preset.values);
}

/** Both ends of `of` over the rounding of the values of `law:preset`, which have the digits of their shortest text; zeros are exact. */
function over(name: string, of: (values: Numbers) => number): readonly [number, number] {
  const { preset } = findPreset(name);
  const printed = Object.fromEntries(
    Object.entries(preset.values)
      .filter(([, value]) => value !== 0)
      .map(([symbol, value]) => [symbol, value.toExponential()]),
  );
  return spanOver(printed, (moved) => of({ ...preset.values, ...moved }));
}

export const spanAt = (name: string, inputs: Numbers) => () => {
  const of = lawFunction(findPreset(name).law);
  return over(name, (values) => of(values, inputs));
};

export const spanDerived = (name: string, quantity: string) => () => over(name, quantityOf(name, quantity));
