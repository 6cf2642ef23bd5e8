import type * as PlotModule from '@observablehq/plot';
import { formatCount, plural } from '../../text.js';
import { Html, html } from '../markup/html.js';
import { scripts, withScripts } from '../markup/math.js';
import { digitCell, numberHead, table, textCell, textHead } from '../markup/table.js';

/** What draws: Observable Plot, and a document to draw in (the page's own, or that of `canvas/drawing-document.ts`). */
export interface Canvas {
  readonly Plot: typeof PlotModule;
  readonly document: Document;
}

/** What is around a drawing. */
export interface FigureText {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** Words for those who do not see the picture. */
  readonly description: string;
  readonly legend?: Html;
  /** Sentences below the drawing; empty ones are left out. */
  readonly caption?: readonly string[];
  /** What is drawn, in numbers. */
  readonly table: FigureTable;
}

export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Leading columns that hold words; 0 if absent. */
  readonly texts?: number;
  readonly note?: string | Html;
  /** Rows that the page shows; those after them are saved as CSV all the same. All if absent. */
  readonly shown?: number;
}

/** A width at which a figure is drawn; the page shows the drawing that suits the room there is. Pixels. */
export interface Room {
  readonly name: 'narrow' | 'middle' | 'wide';
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Labels and ticks for which there is room along the horizontal axis. */
  readonly ticks: number;
}

export interface Figure extends FigureText {
  readonly options: (room: Room) => PlotModule.PlotOptions;
}

/** Of figures side by side: small ones, those of usual size, and those that fill the page's width. */
export type FigureSize = 'small' | 'usual' | 'wide';

/** Narrow drawings have larger letters, since a telephone shows them slightly reduced. */
const narrow = { name: 'narrow', width: 340, fontSize: 13, ticks: 4 } as const;
const rooms: Readonly<Record<FigureSize, readonly Room[]>> = {
  small: [{ ...narrow, height: 240 }],
  usual: [
    { ...narrow, height: 265 },
    { name: 'middle', width: 500, height: 340, fontSize: 12, ticks: 6 },
  ],
  wide: [
    { ...narrow, height: 300 },
    { name: 'wide', width: 720, height: 400, fontSize: 12, ticks: 8 },
  ],
};

/** Colours are the page's custom properties, so that a figure follows light and dark. */
export const ink = 'var(--ink)';
export const muted = 'var(--muted)';
export const accent = 'var(--accent)';

/** Steps of the sequential palette, light to deep; between them where there are more. */
export const sequence = (count: number): string[] =>
  count > STEPS
    ? shades(count)
    : Array.from({ length: count }, (_, i) => {
        const t = count === 1 ? 0.6 : i / (count - 1);
        return `var(--seq-${1 + Math.round(t * (STEPS - 1))})`;
      });

const STEPS = 6;

/** Steps of the sequential palette, and between them: areas side by side differ however many there are. */
export function shades(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? 3 : (5 * i) / (count - 1);
    const step = Math.min(4, Math.floor(place));
    const share = Math.round(100 * (place - step));
    return `color-mix(in oklab, var(--seq-${step + 2}) ${share}%, var(--seq-${step + 1}))`;
  });
}

/** Colours of a few things that have no order, such as laws: far apart for the colour-blind as well, and none faint. */
export const distinct = (count: number): string[] =>
  count <= KINDS.length ? KINDS.slice(0, count) : sequence(count);

const KINDS = ['var(--accent)', 'var(--seq-2)', 'var(--ink)', 'var(--seq-4)'];

/** Dots or line points that a page can bear, in all drawings of a figure. */
const MOST_POINTS = 800;

/** Indices of `count` things, every so many of them where they are more than `most`. */
export function thinned(count: number, most = MOST_POINTS): number[] {
  const stride = Math.ceil(count / most);
  return Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
}

