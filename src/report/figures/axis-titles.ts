/** What axes are called: the user's own column, the law's symbol, the unit. */
import { parse } from '../../formula/parse.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { shortened } from '../sentences/shortened.js';
import { targetUnit } from '../sentences/units.js';

/** Letters of a column's name or expression on an axis. */
const LETTERS = 24;

export interface AxisName {
  readonly name: string;
  /** Empty, `1` and `any` are none. */
  readonly unit?: string;
  /** The column or expression of the fitted table that it was read from. */
  readonly from?: string | undefined;
}

/** `N, parameters`; with the column it was read from `Model Size (N), parameters`, with an expression `D = C/(6*N), tokens`. */
export function axisTitle({ name, unit = '', from }: AxisName): string {
  // A reward is counted in rewards: what the name says already is no unit.
  const isNamed = from?.toLowerCase() === unit.toLowerCase();
  const hasUnit = unit !== '' && unit !== '1' && unit !== 'any' && !isNamed;
  return `${nameOf(name, from)}${hasUnit ? `, ${unit.replaceAll(' times ', ' · ')}` : ''}`;
}

function nameOf(name: string, from: string | undefined): string {
  if (from === undefined || from === '' || from.toLowerCase() === name.toLowerCase()) return name;
  if (isExpression(from)) {
    const formula = from.replaceAll('`', '');
    return formula.length > LETTERS ? name : `${name} = ${formula}`;
  }
  return `${shortened(from, LETTERS)} (${name})`;
}

/** Whether a mapping is computed rather than a column: names of columns may hold spaces, dots, dashes, slashes and units in parentheses. */
function isExpression(from: string): boolean {
  if (/[*^]|\d\s*\/|\/\s*\d/.test(from)) return true;
  if (!/[+()<>=]/.test(from)) return false;
  try {
    parse(from);
    return true;
  } catch {
    return false;
  }
}

/** Title of a law's input, or of any further quantity of that name, which is chosen: no formula by which a fitted table had it. */
export function inputTitle(name: string, { law, map = {} }: Pick<FittedLaw, 'law' | 'map'>): string {
  const unit = law.inputs.find((input) => input.name === name)?.unit ?? '';
  const from = Object.hasOwn(map, name) ? map[name] : '';
  return axisTitle({ name, unit, from: isExpression(from) ? '' : from });
}

/** Title of what the law predicts. */
export function targetTitle({ law, map = {} }: Pick<FittedLaw, 'law' | 'map'>): string {
  return axisTitle({ name: 'L', unit: law.target.unit, from: Object.hasOwn(map, 'L') ? map.L : undefined });
}

/** Title of what a fit's law predicts. */
export function fitTargetTitle(record: FitRecord): string {
  const { map } = record.job;
  return axisTitle({
    name: 'L',
    unit: targetUnit(record),
    from: Object.hasOwn(map, 'L') ? map.L : undefined,
  });
}
