import type * as PlotModule from '@observablehq/plot';
import { formatCount } from '../../text.js';
import { Html, html } from '../markup/html.js';

/** What draws: Observable Plot, and a document to draw in (the page's own, or linkedom's). */
export interface Canvas {
  readonly Plot: typeof PlotModule;
  readonly document: Document;
}

/** What stands around a drawing. */
export interface FigureText {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** Words for those who do not see the picture. */
  readonly description: string;
  readonly legend?: Html;
  /** Sentences below the drawing; empty ones are left out. */
  readonly caption?: readonly string[];
}

export interface Figure extends FigureText {
  readonly options: PlotModule.PlotOptions;
}

/** Colours are the page's custom properties, so that a figure follows light and dark. */
export const ink = 'var(--ink)';
export const muted = 'var(--muted)';
export const accent = 'var(--accent)';

/** Steps of the sequential palette, light to deep. */
export const sequence = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const t = count === 1 ? 0.6 : i / (count - 1);
    return `var(--seq-${1 + Math.round(t * 5)})`;
  });

/** Dots or line points that a page can bear. */
export const MOST_POINTS = 4000;

/** Indices of `count` things, every so many of them where they are more than {@link MOST_POINTS}. */
export function thinned(count: number): number[] {
  const stride = Math.ceil(count / MOST_POINTS);
  return Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
}

/** What a caption says of thinned dots. */
export function thinnedWords(count: number): string {
  const stride = Math.ceil(count / MOST_POINTS);
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

/** A figure as markup: a vector drawing inside, its caption below. */
export function drawFigure(figure: Figure, { Plot, document }: Canvas): Html {
  const drawing = Plot.plot({
    width: 500,
    height: 340,
    marginLeft: 58,
    marginBottom: 42,
    marginTop: 28,
    marginRight: 16,
    style: {
      background: 'none',
      color: 'inherit',
      fontFamily: 'inherit',
      fontSize: '12px',
      overflow: 'visible',
    },
    ariaLabel: figure.title,
    ariaDescription: figure.description,
    ...figure.options,
    document,
  });
  return frame(figure, new Html(stable(drawing.outerHTML, figure.id)));
}

/** A drawing with its title, legend and caption. */
export function frame({ id, title, legend, caption = [] }: FigureText, drawing: Html): Html {
  const text = caption.filter((sentence) => sentence !== '').join(' ');
  return html`<figure id="${id}">
<h3>${title}</h3>
${legend}${drawing}
${text === '' ? undefined : html`<figcaption>${text}</figcaption>`}
</figure>`;
}

/** The same bytes every time: clip names counted within the figure, coordinates to a thousandth of a pixel. */
function stable(svg: string, id: string): string {
  const clips = new Map<string, string>();
  return svg
    .replace(/plot-clip-\d+/g, (name) => {
      if (!clips.has(name)) clips.set(name, `${id}-clip-${clips.size + 1}`);
      return clips.get(name) ?? name;
    })
    .replace(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d{4,}(?:e-?\d+)?/g, (text) => String(Number(Number(text).toFixed(3)))),
    );
}
