/** Checks from comparisons: one for each section of a record. */
import { formatCount, formatNumber, listed, plural } from '../../text.js';
import type { Comparison, Path, Rule } from './compare.js';
import { compareValues } from './compare.js';
import type { Check, Difference, Scalar } from './record.js';

/** Differences listed per check. */
const LISTED = 20;

/** Differences in the text of a check. */
const SHOWN = 3;

/** A part of a record that is reported as one check, by its top-level fields. */
export interface Section {
  readonly name: string;
  readonly fields: readonly string[];
  /** Why its values may differ although the record holds, as a clause: it is then `unchecked`. */
  readonly uncertain?: string | undefined;
}

/** One check for each section; a field of neither record makes no check. */
export function checkSections(
  stored: object,
  recomputed: object,
  sections: readonly Section[],
  ruleOf: (path: Path) => Rule,
  isOptional?: (path: Path) => boolean,
): Check[] {
  const rest = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].filter(
    (key) => !sections.some(({ fields }) => fields.includes(key)),
  );
  const reworded: Difference[] = [];
  const checks = [...sections, { name: 'other fields', fields: rest, uncertain: undefined }].flatMap(
    (section) => {
      const part = (record: object) =>
        Object.fromEntries(Object.entries(record).filter(([key]) => section.fields.includes(key)));
      const comparison = compareValues(part(stored), part(recomputed), ruleOf, isOptional);
      reworded.push(...comparison.reworded);
      return comparison.compared === 0 &&
        comparison.differences.length === 0 &&
        comparison.absent.length === 0
        ? []
        : [comparedCheck(section.name, comparison, section.uncertain)];
    },
  );
  return reworded.length === 0 ? checks : [...checks, wordingCheck(reworded)];
}

function wordingCheck(reworded: readonly Difference[]): Check {
  const [first, ...more] = reworded.map(({ field }) => field);
  const others = more.length === 0 ? ' has' : ` and ${plural(more.length, 'more text')} have`;
  return {
    name: 'wording',
    outcome: 'unchecked',
    text: `${first}${others} other words than this version writes, with the same numbers.`,
    differing: reworded.length,
    differences: reworded.slice(0, LISTED),
  };
}

export function comparedCheck(
  name: string,
  { compared, differences, absent, reworded }: Comparison,
  uncertain?: string,
): Check {
  const missing =
    absent.length === 0 ? '' : ` The record has no ${listed(absent)}, which later versions add.`;
  if (differences.length === 0) {
    const same = compared - reworded.length;
    return {
      name,
      outcome: 'holds',
      text: `${plural(same, 'value')} ${same === 1 ? 'agrees' : 'agree'}.${missing}`,
      compared,
    };
  }
  const differing = { differing: differences.length, differences: differences.slice(0, LISTED) };
  if (uncertain !== undefined) {
    const text = `${formatCount(differences.length)} of ${plural(compared, 'value')} cannot be compared: ${uncertain}.${missing}`;
    return { name, outcome: 'unchecked', text, compared, ...differing };
  }
  const text = `${differencesText(differences)}${missing}`;
  return { name, outcome: 'differs', text, compared, ...differing };
}

/** `parameters.alpha is 0.35, recomputed 0.3478; and 3 more differ.` */
export function differencesText(differences: readonly Difference[]): string {
  const shown = differences.slice(0, SHOWN).map(differenceText);
  const more = differences.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${plural(more, 'value')} more` : ''}.`;
}

function differenceText({ field, stored, recomputed }: Difference): string {
  if (stored === undefined) return `${field} is missing, recomputed ${shownValue(recomputed)}`;
  if (recomputed === undefined) return `${field} is ${shownValue(stored)}, recomputed there is none`;
  return `${field} is ${shownValue(stored, recomputed)}, recomputed ${shownValue(recomputed, stored)}`;
}

/** As many digits as tell it from `other`. */
function shownValue(value: Scalar | undefined, other?: Scalar): string {
  if (typeof value !== 'number') return typeof value === 'string' ? `"${value}"` : String(value);
  for (let digits = 6; digits < 17; digits++) {
    if (typeof other !== 'number' || formatNumber(value, digits) !== formatNumber(other, digits)) {
      return formatNumber(value, digits);
    }
  }
  return String(value);
}

export const holds = (name: string, text: string): Check => ({ name, outcome: 'holds', text });
export const differs = (name: string, text: string): Check => ({ name, outcome: 'differs', text });
export const unchecked = (name: string, text: string): Check => ({ name, outcome: 'unchecked', text });
