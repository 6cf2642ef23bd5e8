import { Html } from '../markup/html.js';

/** How a series is drawn wherever it is. */
export interface SeriesStyle {
  readonly colour: string;
  /** Name of one of Plot's symbols. */
  readonly symbol: 'circle' | 'square' | 'diamond' | 'triangle' | 'star' | 'wye';
}

const paths: Record<SeriesStyle['symbol'], string> = {
  circle: 'M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0',
  square: 'M-4.4,-4.4h8.8v8.8h-8.8Z',
  diamond: 'M0,-6L3.5,0L0,6L-3.5,0Z',
  triangle: 'M0,-5.5L5,4L-5,4Z',
  star: 'M0,-6L1.4,-1.9L5.7,-1.9L2.2,0.7L3.5,4.9L0,2.3L-3.5,4.9L-2.2,0.7L-5.7,-1.9L-1.4,-1.9Z',
  wye: 'M1.7,1L1.7,5L-1.7,5L-1.7,1L-5,-1L-3.3,-4L0,-2L3.3,-4L5,-1Z',
};

/** The symbol in text: in legends and tables. */
export function glyph({ colour, symbol }: SeriesStyle): Html {
  return new Html(
    `<svg class="glyph" viewBox="-6.5 -6.5 13 13" width="11" height="11" aria-hidden="true" style="display:inline-block;width:11px;height:11px;margin-right:.4em;vertical-align:-.05em"><path d="${paths[symbol]}" fill="${colour}"/></svg>`,
  );
}
