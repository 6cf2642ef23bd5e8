/** The unit of what a law predicts, where the fitted losses are in another than the catalogue's. */
import type { Law } from './law.js';

/** Units that say nothing of a target. */
const OPEN: readonly string[] = ['', 'any', '1', 'that of the loss'];

/** A parameter's unit where the target is in `now` rather than `before`: coefficients are in the target's unit. */
export function inTargetUnit(unit: string, before: string, now: string): string {
  if (OPEN.includes(before)) return unit;
  return unit === before || unit.startsWith(`${before} times `) ? now + unit.slice(before.length) : unit;
}

/** The law with its target, and what is in the target's unit, in another one. */
export function withTargetUnit(law: Law, unit: string): Law {
  const { target, derived } = law;
  if (unit === target.unit) return law;
  const inUnit = <Quantity extends { readonly unit: string }>(quantity: Quantity): Quantity => ({
    ...quantity,
    unit: inTargetUnit(quantity.unit, target.unit, unit),
  });
  return {
    ...law,
    target: { ...target, unit },
    parameters: law.parameters.map(inUnit),
    ...(derived === undefined ? {} : { derived: derived.map(inUnit) }),
  };
}
