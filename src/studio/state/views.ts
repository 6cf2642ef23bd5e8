/** What the worker answers: plain data that the page shows as it is. */
import type { Delimiter } from '../../runs/layout.js';
import type { RepeatedRows } from '../../runs/repeated-rows.js';
import type { Settings, Spending } from './settings.js';

/** An error in the reader's words, with what to do about it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  /** The formula that is at fault, or a part of it, and a line that points at the character. */
  readonly excerpt?: string;
}

/** What became of a call; errors are answers, since they do not survive the way between threads. */
export type Answer<Value> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Problem };

export interface ColumnView {
  readonly name: string;
  readonly kind: 'numbers' | 'words' | 'mixed' | 'empty';
  readonly missing: number;
  /** Least and greatest number. */
  readonly range?: readonly [number, number];
  /** Some of its values, as text. */
  readonly sample: readonly string[];
}

/** A table as it was read. */
export interface TableView {
  readonly name: string;
  /** SHA-256 of the file's bytes. */
  readonly digest: string;
  readonly bytes: number;
  readonly format: string;
  /** What parts its cells, where it is a text; what the reader chose for that. */
  readonly delimiter?: Delimiter;
  readonly chosenDelimiter?: Delimiter;
  readonly rows: number;
  readonly columns: readonly ColumnView[];
  readonly notes: readonly string[];
  /** Rows that are equal to an earlier one in every column, and columns by which the last of each can be kept. */
  readonly repeated: RepeatedRows;
  readonly isExample: boolean;
}

/** An input of the law, or L, and what it is in the table. */
export interface SymbolView {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  /** The column or expression that it is; undefined where nothing is known. */
  readonly from?: string;
  readonly how: 'chosen' | 'named' | 'guessed' | 'computed' | 'missing';
  /** Columns that may be meant, likeliest first. */
  readonly columns: readonly string[];
  /** What it probably is, where nothing is known for sure. */
  readonly suggested?: string;
}

/** A parameter of the law before the fit. */
export interface LawParameterView {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
}

/** What a job makes of a table, before anything is fitted. */
export interface CheckView {
  /** The line that does the same in a shell. */
  readonly command: string;
  /** A program that does the same. */
  readonly code: string;
  /** Title of the law, and its formula as markup. */
  readonly title: string;
  readonly equation: string;
  readonly symbols: readonly SymbolView[];
  readonly parameters: readonly LawParameterView[];
  /** Rows that will be fitted and held out; undefined where a problem stands in the way. */
  readonly fitted?: number;
  readonly heldOut?: number;
  /** How columns and rows were chosen, one sentence each. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  readonly problem?: Problem;
  /** The law's own penalty, where the job does not say. */
  readonly loss?: { readonly kind: string; readonly residual: string; readonly delta?: number };
}

/** One parameter of a fit. */
export interface ParameterView {
  readonly name: string;
  /** Its symbol as markup. */
  readonly symbol: string;
  /** As markup too. */
  readonly unit: string;
  readonly value: number;
  readonly valueText: string;
  readonly errorText: string;
  readonly intervalText: string;
  readonly interval: readonly [number, number] | null;
  readonly positive: boolean;
  readonly verdict: string;
  readonly tone: 'sure' | 'doubtful' | 'failed' | '';
  readonly why: string;
  /** `fixed`, `= alpha`; empty where it was fitted. */
  readonly held: string;
}

/** A part of an answer as markup. */
export interface SectionView {
  readonly id: string;
  readonly title: string;
  readonly markup: string;
}

/** Figures that are drawn together. */
export interface FigureGroup {
  readonly id: string;
  readonly title: string;
}

/** A figure as it is put into the page. */
export interface FigureView {
  readonly id: string;
  readonly title: string;
  /** Markup, as are the other parts but the title. */
  readonly legend: string;
  /** The drawing: its opening tag, its marks, its end. What differs between two drawings are most often a few of them. */
  readonly marks: readonly string[];
  readonly caption: string;
  /** The table with its numbers; empty while a control is dragged. */
  readonly numbers: string;
  /** Of a map: how many values, where they were computed, and why there. */
  readonly ran?: string;
}

/** Where maps may be computed, and what that is called. */
export const mapBackends = { auto: 'auto', webgpu: 'WebGPU', webgl: 'WebGL2', cpu: 'WebAssembly' } as const;
export type MapBackend = keyof typeof mapBackends;

/** The fitted and held-out runs, in the order in which figures number them. */
export interface RunsView {
  readonly numbers: Int32Array;
  readonly inputs: Readonly<Record<string, Float64Array>>;
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
}

export interface FitView {
  /** Of the fit in the worker whose figures can be drawn. */
  readonly id: number;
  /** The settings that were fitted. */
  readonly settings: Settings;
  readonly quick: boolean;
  readonly title: string;
  readonly equation: string;
  readonly verdict: {
    readonly tone: 'sure' | 'doubtful' | 'failed';
    readonly headline: string;
    readonly text: string;
  };
  /** What speaks against it, as markup: findings of the tests of the law, and warnings. */
  readonly doubts: readonly string[];
  readonly facts: readonly { readonly name: string; readonly value: string; readonly note: string }[];
  readonly parameters: readonly ParameterView[];
  readonly intervalTitle: string;
  readonly parameterNote: string;
  readonly objective: number;
  /** What else a report says of it; none of a quick fit. */
  readonly sections: readonly SectionView[];
  readonly figures: readonly FigureGroup[];
  /** Where it ran, and why there. */
  readonly backend: string;
  readonly seconds: number;
  readonly digest: string;
  readonly runs: RunsView;
  readonly canAllocate: boolean;
  /** Names of the groups that have parameters of their own; none where all runs share them. */
  readonly groups: readonly string[];
  /** Refits over which bands are taken. */
  readonly refits: number;
}

/** One quantity of an allocation, with the band over refits. */
export interface QuantityView {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly band: string;
}

export interface AllocationView extends Spending {
  readonly headline: string;
  readonly tone: 'sure' | 'doubtful' | 'failed';
  readonly text: string;
  readonly quantities: readonly QuantityView[];
  readonly warnings: readonly string[];
  readonly command: string;
  readonly refits: number;
}

/** A law of the catalogue in a list. */
export interface LawView {
  readonly name: string;
  readonly title: string;
  readonly family: string;
  readonly formula: string;
  readonly inputs: string;
  /** What a search looks through, lower case. */
  readonly words: string;
}
