/** How the engines of a result file are drawn in all of its charts: a hue for each kind of engine, a symbol for each. */
import { legend } from '../../src/report/figures/figure.js';
import { glyph, type SeriesStyle } from '../../src/report/figures/series.js';
import { type Html, html } from '../../src/report/markup/html.js';
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
    return glyph(this.of(id));
  }

  /** A legend of these engines, and of more entries. */
  legend(ids: readonly string[], more: readonly Html[] = []): Html {
    return legend([...ids.map((id) => html`${this.glyph(id)}${id}`), ...more]);
  }
}

/** Legend entries of marks that several charts have. */
export const failedMark = html`<b style="color:var(--bad)">×</b> wrong or failed`;
export const skippedMark = html`<b style="color:var(--muted)">×</b> skipped, expected time`;
export const hollowMark = html`<i class="ring" style="border-color:var(--muted)"></i>extrapolated`;
