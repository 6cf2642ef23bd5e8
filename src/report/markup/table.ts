/**
 * Tables of pages. Heads and cells of text are aligned left, those of numbers right. A table that is wider than its place
 * becomes a list of its rows, or, where it has many, scrolls in its own box; on paper it is set in smaller type, or becomes
 * a list.
 */
import { Html, html } from './html.js';
import { typeset } from './typeset.js';

type Content = string | Html;

/** `strong`: the number that the row is about; `digits`: one of many, in a table of that class; `remark`: words that may be broken. */
type CellKind = 'text' | 'number' | 'digits' | 'strong' | 'remark' | 'code';

export interface Cell {
  readonly kind: CellKind;
  readonly content: Content;
  /** Below, in small letters. */
  readonly note?: Content;
  /** Further classes and style, of cells that are drawn rather than written. */
  readonly className?: string;
  readonly style?: string;
}

const cell =
  (kind: CellKind) =>
  (content: Content, note?: Content): Cell => ({ kind, content, ...(note === undefined ? {} : { note }) });

export const textHead = (content: Content): Cell => ({ kind: 'text', content });
export const numberHead = (content: Content): Cell => ({ kind: 'number', content });
export const textCell = cell('text');
export const numberCell = cell('number');
export const digitCell = cell('digits');
export const strongCell = cell('strong');
export const remarkCell = cell('remark');
export const codeCell = cell('code');

export interface TableOptions {
  /** What a box that scrolls is called by screen readers. */
  readonly label?: string;
  /** Rows and columns are read across one another: it is never made a list on screen. */
  readonly isMatrix?: boolean;
  readonly className?: string;
  /** Rows that are shown, the first ones; all if absent. */
  readonly shown?: number;
}

/** An estimate with its interval, `0.497 (0.480 to 0.510)`, one above the other, which takes half the width. */
export function estimateCell(text: string): Cell {
  const [, value, interval] = /^([^()]+) (\(.+\))$/.exec(text) ?? [];
  return value === undefined ? numberCell(text) : numberCell(value, interval);
}

/** With more rows a list would be too long. */
const MOST_FOLDED = 7;

/** Of a wide page's text, in rem: the columns of wider tables stand closer. */
const PAGE = 65;

/** Container widths, in rem, below which tables become lists; wider tables scroll in wider containers. */
export const FOLDS = [20, 26, 32, 38] as const;

export function table(
  heads: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  { label, isMatrix = false, className = '', shown = rows.length }: TableOptions = {},
): Html {
  // Names that are read upwards take no width.
  const upright = className.includes('turned') ? heads.map((head) => ({ ...head, content: '' })) : heads;
  const width = widthOf(upright, rows, GAP.screen);
  const hasRemarks = rows.some((cells) => cells.some(({ kind }) => kind === 'remark' || kind === 'code'));
  const tight = SCREEN_EM * width > PAGE ? ' tight' : '';
  const folds = !isMatrix && (hasRemarks || rows.length <= MOST_FOLDED);
  const paper = onPaper(widthOf(upright, rows, GAP.paper), shown, isMatrix);
  const isList = folds || paper === 'paper-list';
  const content = html`<table class="${`${className}${tight}`.trim()}">
<thead><tr>${heads.map((head) =>
    isBlank(head.content) ? html`<td></td>` : html`<th${classes(head)} scope="col">${head.content}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    (
      cells,
      i,
    ) => html`<tr${i < shown ? undefined : new Html(' hidden')}>${cells.map((each, i) => (isList ? listCell(each, heads[i], i) : plainCell(each)))}</tr>
`,
  )}</tbody></table>`;
  if (folds) {
    const fold = FOLDS.find((least) => least >= SCREEN_EM * width) ?? FOLDS[FOLDS.length - 1];
    const fits = SCREEN_EM * width <= fold;
    const list = `fold-${fold} ${paper}`;
    return fits
      ? html`<div class="table ${list}">${content}</div>`
      : scrolling(content, list, label ?? labelOf(heads));
  }
  if (SCREEN_EM * width < FOLDS[0]) return html`<div class="table ${paper}">${content}</div>`;
  return scrolling(content, paper, label ?? labelOf(heads));
}

/** In a box that scrolls where the table is wider, which the keyboard can reach. */
function scrolling(content: Html, classes: string, label: string): Html {
  return html`<div class="table scroll ${classes}" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}

