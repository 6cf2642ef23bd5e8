/** Labels on logarithmic axes, moved apart where they would lie on each other. */

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface Label {
  readonly text: string;
  /** Of the dot. */
  readonly x: number;
  readonly y: number;
  /** Of the label's near end. */
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
}

/** Pixels between lines of text, from a dot to its label, and of a letter. */
const LINE = 12;
const ASIDE = 9;
const LETTER = 6;
/** Pixels of the drawing that the axes take. */
const MARGINS = { across: 74, up: 70 };

interface Placed {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Text that stands already; its near end is `dx` pixels right of the point. */
export interface Standing {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  /** Pixels up. */
  readonly rise: number;
}

/**
 * Each label goes to the right of its dot, in the drawing's right part to the left, and up or down from there by as
 * little as keeps it off the labels and dots before it, and off what is `standing`.
 */
export function placeLabels(
  dots: readonly { readonly text: string; readonly x: number; readonly y: number }[],
  { width, height, x: [x0, x1], y: [y0, y1] }: Frame,
  standing: readonly Standing[] = [],
): Label[] {
  const across = (width - MARGINS.across) / Math.log(x1 / x0);
  const up = (height - MARGINS.up) / Math.log(y1 / y0);
  const [right, top] = [width - MARGINS.across, height - MARGINS.up];
  const pixels = dots.map((dot) => ({
    ...dot,
    left: Math.log(dot.x / x0) * across,
    height: Math.log(dot.y / y0) * up,
  }));
  const taken: Placed[] = pixels.map(({ left, height: at }) => ({ left: left - 5, right: left + 5, y: at }));
  for (const { text, x, y, dx, rise } of standing) {
    const left = Math.log(x / x0) * across + dx;
    taken.push({ left, right: left + LETTER * text.length, y: Math.log(y / y0) * up + rise });
  }
  const order = pixels.map((_, i) => i).sort((a, b) => pixels[b].height - pixels[a].height);
  const labels: Label[] = [];
  for (const i of order) {
    const { text, x, y, left, height: at } = pixels[i];
    const length = LETTER * text.length;
    const anchor = left + ASIDE + length > right ? 'end' : 'start';
    const near = anchor === 'start' ? left + ASIDE : left - ASIDE;
    const box =
      anchor === 'start' ? { left: near, right: near + length } : { left: near - length, right: near };
    const isFree = (height: number): boolean =>
      height >= 0 &&
      height <= top &&
      taken.every(
        (other) => other.right < box.left || other.left > box.right || Math.abs(other.y - height) >= LINE,
      );
    const shift = [...Array(40).keys()]
      .flatMap((step) => [-step, step])
      .map((step) => (step * LINE) / 4)
      .find((offset) => isFree(at + offset));
    const placed = at + (shift ?? 0);
    taken.push({ ...box, y: placed });
    labels[i] = {
      text,
      x,
      y,
      labelX: x0 * Math.exp(near / across),
      labelY: y0 * Math.exp(placed / up),
      anchor,
    };
  }
  return labels;
}

/** Pixels that keep the names of lines apart. */
const APART = 14;

/** How far up, in pixels, names at the ends of lines must move to keep apart, within a drawing of this height. */
export function risesOf(
  values: readonly number[],
  { height, y: [y0, y1] }: Pick<Frame, 'height' | 'y'>,
): number[] {
  const up = (height - MARGINS.up) / Math.log(y1 / y0);
  const heights = values.map((value) => Math.log(value / y0) * up);
  const placed = [...heights];
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  // Upwards from the lowest, then down again from the top.
  order.forEach((i, k) => {
    if (k > 0) placed[i] = Math.max(placed[i], placed[order[k - 1]] + APART);
  });
  let limit = height - MARGINS.up;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], limit);
    limit = placed[i] - APART;
  }
  return placed.map((value, i) => value - heights[i]);
}
