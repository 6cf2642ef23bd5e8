/** What changes the state. */
import { batch } from '@preact/signals';
import type { Delimiter } from '../../runs/layout.js';
import { advanced, amended, historyOf, redone, undone } from '../state/history.js';
import { decodeLink, delimiterWords, encodeLink, namedTable } from '../state/link.js';
import { exampleSettings, firstSettings, type Settings } from '../state/settings.js';
import type { TableView } from '../state/views.js';
import { ask } from './engine.js';
import { heldBytes, hold, type Recent, restore } from './recents.js';
import { reallocate, refit } from './refit.js';
import * as store from './store.js';

/** Replaces the settings. While a control is dragged the changes are one step of the history, and fits are quick. */
export function change(next: Settings, { dragging = false } = {}): void {
  const history = store.history.peek();
  const wasDragging = store.isDragging.peek();
  const isSame = JSON.stringify(history.present) === JSON.stringify(next);
  if (isSame && dragging === wasDragging) return;
  store.notice.value = '';
  store.unopened.value = undefined;
  const onlyBudget = JSON.stringify(history.present.job) === JSON.stringify(next.job);
  if (!isSame) store.history.value = wasDragging ? amended(history, next) : advanced(history, next);
  const isOver = wasDragging && !dragging;
  store.isDragging.value = dragging;
  if (onlyBudget && !isOver) reallocate(dragging);
  else if (onlyBudget && store.fit.peek()?.quick === false) reallocate(false);
  else void refit(dragging);
  // Browsers let the address be written a few times a second.
  if (!dragging) rememberAddress();
}

export function undo(): void {
  store.notice.value = '';
  store.history.value = undone(store.history.peek());
  void refit(false);
  rememberAddress();
}

export function redo(): void {
  store.notice.value = '';
  store.history.value = redone(store.history.peek());
  void refit(false);
  rememberAddress();
}

/** Opens a file of the reader's, which waits for its columns to be agreed upon. */
export async function openFile(file: File): Promise<void> {
  store.notice.value = '';
  if (/\.json$/i.test(file.name)) {
    const { openRecord } = await import('./records.js');
    if (await openRecord(file, accept)) return;
  }
  store.work.value = { words: `Reading ${file.name}` };
  await openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
}

/** A table that was read into memory. */
export async function openBytes(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const { delimiter } = store.awaited.peek() ?? {};
  const { value, problem } = await ask((service) => service.open(bytes, name, delimiter));
  store.work.value = undefined;
  if (problem !== undefined) {
    store.unopened.value = problem;
    return;
  }
  hold(value.digest, bytes);
  accept(value);
}

/** Reads the table that is shown anew, its cells parted otherwise. */
export async function partBy(delimiter: Delimiter): Promise<void> {
  const table = store.table.peek();
  const bytes = table && heldBytes(table.digest);
  if (table === undefined || bytes === undefined) return;
  const { value, problem } = await ask((service) => service.open(bytes, table.name, delimiter));
  batch(() => {
    store.problem.value = problem;
    if (value === undefined) return;
    store.table.value = value;
    store.check.value = undefined;
  });
  if (value === undefined) return;
  if (value.delimiter !== delimiter) {
    store.notice.value = `The first line of ${table.name} has no ${delimiterWords[delimiter]}.`;
  }
  void refit(false);
  rememberAddress();
}

/** A table that is kept on this device, with the settings it was last fitted with. */
export async function openRecent(recent: Recent): Promise<void> {
  restore(recent);
  await openBytes(recent.bytes, recent.name);
}

/** Text that was pasted as a table. */
export async function openText(text: string): Promise<void> {
  await openFile(new File([text], 'pasted.csv', { type: 'text/csv' }));
}

/** A table that was read: with the settings of the link or record that waits for it, or from the beginning. */
export function accept(view: TableView): void {
  const awaited = store.awaited.peek();
  const isAwaited = awaited !== undefined && (awaited.digest === view.digest || awaited.digest === '');
  batch(() => {
    store.problem.value = undefined;
    store.unopened.value = undefined;
    store.table.value = view;
    store.check.value = undefined;
    store.fit.value = undefined;
    store.free.value = undefined;
    store.allocation.value = undefined;
    store.pinned.value = undefined;
    store.drawn.value = undefined;
    if (isAwaited) {
      store.awaited.value = undefined;
      store.isStaged.value = false;
    } else {
      if (awaited !== undefined) {
        store.notice.value = `${view.name} is not the ${awaited.name} that was asked for: the settings are kept, the numbers will differ.`;
        store.awaited.value = undefined;
      } else if (!view.isExample) {
        store.history.value = historyOf(firstSettings);
      }
      store.isStaged.value = !view.isExample;
    }
  });
  void refit(false);
  rememberAddress();
}

export function confirmImport(): void {
  store.isStaged.value = false;
  void refit(false);
}

export async function openExample(): Promise<void> {
  const { value, problem } = await ask((service) => service.openExample());
  if (problem !== undefined) {
    store.problem.value = problem;
    return;
  }
  store.awaited.value = undefined;
  store.history.value = historyOf(exampleSettings);
  accept(value);
}

/** Has the worker read the example that is shown already, and fit what the settings ask of it. */
export async function adoptExample(): Promise<void> {
  const { value, problem } = await ask((service) => service.openExample());
  // Something else may have been opened meanwhile, or a record that waits for its table.
  const awaited = store.awaited.peek();
  const isOther = awaited !== undefined && awaited.digest !== value?.digest;
  if (store.table.peek()?.isExample === false || isOther) return;
  batch(() => {
    store.problem.value = problem;
    if (value === undefined) return;
    store.awaited.value = undefined;
    store.table.value = value;
  });
  void refit(false);
}

/** The address of the page as it is, for a link or a reload. */
export function address(): string {
  const table = store.table.peek();
  const { pathname, search } = location;
  if (table === undefined) return pathname + search;
  return `${pathname}${search}#${encodeLink({ settings: store.settings.peek(), table: namedTable(table) })}`;
}

function rememberAddress(): void {
  const { table, settings } = { table: store.table.peek(), settings: store.settings.peek() };
  const isUntouched = table?.isExample === true && settings === exampleSettings;
  globalThis.history.replaceState(null, '', isUntouched ? location.pathname + location.search : address());
}

/** The state of the link that the page was opened by. */
export function linkState() {
  return decodeLink(location.hash);
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    store.notice.value = `${what} copied.`;
  } catch {
    store.notice.value = `The browser did not let the page copy: ${text}`;
  }
}
