import { findLaw } from '../../laws/index.js';
import type { Law } from '../../laws/law.js';
import { withTargetUnit } from '../../laws/target-unit.js';
import type { FitRecord } from '../../tasks/fit/record.js';

/** The catalogue's entry of the law that was fitted; undefined for a formula of the user's own. */
export function catalogueLaw(record: FitRecord): Law | undefined {
  try {
    const law = findLaw(record.law.name);
    return law.formula === record.law.formula ? law : undefined;
  } catch {
    return undefined;
  }
}

/** Unit of every parameter that has one. */
export function parameterUnits(record: FitRecord): ReadonlyMap<string, string> {
  const law = catalogueLaw(record);
  const { parameters } = law === undefined ? { parameters: [] } : withTargetUnit(law, targetUnit(record));
  return new Map(parameters.map(({ name, unit }) => [name, unit === '1' ? '' : unit]));
}

/** Unit of what the law predicts; empty where it is not known. */
export function targetUnit(record: FitRecord): string {
  return record.law.unit ?? catalogueLaw(record)?.target.unit ?? '';
}
