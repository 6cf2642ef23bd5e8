/** Patterns of names of columns: `* - val/loss`, `loss at {N} parameters`, `acc={model}`. */
import { field, IsolossError } from '../errors.js';
import { excerpt } from '../text.js';

export interface ColumnPattern {
  readonly text: string;
  /** What the column is called that has the values. */
  readonly value: string;
  /** Names of the placeholders, `run` for a star. */
  readonly placeholders: readonly string[];
  /** The text behind the last placeholder. */
  readonly suffix: string;
  /** What stands in place of the placeholders; undefined where the name does not fit. */
  readonly match: (name: string) => string[] | undefined;
}

const PLACEHOLDER = /\*|\{([\p{L}_][\p{L}\p{N}_]*)\}/gu;
const NAMED = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=\s*(.+)$/su;

/** What sets the parts of a name apart. */
const EDGES = /^[\s\-_/.:|,@(]+|[\s\-_/.:|,@)]+$/g;

/**
 * Reads a pattern. A name before an equals sign is that of the column of values, unless columns fit the text as a whole. A
 * star alone takes every column but the first. Throws `bad-melt`.
 */
export function patternOf(text: string, columns: readonly string[]): ColumnPattern {
  const whole = compile(text, text, undefined, columns);
  if (whole !== undefined && columns.some((name) => whole.match(name) !== undefined)) return whole;
  const [, name, rest] = NAMED.exec(text) ?? [];
  const named = name === undefined ? undefined : compile(text, rest, name, columns);
  const pattern = named ?? whole;
  if (pattern !== undefined) return pattern;
  throw new IsolossError(
    'bad-melt',
    `${field('melt')} ${excerpt(text)} has no placeholder.`,
    'Write * or {name} for the part of the names that tells runs apart, as in "* - val/loss".',
  );
}

/** Longer names fit no pattern, so that matching takes little time. */
const LONGEST = 1000;

/** Whether a column has the least or greatest values of what a chart has averaged in another. */
export function isBand(name: string, columns: ReadonlySet<string>): boolean {
  return /__(?:MIN|MAX)$/.test(name) && columns.has(name.slice(0, -5));
}

function compile(
  text: string,
  written: string,
  named: string | undefined,
  columns: readonly string[],
): ColumnPattern | undefined {
  const pattern = written.trim();
  const found = [...pattern.matchAll(PLACEHOLDER)];
  if (found.length === 0) return undefined;
  const placeholders = found.map(([, name]) => name ?? 'run');
  const fixed = pattern.split(/\*|\{[\p{L}_][\p{L}\p{N}_]*\}/u);
  const value =
    named ??
    fixed
      .map((part) => part.replace(EDGES, ''))
      .filter((part) => part !== '')
      .join(' ');
  const expression = new RegExp(`^${fixed.map(escaped).join('([^]+?)')}$`, 'u');
  const isBare = pattern === '*' || (found.length === 1 && found[0][0] === pattern);
  const all = new Set(columns);
  return {
    text,
    value: value === '' ? 'value' : value,
    placeholders,
    suffix: fixed.at(-1)?.replace(EDGES, '') ?? '',
    match(name) {
      if (isBare && (name === columns[0] || isBand(name, all))) return undefined;
      if (name.length > LONGEST) return undefined;
      return expression
        .exec(name)
        ?.slice(1)
        .map((part) => part.trim());
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
