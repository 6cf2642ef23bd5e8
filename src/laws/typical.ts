import type { Law, Preset, Range } from './law.js';

/** Values of an input that are usual: those that published values cover, else those of preset and law; undefined if unknown. */
export function typicalOf(law: Law, preset: Preset | undefined, input: string): Range | undefined {
  const given = preset?.inputs?.[input];
  return given?.range ?? given?.typical ?? law.inputs.find(({ name }) => name === input)?.typical;
}
