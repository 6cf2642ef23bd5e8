/** Buttons by which a figure is saved: as it is seen, and its numbers. */
import { download, raster, standalone, tableText } from './download.js';
import { fileStem } from './export.js';
import * as store from './store.js';

export function addSaving(place: HTMLElement): void {
  for (const figure of place.querySelectorAll('figure')) {
    const title = figure.querySelector('h3');
    if (title === null || figure.querySelector('svg') === null || figure.querySelector('.save') !== null)
      continue;
    const row = document.createElement('span');
    row.className = 'save';
    row.append(
      ...(['SVG', 'PNG', 'CSV'] as const).map((kind) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = kind;
        button.setAttribute('aria-label', `Save ${title.textContent} as ${kind}`);
        button.addEventListener('click', () => void save(figure, kind));
        return button;
      }),
    );
    title.after(row);
  }
}

async function save(figure: HTMLElement, kind: 'SVG' | 'PNG' | 'CSV'): Promise<void> {
  const name = `${fileStem()}-${figure.id}`;
  if (kind === 'CSV') {
    const table = document.querySelector<HTMLTableElement>(`#${CSS.escape(`${figure.id}-numbers`)} table`);
    if (table !== null) download(tableText(table), `${name}.csv`, 'text/csv');
    return;
  }
  // Of the drawings for several widths the one that is shown.
  const picture = [...figure.querySelectorAll('svg')].find((each) => each.getBoundingClientRect().width > 0);
  if (picture === undefined) return;
  try {
    if (kind === 'SVG') download(standalone(picture), `${name}.svg`, 'image/svg+xml');
    else download(await raster(picture), `${name}.png`, 'image/png');
  } catch (error) {
    store.notice.value = error instanceof Error ? error.message : String(error);
  }
}
