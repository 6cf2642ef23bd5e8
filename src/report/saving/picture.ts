/** Figures of a page as pictures of their own: title, legend, drawing and source, in light colours whatever the page has. */

export interface Picture {
  /** An SVG that needs no style of a page. */
  readonly text: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Dots to a pixel of the drawing. */
const DENSITY = 3;
const FONT = 'Inter, Helvetica, Arial, sans-serif';
const INK = 'var(--ink)';
const MUTED = 'var(--muted)';
/** Pixels between the lines of a legend or title, and between the entries of a legend. */
const [LINE, GAP] = [18, 16];

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, text?: string): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

const all = <Found extends Element>(selector: string, within: Element): Found[] => [
  ...within.querySelectorAll<Found>(selector),
];

function pen(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser draws no pictures.');
  return context;
}

/** The figure with the widest of its drawings; `source` is written below it. */
export function pictureOf(figure: Element, source: string): Picture {
  const drawing = all<SVGSVGElement>('svg[role=img]', figure).at(-1);
  if (drawing === undefined) throw new Error('The figure is not drawn yet.');
  const { width, height } = drawing.viewBox.baseVal;
  const measure = pen();
  const title = figure.querySelector('h3')?.textContent ?? '';
  const outer = element('svg', {
    role: 'img',
    'aria-label': title,
    'font-family': FONT,
    'font-size': 12,
    fill: INK,
  });
  let top = 0;
  const write = (text: string, size: number, weight: number, fill: string): void => {
    measure.font = `${weight} ${size}px ${FONT}`;
    for (const line of wrapped(text, width - 4, measure)) {
      top += LINE;
      outer.append(element('text', { x: 2, y: top, 'font-size': size, 'font-weight': weight, fill }, line));
    }
  };
  write(title, 14, 600, INK);
  top = putLegend(all<HTMLElement>('ul.legend > li', figure), outer, { top: top + 4, width, measure });
  const inner = drawing.cloneNode(true) as SVGSVGElement;
  for (const name of ['class', 'role', 'aria-label', 'aria-description']) inner.removeAttribute(name);
  const { fontSize } = getComputedStyle(drawing);
  const place = {
    y: top + 8,
    width,
    height,
    overflow: 'visible',
    color: INK,
    'font-family': FONT,
    'font-size': fontSize,
  };
  for (const [key, value] of Object.entries(place)) inner.setAttribute(key, String(value));
  outer.append(inner);
  top += 8 + height;
  write(source, 10, 400, MUTED);
  top += 6;
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${top}`, width, height: top })) {
    outer.setAttribute(key, String(value));
  }
  resolveColours(outer, measure);
  return { text: new XMLSerializer().serializeToString(outer), width, height: top };
}

/** The same as PNG, on white. */
export async function rasterOf(figure: Element, source: string): Promise<Blob> {
  const { text, width, height } = pictureOf(figure, source);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const context = pen();
  Object.assign(context.canvas, { width: DENSITY * width, height: DENSITY * height });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
  return new Promise((resolve, reject) =>
    context.canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
      'image/png',
    ),
  );
}

/** Lines of words no wider than so many pixels where words allow it. */
function wrapped(text: string, width: number, measure: CanvasRenderingContext2D): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || measure.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Draws the entries of a legend from `top` on, in as many lines as they take; where they end. */
function putLegend(
  entries: readonly HTMLElement[],
  outer: SVGElement,
  {
    top,
    width,
    measure,
  }: { readonly top: number; readonly width: number; readonly measure: CanvasRenderingContext2D },
): number {
  measure.font = `12px ${FONT}`;
  let [x, y] = [2, top];
  for (const entry of entries) {
    const sign = entry.querySelector<HTMLElement | SVGSVGElement>('i, svg');
    const text = entry.textContent.trim();
    const room = sign === null ? 0 : roomOf(sign);
    const wide = room + measure.measureText(text).width;
    if (y === top || (x > 2 && x + wide > width)) [x, y] = [2, y + LINE];
    if (sign !== null) outer.append(keyOf(sign, x, y));
    outer.append(element('text', { x: x + room, y, fill: MUTED }, text));
    x += wide + GAP;
  }
  return y;
}

const isSmall = (sign: HTMLElement): boolean => /^$|held|ring/.test(sign.className);

function roomOf(sign: HTMLElement | SVGSVGElement): number {
  return sign instanceof SVGElement || isSmall(sign) ? 15 : 24;
}

/** The sign of a legend's entry, as the page's style has it. */
function keyOf(sign: HTMLElement | SVGSVGElement, x: number, y: number): Node {
  if (sign instanceof SVGElement) {
    const glyph = (sign.firstElementChild ?? sign).cloneNode(true) as Element;
    glyph.setAttribute('transform', `translate(${x + 5},${y - 4}) scale(.85)`);
    return glyph;
  }
  const own = sign.style.background;
  const line = { x1: x, x2: x + 18, y1: y - 4, y2: y - 4, 'stroke-width': 1.75 };
  switch (sign.className) {
    case 'ends':
      return element('line', { ...line, stroke: MUTED, 'stroke-dasharray': '3,3' });
    case 'line':
      return element('line', { ...line, stroke: own || INK });
    case 'area':
      return element('rect', { x, y: y - 9, width: 14, height: 10, fill: own });
    case 'bar':
      return element('line', { ...line, stroke: own || 'var(--accent)', 'stroke-width': 4 });
    case 'band':
    case 'fitted': {
      const fill = own || (sign.className === 'band' ? 'var(--accent)' : INK);
      return element('rect', { x, y: y - 9, width: 18, height: 10, fill, 'fill-opacity': 0.2 });
    }
    case 'held-out':
      return element('path', {
        d: `M${x + 5} ${y - 9}l4 5l-4 5l-4 -5z`,
        fill: 'none',
        stroke: INK,
        'stroke-width': 1.4,
      });
    case 'ring':
      return element('circle', {
        cx: x + 5,
        cy: y - 4,
        r: 4,
        fill: 'none',
        stroke: INK,
        'stroke-width': 1.8,
      });
    default:
      return element('circle', { cx: x + 5, cy: y - 4, r: 4.5, fill: own || INK });
  }
}

/** Writes out the colours that a drawing takes from the page's style, as they are on light paper. */
function resolveColours(outer: SVGElement, brush: CanvasRenderingContext2D): void {
  const plain = (colour: string): string => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return alpha === 0 ? 'none' : `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const host = document.createElement('div');
  host.className = 'light saved';
  host.append(outer);
  document.body.append(host);
  for (const part of [outer, ...all<SVGElement>('*', outer)]) {
    for (const name of ['fill', 'stroke', 'color'] as const) {
      const given = part.getAttribute(name);
      if (given === null || given === 'none' || /^(url|inherit)/.test(given)) continue;
      part.setAttribute(name, plain(getComputedStyle(part)[name]));
    }
  }
  host.remove();
}
