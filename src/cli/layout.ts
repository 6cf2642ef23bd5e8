/** Parts of an answer at a terminal that commands have in common, laid out for its width. */

import type { Column } from '../report/sentences/parts.js';
import type { FitReference } from '../tasks/fitted/reference.js';
import { displayWidth, padEnd, widthOf, wrappedLines } from './display-width.js';
import { tableBlocks } from './table.js';
import { type Format, shown, styled } from './terminal.js';

/** Columns of a fact's text at least, beside its name. */
const LEAST_TEXT = 24;

export interface Layout {
  readonly width: number;
  bold(text: string): string;
  dim(text: string): string;
  style(format: Format, text: string): string;
  /** Words in lines, all but the first of which begin after `indent` columns, where the first is placed. */
  prose(text: string, indent?: number): string;
  /** A table, two columns from the edge; a string is a column's title. `style` is of the rows, by number. */
  table(
    columns: readonly (Column | string)[],
    rows: readonly (readonly string[])[],
    style?: (row: number) => Format | undefined,
  ): string[];
  /** Names with their texts beside them. */
  facts(facts: readonly (readonly [name: string, text: string])[]): string[];
  /** A titled list of sentences after an empty line; nothing where there are none. */
  section(title: string, lines: readonly string[], format?: Format): string[];
  /** The law an answer is about, and where its parameters come from. */
  heading(fit: FitReference): string[];
}

/** The layout of what is written to `out`. */
export function layoutFor(out: NodeJS.WritableStream): Layout {
  const width = widthOf(out);
  const style = (format: Format, text: string): string => styled(format, text, out);
  const dim = (text: string): string => style('dim', text);
  const bold = (text: string): string => style('bold', text);
  const prose = (text: string, indent = 0): string =>
    wrappedLines(shown(text.replaceAll('\n', '\\n')), width - indent).join(`\n${' '.repeat(indent)}`);
  return {
    width,
    bold,
    dim,
    style,
    prose,
    table: (columns, rows, rowFormat = () => undefined) =>
      tableBlocks(
        columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
        rows,
        width - 2,
      ).flatMap(({ head, rows: lines }, k) => [
        ...(k > 0 ? [''] : []),
        ...(head === '' ? [] : [dim(`  ${head}`)]),
        ...lines.flatMap((row, i) => {
          const format = rowFormat(i);
          return row.map((line) => (format === undefined ? `  ${line}` : style(format, `  ${line}`)));
        }),
      ]),
    facts(facts) {
      const most = Math.max(...facts.map(([name]) => displayWidth(name)));
      const isBeside = width - most - 2 >= LEAST_TEXT;
      return facts.map(([name, text]) =>
        isBeside
          ? `${dim(padEnd(name, most))}  ${prose(text, most + 2)}`
          : `${dim(name)}\n  ${prose(text, 2)}`,
      );
    },
    section: (title, lines, format = 'dim') =>
      lines.length === 0 ? [] : ['', style(format, title), ...lines.map((line) => `  ${prose(line, 4)}`)],
    heading: ({ law, formula, where, name }) => [
      prose(`${bold(law)}  L = ${formula}  ${dim(`(${name})`)}`, 2),
      ...where.map((part) => dim(prose(`  ${part.name} = ${part.formula}`, 4))),
    ],
  };
}
