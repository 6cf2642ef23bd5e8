import type { LawParameter, Preset, PresetInput, Range, Target } from '../laws/law.js';
import type { Loss } from '../loss/loss.js';

/** An input of a law file, by name or with what it is. */
export interface LawFileInput {
  readonly name: string;
  readonly unit?: string;
  readonly description?: string;
  /** Columns that are guessed to be it. */
  readonly aliases?: readonly string[];
  /** An expression over columns that it follows from where none is named for it. */
  readonly from?: string;
  /** Usual values, for examples. */
  readonly typical?: Range;
}

/** A parameter of a law file, by name or with what it is; it may be any real number unless a domain is given. */
export interface LawFileParameter extends Partial<Omit<LawParameter, 'name'>> {
  readonly name: string;
}

/** A quantity that follows from the parameters. */
export interface LawFileDerived {
  readonly name: string;
  readonly unit?: string;
  readonly description?: string;
  /** A formula of the parameters. */
  readonly formula: string;
}

/** Published values of a law file, which are named after it: `my.law.json:NAME`. */
export interface LawFilePreset extends Partial<Omit<Preset, 'name' | 'values' | 'inputs'>> {
  readonly name: string;
  /** A number for every parameter. */
  readonly values: Readonly<Record<string, number>>;
  /** What these values say of inputs beyond the law. */
  readonly inputs?: Readonly<Record<string, PresetInput>>;
}

/**
 * A law file: a law with its presets, for `--law my.law.json`, and `my.law.json:NAME` wherever published values are asked
 * for. What `isoloss laws NAME --json FILE` writes is one.
 */
export interface LawFile {
  /** The address of this schema. */
  readonly $schema?: string;
  /** What kind of file this is. */
  readonly schema?: 'isoloss/law-file@1' | 'isoloss/law@1';
  /** What the law is called: letters, digits and hyphens. */
  readonly name: string;
  /** What it is, in a line. */
  readonly title?: string;
  /** What kind of law it is. */
  readonly family?: string;
  /** The law of L: a formula of inputs, parameters and the names of `where`. */
  readonly formula: string;
  /** Named sub-expressions in order, each of which may use those before it: an object, or pairs of name and formula. */
  readonly where?: Readonly<Record<string, string>> | readonly (readonly [name: string, formula: string])[];
  /** Columns of the runs. */
  readonly inputs: readonly (string | LawFileInput)[];
  /** What is fitted. */
  readonly parameters: readonly (string | LawFileParameter)[];
  /** Inputs that are shares of one whole: in every row they sum to one. */
  readonly shares?: readonly string[];
  /** What is predicted. */
  readonly target?: Target;
  /** The loss that it is fitted with unless another is asked for. */
  readonly loss?: Loss;
  readonly derived?: readonly LawFileDerived[];
  /** Where it comes from, in words. */
  readonly source?: string;
  /** The paper, by its first author and year. */
  readonly paper?: string;
  /** Table, equation or section. */
  readonly place?: string;
  /** Sentences on what to know before use. */
  readonly notes?: readonly string[];
  /** Made-up values of the parameters, for examples. */
  readonly illustration?: Readonly<Record<string, number>>;
  readonly presets?: readonly LawFilePreset[];
}
