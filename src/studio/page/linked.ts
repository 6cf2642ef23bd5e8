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

/** Listens to the pointer over figures and to keys in them; returns what ends it. */
export function followPointer(main: HTMLElement): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  main.addEventListener('pointerover', ({ target }) => mark(main, runOf(target)), { signal });
  main.addEventListener('pointerdown', (event) => beginBrush(main, event), { signal });
  main.addEventListener('keydown', (event) => walk(main, event), { signal });
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

/** Lets a drawing with runs have the focus, for those who use keys. */
export function takeFocus(place: HTMLElement, title: string): void {
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.ariaLabel = `Runs of ${title}: arrow keys go from run to run, Shift marks them, Delete leaves them out`;
}

/** The run from which Shift marks others, in the figure that has the focus. */
let anchor: number | undefined;

/** Arrows go from run to run, from left to right; with Shift they mark those on the way, which Delete leaves out. */
function walk(main: HTMLElement, event: KeyboardEvent): void {
  const place = event.target instanceof Element ? event.target.closest('.drawing') : null;
  if (place === null) return;
  const { key, shiftKey } = event;
  const marked = [...place.querySelectorAll('.picked')];
  if (key === 'Escape' || key === 'Delete' || key === 'Backspace') {
    event.preventDefault();
    anchor = undefined;
    for (const dot of marked) dot.classList.remove('picked');
    if (key !== 'Escape') leaveOut(place, (dot) => marked.includes(dot) || dot.matches('.hit'));
    return;
  }
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  const dots = [...place.querySelectorAll('[data-run]')];
  if (step === undefined || dots.length === 0) return;
  event.preventDefault();
  const left = new Map(dots.map((dot) => [dot, dot.getBoundingClientRect().x]));
  dots.sort((a, b) => (left.get(a) ?? 0) - (left.get(b) ?? 0));
  const from = dots.findIndex((dot) => runOf(dot) === store.hovered.peek());
  const to = Math.min(
    Math.max(from < 0 ? (step > 0 ? 0 : dots.length - 1) : from + step, 0),
    dots.length - 1,
  );
  anchor = shiftKey ? (anchor ?? Math.max(from, 0)) : undefined;
  const [first, last] = [Math.min(anchor ?? to, to), Math.max(anchor ?? to, to)];
  for (const [i, dot] of dots.entries()) dot.classList.toggle('picked', shiftKey && i >= first && i <= last);
  mark(main, runOf(dots[to]));
  const says = dots[to].querySelector('title')?.textContent ?? '';
  store.notice.value = shiftKey ? `${last - first + 1} marked; Delete leaves them out. ${says}` : says;
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
      const { left, top, right, bottom } = area(event);
      const isWithin = (dot: Element): boolean => {
        const { x, y, width, height } = dot.getBoundingClientRect();
        const [atX, atY] = [x + width / 2, y + height / 2];
        return atX >= left && atX <= right && atY >= top && atY <= bottom;
      };
      if (isBrush) leaveOut(picture, isWithin);
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

/** Leaves out the runs whose dots were marked, by a condition that can be read and undone. */
function leaveOut(picture: Element, isMarked: (dot: Element) => boolean): void {
  const fit = store.fit.peek();
  if (fit === undefined) return;
  // Of many runs some are drawn: the condition is about those that are.
  const shown: number[] = [];
  const rows: number[] = [];
  for (const dot of picture.querySelectorAll('[data-run]')) {
    if (isMarked(dot)) rows.push(shown.length);
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
