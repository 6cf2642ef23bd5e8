/** Figures are drawn for the room there is: side by side in one of two sizes, or one over the whole width. */

/** Pixels from which on the larger drawing is shown, as the style of figures has it; of one over the whole width. */
const LARGER_FROM = 460;
const WIDE_FROM = 664;
/** Least width of a figure in the grid, and the gap beside it, as the page's style has them. */
const [LEAST, GAP] = [368, 32];

export interface Rooms {
  /** Whether figures side by side have room for the larger of their drawings. */
  readonly larger: boolean;
  /** Whether one over the whole width has. */
  readonly wide: boolean;
}

/** The rooms in so many pixels. */
export function roomsIn(width: number): Rooms {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST + GAP)));
  return { larger: (width - (columns - 1) * GAP) / columns >= LARGER_FROM, wide: width >= WIDE_FROM };
}
