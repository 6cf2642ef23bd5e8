import { IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { laws } from './catalogue.js';
import type { Law, Preset } from './law.js';
import { MAX_DOMAINS, mixing } from './mixtures-and-languages/mixing.js';
import { broken, MAX_BREAKS } from './one-resource/broken.js';
import { MAX_GROUPS, multiPower } from './optimisation/multi-power.js';

import { intrinsicReturns, MAX_STEPS } from './reinforcement-learning/intrinsic-performance.js';

export { laws } from './catalogue.js';
export { defineLaw, type LawDefinition } from './define.js';
export { families } from './families.js';
export type {
  Citation,
  DerivedQuantity,
  Law,
  LawInput,
  LawParameter,
  Preset,
  PresetInput,
  Range,
  Target,
} from './law.js';
export { mixing } from './mixtures-and-languages/mixing.js';
export { broken } from './one-resource/broken.js';
export { type Paper, papers } from './papers.js';

/** Laws of any size, by the part of their name before the number. */
const sizedLaws = {
  'intrinsic-performance': { least: 1, most: MAX_STEPS, of: intrinsicReturns, what: 'steps' },
  broken: { least: 0, most: MAX_BREAKS, of: broken, what: 'breaks' },
  mixing: { least: 2, most: MAX_DOMAINS, of: mixing, what: 'domains' },
  'multi-power': { least: 2, most: MAX_GROUPS, of: multiPower, what: 'groups of changes' },
} as const;

/** Whether a name is that of a law of a given size, such as `broken:2`. */
export function isSized(name: string): boolean {
  return SIZED.test(name);
}

const SIZED = new RegExp(`^(${Object.keys(sizedLaws).join('|')}):(\\d{1,3})$`);

/**
 * The law of that name; `broken:N` has N breaks, `mixing:N` N domains, `multi-power:N` N groups of changes,
 * `intrinsic-performance:N` N steps. Throws
 * `unknown-law`.
 */
export function findLaw(name: string): Law {
  const law = laws.find((candidate) => candidate.name === name);
  if (law !== undefined) return law;
  const [, kind, digits] = SIZED.exec(name) ?? [];
  const sized = kind === undefined ? undefined : sizedLaws[kind as keyof typeof sizedLaws];
  const size = Number(digits);
  if (sized !== undefined && size >= sized.least && size <= sized.most) return sized.of(size);
  const names = laws.map((candidate) => candidate.name);
  const near = nearest(name, names);
  throw new IsolossError(
    'unknown-law',
    `There is no law '${name}'.`,
    sized !== undefined
      ? `${/^[aeio]/.test(kind ?? '') ? 'An' : 'A'} ${kind} law has ${sized.least} to ${sized.most} ${sized.what}.`
      : near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `Laws are ${names.join(', ')}.`,
  );
}

/** Published values by law, paper and year, such as `chinchilla:besiroglu-2024`. Throws `unknown-law`, `unknown-preset`. */
export function findPreset(name: string): { law: Law; preset: Preset } {
  const colon = name.lastIndexOf(':');
  const wanted = name.slice(colon + 1);
  if (colon < 0) throw unknownPreset(name, laws, wanted);
  const law = findLaw(name.slice(0, colon));
  return { law, preset: findPresetOf(law, wanted) };
}

/** Published values of a law by name; `called` is how the law is named where not by its own name. Throws `unknown-preset`. */
export function findPresetOf(law: Law, wanted: string, called = law.name): Preset {
  const preset = law.presets.find((candidate) => candidate.name === wanted);
  if (preset === undefined) throw unknownPreset(`${called}:${wanted}`, [{ ...law, name: called }], wanted);
  return preset;
}

function unknownPreset(name: string, among: readonly Law[], wanted: string): IsolossError {
  const known = among.flatMap((law) => law.presets.map((preset) => ({ law, preset })));
  const near = nearest(
    wanted,
    known.map(({ preset }) => preset.name),
  );
  const listed = near.length > 0 ? known.filter(({ preset }) => near.includes(preset.name)) : known;
  const names = listed.map(({ law, preset }) => `${law.name}:${preset.name}`);
  return new IsolossError(
    'unknown-preset',
    `There are no published values '${name}'.`,
    near.length > 0
      ? `Did you mean ${names.join(' or ')}?`
      : names.length > 0
        ? `Known are ${someNames(names, among[0].name)}.`
        : `${among[0].name} has none; fit it instead.`,
  );
}

/** Names of published values, with where the rest is listed if they are many. */
const SHOWN = 6;

export function someNames(names: readonly string[], law: string): string {
  if (names.length <= SHOWN) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more, which isoloss laws ${law} lists`;
}
