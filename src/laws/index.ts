import { IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { laws } from './catalogue.js';
import type { Law, Preset } from './law.js';
import { broken, MAX_BREAKS } from './one-resource/broken.js';

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
export { broken } from './one-resource/broken.js';
export { type Paper, papers } from './papers.js';

/** The law of that name; `broken:N` has N breaks. Throws `unknown-law`. */
export function findLaw(name: string): Law {
  const law = laws.find((candidate) => candidate.name === name);
  if (law !== undefined) return law;
  const breaks = /^broken:(\d{1,3})$/.exec(name)?.[1];
  if (breaks !== undefined && Number(breaks) <= MAX_BREAKS) return broken(Number(breaks));
  const names = laws.map((candidate) => candidate.name);
  const near = nearest(name, names);
  throw new IsolossError(
    'unknown-law',
    `There is no law '${name}'.`,
    breaks !== undefined
      ? `A broken law has at most ${MAX_BREAKS} breaks.`
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
        ? `Known are ${names.join(', ')}.`
        : `${among[0].name} has none; fit it instead.`,
  );
}
