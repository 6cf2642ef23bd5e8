/** How the engines of a result file are drawn in all of its charts: a hue for each kind of engine, a symbol for each. */
import type { SeriesStyle } from '../../src/report/figures/dot-plot.js';
import { legend } from '../../src/report/figures/figure.js';
import { Html, html } from '../../src/report/html.js';
import type { EngineKind } from './suite-view.js';

/** The page's own colours, so that charts follow light and dark; warm for processors, cold for GPUs. */
const colours = {
  cpu: ['var(--seq-3)', 'var(--seq-2)', 'var(--seq-4)'],
  webgpu: ['var(--accent)', 'var(--good)', 'var(--seq-5)'],
  webgl: ['var(--ink)'],
} as const;
const symbols = {
  cpu: ['circle', 'square', 'wye'],
  webgpu: ['diamond', 'triangle', 'star'],
  webgl: ['square'],
} as const;

/** By id of the engine, in the file's order. */
export class EngineStyles {
  readonly ids: readonly string[];
  readonly #styles: ReadonlyMap<string, SeriesStyle>;

  constructor(engines: readonly EngineKind[]) {
    const counts = { cpu: 0, webgpu: 0, webgl: 0 };
    this.ids = engines.map(({ id }) => id);
    this.#styles = new Map(
      engines.map(({ id, backend }) => {
        const place = counts[backend]++;
        const [hues, shapes] = [colours[backend], symbols[backend]];
        // With more than there are colours, colours come again with another symbol.
        const turn = place + Math.floor(place / hues.length);
        return [id, { colour: hues[place % hues.length], symbol: shapes[turn % shapes.length] }];
      }),
    );
  }

  of(id: string): SeriesStyle {
    return this.#styles.get(id) ?? { colour: 'var(--muted)', symbol: 'circle' };
  }

  /** The engine's symbol, in text. */
  glyph(id: string): Html {
    const { colour, symbol } = this.of(id);
    return new Html(
      `<svg class="glyph" viewBox="-6.5 -6.5 13 13" width="11" height="11" aria-hidden="true" style="display:inline-block;width:11px;height:11px;margin-right:.4em;vertical-align:-.05em"><path d="${paths[symbol]}" fill="${colour}"/></svg>`,
    );
  }

  /** A legend of these engines, and of more entries. */
  legend(ids: readonly string[], more: readonly Html[] = []): Html {
    return legend([...ids.map((id) => html`${this.glyph(id)}${id}`), ...more]);
  }
}

const paths: Record<SeriesStyle['symbol'], string> = {
  circle: 'M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0',
  square: 'M-4.4,-4.4h8.8v8.8h-8.8Z',
  diamond: 'M0,-6L3.5,0L0,6L-3.5,0Z',
  triangle: 'M0,-5.5L5,4L-5,4Z',
  star: 'M0,-6L1.4,-1.9L5.7,-1.9L2.2,0.7L3.5,4.9L0,2.3L-3.5,4.9L-2.2,0.7L-5.7,-1.9L-1.4,-1.9Z',
  wye: 'M1.7,1L1.7,5L-1.7,5L-1.7,1L-5,-1L-3.3,-4L0,-2L3.3,-4L5,-1Z',
};

/** Legend entries of marks that several charts have. */
export const failedMark = html`<b style="color:var(--bad)">×</b> wrong or failed`;
export const skippedMark = html`<b style="color:var(--muted)">×</b> skipped, expected time`;
export const hollowMark = html`<i class="ring" style="border-color:var(--muted)"></i>extrapolated`;
