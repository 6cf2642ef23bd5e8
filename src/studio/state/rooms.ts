/** Figures come with a drawing for each of two widths, of which the page keeps the one that it shows. */

/** Pixels from which on the larger drawing is shown, as the style of figures has it. */
const LARGER_FROM = 460;
/** Least width of a figure in the grid, and the gap beside it, as the page's style has them. */
const [LEAST, GAP] = [368, 32];

/** Whether figures side by side in so many pixels are shown in the larger of their drawings. */
export function isLarger(width: number): boolean {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST + GAP)));
  return (width - (columns - 1) * GAP) / columns >= LARGER_FROM;
}

/** The markup of figures without the drawings that are not shown. */
export function inRoom(markup: string, larger: boolean): string {
  const hidden = larger ? 'narrow until-middle' : 'middle';
  return markup
    .split('<svg ')
    .map((piece, i) => {
      if (i === 0) return piece;
      const end = piece.indexOf('</svg>');
      const head = piece.slice(0, piece.indexOf('>'));
      return end >= 0 && head.includes(` class="${hidden}"`)
        ? piece.slice(end + '</svg>'.length)
        : `<svg ${piece}`;
    })
    .join('');
}
