/** Tables at a terminal: columns two spaces apart, folded where they are wider than the terminal. */
import type { Column } from '../report/sentences/parts.js';
import { displayWidth, padEnd, padStart, wrappedLines } from './display-width.js';
import { shown } from './terminal.js';

/** Columns that stand side by side; a row takes several lines where one of its cells does. */
export interface TableBlock {
  readonly head: string;
  readonly rows: readonly (readonly string[])[];
}

const GAP = 2;
/** Sentences are not made narrower than this, unless they are. */
const LEAST_PROSE = 16;

/**
 * The table in as few blocks as are no wider than `width`, one below the other. Prose is broken into lines first; where
 * that is not enough, every block has the first column again, or the rows' numbers where that does not tell them apart.
 */
export function tableBlocks(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  width: number,
): TableBlock[] {
  const rows = cells.map((row) => row.map(inOneLine));
  const sizes = columns.map((column, i) => sizeOf(column, i, rows));
  const all = columns.map((_, i) => i);
  if (least(sizes, all) <= width) return [block(columns, rows, all, sizes, width)];
  const keys = new Set(rows.map(([key]) => key));
  if (rows.length > 1 && keys.size < rows.length) {
    const numbered = rows.map((row, k) => [String(k + 1), ...row]);
    return tableBlocks([{ title: '#', right: true }, ...columns], numbered, width);
  }
  return split(sizes, width).map((chosen) => {
    const [, i] = chosen;
    return chosen.length === 2 && columns[i].prose && least(sizes, chosen) > width
      ? stacked(columns, rows, i, width)
      : block(columns, rows, chosen, sizes, width);
  });
}

/** The prose of column `i` below the first column, where it has no room beside it. */
function stacked(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  i: number,
  width: number,
): TableBlock {
  const indent = ' '.repeat(2 * GAP);
  return {
    head: [columns[0].title, columns[i].title].filter((title) => title !== '').join(': '),
    rows: rows.map((row) =>
      row[i] === ''
        ? []
        : [row[0], ...wrappedLines(row[i], width - indent.length).map((line) => indent + line)],
    ),
  };
}

/** What a name in a cell holds does not leave its line. */
const inOneLine = (cell: string): string => shown(cell.replaceAll('\n', '\\n'));

interface Size {
  readonly natural: number;
  /** The narrowest that it can be made. */
  readonly least: number;
}

function sizeOf({ title, prose }: Column, i: number, rows: readonly (readonly string[])[]): Size {
  const texts = [title, ...rows.map((row) => row[i])];
  const natural = Math.max(...texts.map(displayWidth));
  if (!prose) return { natural, least: natural };
  const word = Math.max(...texts.flatMap((text) => text.split(' ').map(displayWidth)));
  return { natural, least: prose === 'list' ? word : Math.min(natural, Math.max(word, LEAST_PROSE)) };
}

const least = (sizes: readonly Size[], chosen: readonly number[]): number =>
  chosen.reduce((sum, i) => sum + sizes[i].least + GAP, -GAP);

/** Columns by block, each with the first. */
function split(sizes: readonly Size[], width: number): number[][] {
  const blocks: number[][] = [];
  for (let i = 1; i < sizes.length; i++) {
    const last = blocks.at(-1);
    if (last !== undefined && least(sizes, [...last, i]) <= width) last.push(i);
    else blocks.push([0, i]);
  }
  return blocks.length === 0 ? [[0]] : blocks;
}

function block(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  chosen: readonly number[],
  sizes: readonly Size[],
  width: number,
): TableBlock {
  const widths = widened(
    chosen.map((i) => sizes[i]),
    width,
  );
  const line = (cells: readonly string[]): string =>
    chosen
      .map((i, k) => (columns[i].right ? padStart(cells[k], widths[k]) : padEnd(cells[k], widths[k])))
      .join(' '.repeat(GAP))
      .trimEnd();
  const lines = (row: readonly string[]): string[] => {
    // In a part of a table that was folded, what has nothing to show is left out.
    if (chosen.length < columns.length && chosen.slice(1).every((i) => row[i] === '')) return [];
    const parts = chosen.map((i, k) => (columns[i].prose ? wrappedLines(row[i], widths[k]) : [row[i]]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, n) => line(parts.map((part) => part[n] ?? '')));
  };
  return { head: line(chosen.map((i) => columns[i].title)), rows: rows.map(lines) };
}

/** Widths that share what is left of the line among columns that were made narrower, the first first. */
function widened(sizes: readonly Size[], width: number): number[] {
  let free = width - sizes.reduce((sum, size) => sum + size.least + GAP, -GAP);
  return sizes.map(({ natural, least: smallest }) => {
    const more = Math.max(0, Math.min(natural - smallest, free));
    free -= more;
    return smallest + more;
  });
}