/** `Of 50,000 runs every 34th is shown.`; empty where all are. */
export function thinnedWords(count: number, most = MOST_POINTS): string {
  const stride = Math.ceil(count / most);
  return stride <= 1 ? '' : `Of ${formatCount(count)} runs every ${ordinal(stride)} is shown.`;
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** The legend of a figure. */
export function legend(entries: readonly Html[]): Html {
  return html`<ul class="legend">${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
}

/** Figures side by side, their numbers below; one alone takes the page's width. Nothing where there are none. */
export function figureGrid(
  figures: readonly Figure[],
  canvas: Canvas,
  size: FigureSize = 'usual',
): Html | undefined {
  if (figures.length === 0) return undefined;
  const fitting = size === 'usual' && figures.length === 1 ? 'wide' : size;
  return html`<div class="figures ${fitting}">${figures.map((figure) => drawFigure(figure, canvas, fitting))}</div>
${numbersOf(figures)}`;
}

function drawFigure(figure: Figure, canvas: Canvas, size: FigureSize): Html {
  return frame(
    figure,
    // Reports have no use for the runs of dots, which would be a twentieth of them.
    rooms[size].map((room, i) =>
      drawIn(room, figure, canvas, classesOf(rooms[size], i)).replace(/ data-run="\d+"/g, ''),
    ),
  );
}

function drawIn(room: Room, figure: Figure, { Plot, document }: Canvas, classes: string): string {
  const options = figure.options(room);
  const drawing = Plot.plot({
    className: 'plot',
    width: room.width,
    height: room.height,
    marginLeft: marginFor(options.y, room),
    marginBottom: 44,
    marginTop: 30,
    marginRight: 14,
    ariaLabel: figure.title,
    ariaDescription: figure.description,
    ...options,
    document,
  });
  return stable(drawing.outerHTML, `${idOf(figure.id)}-${room.name}`).replace(
    ' class="plot"',
    ` class="${classes}" role="img"`,
  );
}

/** A figure in parts, for pages that draw it again and again. Markup, but for the title. */
export interface DrawnFigure {
  readonly id: string;
  readonly title: string;
  readonly legend: string;
  readonly drawing: string;
  readonly caption: string;
  /** The table with what is drawn, and its note. */
  readonly numbers: string;
}

/** A figure as it is drawn for a room; small ones have one drawing. */
export function drawnFigure(
  figure: Figure,
  canvas: Canvas,
  size: FigureSize,
  name: Room['name'],
): DrawnFigure {
  const fitting = size === 'small' ? rooms.small : [...rooms.usual, ...rooms.wide];
  const room = fitting.find((each) => each.name === name) ?? fitting[0];
  return inParts(figure, drawIn(room, figure, canvas, room.name));
}

/** A drawing with what is around it. */
export function inParts(text: FigureText, drawing: string): DrawnFigure {
  const { id, title, legend } = text;
  return {
    id: idOf(id),
    title,
    legend: legend?.text ?? '',
    drawing,
    caption: captionMarkup(text)?.text ?? '',
    numbers: tableOf(text).text,
  };
}

/** A drawing's own class, and that of the next larger one, which takes its place where there is room. */
export function classesOf(drawn: readonly Pick<Room, 'name'>[], i: number): string {
  const next = drawn[i + 1];
  return next === undefined ? drawn[i].name : `${drawn[i].name} until-${next.name}`;
}

/** Room for the longest of an axis's tick labels. */
function marginFor(y: PlotModule.ScaleOptions | undefined, { fontSize }: Room): number {
  const { ticks, tickFormat } = y ?? {};
  if (!Array.isArray(ticks) || typeof tickFormat !== 'function') return 50;
  const longest = ticks.reduce(
    (most: number, tick, i) => Math.max(most, String(tickFormat(tick, i)).length),
    0,
  );
  return Math.round(Math.max(34, 16 + 0.62 * fontSize * longest));
}

/** An id that is safe in markup and in references: other characters than letters, digits and dashes by their code. */
export function idOf(text: string): string {
  return text.replace(/[^\w-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}

/** Drawings of one figure, the narrowest first, with its title, legend and caption. */
export function frame(figure: FigureText, drawings: readonly string[]): Html {
  const { id, title, legend } = figure;
  return html`<figure id="${idOf(id)}"><figcaption><h3>${withScripts(title)}</h3></figcaption>
${legend}${drawings.map((drawing) => new Html(drawing))}
${captionMarkup(figure)}
</figure>`;
}

function captionMarkup({ caption = [] }: FigureText): Html | undefined {
  const text = caption.filter((sentence) => sentence !== '').join(' ');
  return text === '' ? undefined : html`<p class="caption">${withScripts(text)}</p>`;
}

/** What figures show, in tables that are folded on screen and open on paper. */
export function numbersOf(figures: readonly FigureText[]): Html {
  return html`<div class="numbers">${figures.map(
    (figure) =>
      html`<details id="${idOf(figure.id)}-numbers"><summary>Numbers: ${withScripts(figure.title)}</summary>${tableOf(figure)}</details>
`,
  )}</div>`;
}

function tableOf({ title, table: { heads, rows, texts = 0, note, shown = rows.length } }: FigureText): Html {
  return html`${table(
    heads.map(withScripts).map((head, i) => (i < texts ? textHead(head) : numberHead(head))),
    rows.map((cells) =>
      cells.map((cell, i) => (i < texts ? { ...textCell(cell), className: 'text' } : digitCell(cell))),
    ),
    { label: `Numbers: ${title}`, isMatrix: true, className: 'digits', shown },
  )}${noteOf(note, rows.length - shown)}`;
}

function noteOf(note: string | Html | undefined, left: number): Html | undefined {
  const more = left > 0 ? `The CSV has ${plural(left, 'further row')}.` : '';
  return (note === undefined || note === '') && more === ''
    ? undefined
    : html`<p class="caption">${note} ${more}</p>`;
}

/**
 * The same bytes every time: clip names counted within the drawing, coordinates to a tenth of a pixel; no style of its own.
 */
function stable(svg: string, id: string): string {
  const clips = new Map<string, string>();
  return (
    svg
      .replace(/<style>[^<]*<\/style>/g, '')
      // Parts of a picture have no names for screen readers; what they are can still be found.
      .replace(/<(?!svg)[^>]*>/g, (part) =>
        part.replace(' aria-label="run ', ' data-run="').replace(' aria-label=', ' data-mark='),
      )
      .replace(/plot-clip-\d+/g, (name) => {
        if (!clips.has(name)) clips.set(name, `${id}-clip-${clips.size + 1}`);
        return clips.get(name) ?? name;
      })
      .replace(/ (?:cx|cy|x|y|x1|x2|y1|y2|width|height|transform|points|d)="[^"]*"/g, (text) =>
        rounded(text, 1),
      )
      .replace(/ r="[^"]*"/g, (text) => rounded(text, 2))
      .replace(
        /(data-mark="[xy]-axis label"[^>]*><text[^>]*>)([^<]*)/g,
        (_, start: string, label: string) => `${start}${drawnScripts(label)}`,
      )
  );
}

/** Powers and subscripts of a text in a drawing: smaller letters, above and below its line. `text` is markup. */
export function drawnScripts(text: string): string {
  let from = 0;
  return scripts(text)
    .map(({ sign, text: part }) => {
      if (part === '') return '';
      // In parts of the letters' size: smaller letters are moved by theirs.
      const to = { '': 0, '^': -0.36, _: 0.2 }[sign];
      const [move, size] = [to - from, sign === '' ? 1 : 0.75];
      from = to;
      const attributes = `${move === 0 ? '' : ` dy="${Number((move / size).toFixed(3))}em"`}${size === 1 ? '' : ` font-size="${size}em"`}`;
      return attributes === '' ? part : `<tspan${attributes}>${part}</tspan>`;
    })
    .join('');
}

function rounded(attribute: string, decimals: number): string {
  return attribute.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (text) =>
    String(Number(Number(text).toFixed(decimals))),
  );
}
