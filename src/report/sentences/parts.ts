/** An answer as parts that terminal and page lay out, each in its way. */
import type { FitReference } from '../../tasks/fitted/reference.js';

export interface Column {
  readonly title: string;
  /** Numbers, which line up at their last digit. */
  readonly right?: boolean;
  /** The title is a name, of a parameter or a column, which keeps its letters where titles begin with a capital. */
  readonly isName?: boolean;
  /** Sentences and lists, which are broken into lines where the table is too wide; lists bear narrow columns. */
  readonly prose?: boolean | 'list';
}

export type Part =
  /** The law an answer is about, and the one it is compared with. */
  | { readonly kind: 'laws'; readonly fit: FitReference; readonly against?: FitReference }
  | { readonly kind: 'title'; readonly text: string; readonly note?: string }
  | { readonly kind: 'words'; readonly text: string }
  /** A formula, then what the names in it are. */
  | { readonly kind: 'formulas'; readonly formulas: readonly (readonly [name: string, formula: string])[] }
  /** Names with their texts. */
  | {
      readonly kind: 'facts';
      readonly facts: readonly (readonly [name: string, text: string])[];
      /** What is said is of things that have names, which keep their letters. */
      readonly areNames?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Of many rows those that a page shows before they are unfolded, and prints: the first ones. */
      readonly shown?: number;
      /** Of what is left out. */
      readonly more?: string;
    }
  | { readonly kind: 'sentences'; readonly title: string; readonly lines: readonly string[] }
  /** What speaks against the answer. */
  | { readonly kind: 'warnings'; readonly lines: readonly string[] };

/** A column of numbers. */
export const numbers = (title: string): Column => ({ title, right: true });

/** A column of numbers that is called by a name. */
export const numbersOf = (name: string): Column => ({ title: name, right: true, isName: true });
