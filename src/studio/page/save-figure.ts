/** Figures as files: the drawing as it is seen, and its numbers. */
import type { FigureView } from '../state/views.js';
import { download, raster, standalone, tableText } from './download.js';
import { fileStem } from './export.js';
import * as store from './store.js';

export async function save(
  { id, numbers }: FigureView,
  figure: Element | null,
  kind: 'SVG' | 'PNG' | 'CSV',
): Promise<void> {
  const name = `${fileStem()}-${id}`;
  if (kind === 'CSV') {
    const template = document.createElement('template');
    template.innerHTML = numbers;
    const table = template.content.querySelector('table');
    if (table !== null) download(tableText(table), `${name}.csv`, 'text/csv');
    return;
  }
  const picture = figure?.querySelector<SVGSVGElement>('.drawing > svg') ?? null;
  if (picture === null) return;
  try {
    if (kind === 'SVG') download(standalone(picture), `${name}.svg`, 'image/svg+xml');
    else download(await raster(picture), `${name}.png`, 'image/png');
  } catch (error) {
    store.notice.value = error instanceof Error ? error.message : String(error);
  }
}
