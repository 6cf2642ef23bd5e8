import { parse } from 'yaml';
import { excerpt } from '../text.js';
import { tableOfShape } from './json.js';
import { shapeOf } from './json-shapes.js';
import { malformed } from './objects.js';
import type { Table } from './table.js';

/** Characters of a YAML text at most: its reader takes many times as much memory as the text. */
const MOST_TEXT = 1 << 24;

/** Uses of anchors at most, so that a small text makes no large table. */
const MOST_ALIASES = 100;

/** Reads the same shapes as JSON: a list of runs, or a map of columns. YAML 1.2; anchors are followed a few times. */
export function readYaml(text: string, source: string): Table {
  if (text.length > MOST_TEXT) {
    throw malformed(
      source,
      `${source} is YAML of more than ${MOST_TEXT >> 20} million characters.`,
      'Write a table of that size as CSV or Parquet.',
    );
  }
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: MOST_ALIASES, prettyErrors: false, logLevel: 'error' });
  } catch (error) {
    // Also where values are nested so deeply that the stack does not bear it.
    const reason = excerpt(error instanceof Error ? error.message : String(error), 200);
    throw malformed(
      source,
      `${source} is not valid YAML: ${reason.replace(/\.$/, '')}.`,
      'Write a list with one run an item, each with its columns by name.',
      undefined,
      error,
    );
  }
  return tableOfShape(shapeOf(value, source), source);
}
