/** Runs in figures: one that is pointed at is marked in all of them, those that are brushed are left out. */
import { conditionWithout, runsAt } from '../state/brush.js';
import { withJob } from '../state/settings.js';
import { change } from './actions.js';
import * as store from './store.js';

/** Pixels from which on a press is a brush. */
const BRUSH = 6;

/** The run of an element of a figure. */
function runOf(target: EventTarget | null): number | undefined {
  const dot = target instanceof Element ? target.closest('[data-run]') : null;
  return dot === null ? undefined : Number(dot.getAttribute('data-run'));
}

/** Listens to the pointer over figures; returns what ends it. */
export function followPointer(main: HTMLElement): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  main.addEventListener('pointerover', ({ target }) => mark(main, runOf(target)), { signal });
  main.addEventListener('pointerdown', (event) => beginBrush(main, event), { signal });
  return () => stop.abort();
}

function mark(main: HTMLElement, row: number | undefined): void {
  if (row === store.hovered.peek()) return;
  store.hovered.value = row;
  markHovered(main);
}

/** Marks the run under the pointer, and no other, in drawings. */
export function markHovered(place: Element): void {
  const row = store.hovered.peek();
  for (const marked of place.querySelectorAll('.hit')) marked.classList.remove('hit');
  if (row === undefined) return;
  for (const dot of place.querySelectorAll(`[data-run="${row}"]`)) dot.classList.add('hit');
}

function beginBrush(main: HTMLElement, down: PointerEvent): void {
  const picture = down.target instanceof Element ? down.target.closest('figure svg') : null;
  if (picture === null || down.button !== 0 || down.pointerType === 'touch') return;
  down.preventDefault();
  const box = document.createElement('div');
  box.className = 'brush';
  const stop = new AbortController();
  const { signal } = stop;
  const area = ({ clientX, clientY }: PointerEvent) => ({
    left: Math.min(clientX, down.clientX),
    top: Math.min(clientY, down.clientY),
    right: Math.max(clientX, down.clientX),
    bottom: Math.max(clientY, down.clientY),
  });
  const end = () => {
    stop.abort();
    box.remove();
  };
  document.addEventListener(
    'pointermove',
    (event) => {
      const { left, top, right, bottom } = area(event);
      if (Math.max(right - left, bottom - top) < BRUSH) return;
      if (!box.isConnected) document.body.append(box);
      box.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
    },
    { signal },
  );
  document.addEventListener(
    'pointerup',
    (event) => {
      const isBrush = box.isConnected;
      end();
      if (isBrush) leaveOut(picture, area(event));
    },
    { signal },
  );
  document.addEventListener('pointercancel', end, { signal });
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Escape') end();
    },
    { signal },
  );
  mark(main, undefined);
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Leaves out the runs whose dots lie within the area, by a condition that can be read and undone. */
function leaveOut(picture: Element, area: Area): void {
  const fit = store.fit.peek();
  if (fit === undefined) return;
  // Of many runs some are drawn: the condition is about those that are.
  const shown: number[] = [];
  const rows: number[] = [];
  for (const dot of picture.querySelectorAll('[data-run]')) {
    const { x, y, width, height } = dot.getBoundingClientRect();
    const [atX, atY] = [x + width / 2, y + height / 2];
    const isOut = atX >= area.left && atX <= area.right && atY >= area.top && atY <= area.bottom;
    if (isOut) rows.push(shown.length);
    shown.push(Number(dot.getAttribute('data-run')));
  }
  const settings = store.settings.peek();
  const where = conditionWithout(runsAt(fit.runs, shown), rows, settings.job.where);
  if (where === undefined) {
    store.notice.value =
      rows.length === 0 ? 'There are no runs in what was marked.' : 'That would leave no runs to fit.';
    return;
  }
  change(withJob(settings, { where }));
  store.notice.value = `${rows.length} ${rows.length === 1 ? 'run is' : 'runs are'} left out by “Keep rows where”; Undo takes them back.`;
}
