/** Figures as files: the drawing as it is seen, and its numbers. */
import { download } from '../../report/saving/download.js';
import type { FigureView } from '../state/views.js';
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
    const { tableText } = await import('../../report/saving/table-text.js');
    download(tableText([...template.content.querySelectorAll('tr')]), `${name}.csv`, 'text/csv');
    return;
  }
  if (figure === null) return;
  const source = `${store.fit.peek()?.title}. Drawn by isoloss.`;
  try {
    const { pictureOf, rasterOf } = await import('../../report/saving/picture.js');
    if (kind === 'SVG') download(pictureOf(figure, source).text, `${name}.svg`, 'image/svg+xml');
    else download(await rasterOf(figure, source), `${name}.png`, 'image/png');
  } catch (error) {
    store.notice.value = error instanceof Error ? error.message : String(error);
  }
}