/** A cell that a list shows with its column's name. */
function listCell(each: Cell, head: Cell | undefined, i: number): Html {
  const label = head === undefined || isBlank(head.content) ? undefined : plain(head.content);
  // The first cell of a row is the title of its list; a number there is no title by itself.
  const shown =
    label !== undefined && (i > 0 || each.kind === 'number' || each.kind === 'strong') ? label : undefined;
  const isEmpty = isBlank(each.content) && each.note === undefined && each.className === undefined;
  const named = isEmpty ? { ...each, className: 'blank' } : each;
  return html`<td${classes(named)}${attribute('data-label', shown)}${attribute('style', each.style)}><div>${inner(each)}</div></td>`;
}

function plainCell(each: Cell): Html {
  return html`<td${classes(each)}${attribute('style', each.style)}>${inner(each)}</td>`;
}

/** A column's text is as wide as its longest word group up to these many letters; longer text is broken. */
const BREAKS = { text: 26, number: 60, digits: 60, strong: 60, remark: 30, code: 26 } as const;

/** A name with hyphens, which is not broken at them where the column is wide enough for it. */
const HYPHENATED = new RegExp(`^(?=\\S*-)\\S{1,${BREAKS.text}}$`);

function inner({ kind, content: given, note }: Cell): Html {
  const isName = kind === 'text' && typeof given === 'string' && HYPHENATED.test(given);
  const content = isName ? html`<span class="unbroken">${given}</span>` : given;
  const below = note === undefined ? undefined : html`<small>${note}</small>`;
  return kind === 'code' ? html`<code>${content}</code>${below}` : html`${content}${below}`;
}

const names: Readonly<Record<CellKind, string>> = {
  text: '',
  number: 'number plain',
  digits: '',
  strong: 'number',
  remark: 'remark',
  code: 'code',
};

function classes({ kind, className }: Pick<Cell, 'kind' | 'className'>): Html | undefined {
  const all = [names[kind], className ?? ''].filter((name) => name !== '').join(' ');
  return attribute('class', all === '' ? undefined : all);
}

function attribute(name: string, value: string | undefined): Html | undefined {
  return value === undefined ? undefined : html` ${name}="${value}"`;
}

/** A column's name is broken between words into lines of so many letters. */
const HEAD = 10;
/** Small letters below a cell are broken after so many. */
const NOTE = 18;
/** Of a letter or digit, and between columns, in em, on screen and on paper; of a table's letters in rem. */
const LETTER = 0.6;
const GAP = { screen: 1.3, paper: 1 } as const;
export const SCREEN_EM = 0.9375;

/** Of all columns, in em of the table's letters. */
function widthOf(heads: readonly Cell[], rows: readonly (readonly Cell[])[], gap: number): number {
  return heads.reduce((sum, head, i) => {
    const name = plain(head.content);
    const word = name.split(' ').reduce((most, { length }) => Math.max(most, length), 0);
    const longest = rows.reduce(
      (most, { [i]: { kind, content, note } = head }) => {
        const length = plain(content).length;
        const below =
          note === undefined ? 0 : 0.87 * Math.min(plain(note).length, kind === 'number' ? Infinity : NOTE);
        return Math.max(most, Math.min(length, BREAKS[kind]), below);
      },
      Math.max(word, Math.min(name.length, HEAD)),
    );
    return sum + LETTER * longest + gap;
  }, 0);
}

/** Width of what is printed on a sheet of A4 or letter, in points. */
const SHEET = 515;
/** Sizes of letters that a printed table may have, in points, the usual one first. */
export const PAPER_SIZES = [9, 7.5, 6.25] as const;

/** Of long tables in small letters that are set in columns, as many as there is room for. */
const LONG = 16;
const MOST_COLUMNS = 4;

/** How a table is printed: in the largest letters with which it fits a sheet, in columns, or as a list. */
function onPaper(width: number, rows: number, isMatrix: boolean): string {
  const smallest = PAPER_SIZES[PAPER_SIZES.length - 1];
  const columns = Math.min(
    MOST_COLUMNS,
    Math.floor(rows / (LONG / 2)),
    Math.floor(SHEET / (smallest * (width + 2))),
  );
  if (isMatrix && rows >= LONG && columns > 1) return `paper-${PAPER_SIZES.length} columns-${columns}`;
  const size = PAPER_SIZES.findIndex((points) => points * width <= SHEET);
  return size < 0 ? 'paper-list' : `paper-${size + 1}`;
}

/** Text as the page shows it, with each entity counted as a letter. */
function plain(content: Content): string {
  return typeof content === 'string'
    ? typeset(content)
    : content.text
        .replace(/<[^>]*>/g, '')
        .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string) =>
          String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
        )
        .trim();
}

function isBlank(content: Content): boolean {
  return plain(content) === '';
}

function labelOf(heads: readonly Cell[]): string {
  return heads
    .map(({ content }) => plain(content))
    .filter((text) => text !== '')
    .join(', ');
}
