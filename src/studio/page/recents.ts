/** Tables that were fitted here, with their settings, kept by the browser until the reader has them forgotten. */
import { signal } from '@preact/signals';
import { createStore, del, entries, set } from 'idb-keyval';
import type { Delimiter } from '../../runs/layout.js';
import { historyOf } from '../state/history.js';
import { namedTable } from '../state/link.js';
import type { Settings } from '../state/settings.js';
import type { TableView } from '../state/views.js';
import * as store from './store.js';

export interface Recent {
  readonly name: string;
  readonly digest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly settings: Settings;
  /** What parts its cells, where the reader chose that. */
  readonly delimiter?: Delimiter;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Larger tables are not kept. */
const MAX_BYTES = 2e7;
const MOST = 8;

export const recents = signal<readonly Recent[]>([]);

const database = () => createStore('isoloss-studio', 'tables');
/** Bytes of tables that were opened, by digest. */
const opened = new Map<string, Uint8Array<ArrayBuffer>>();

export function hold(digest: string, bytes: Uint8Array<ArrayBuffer>): void {
  opened.clear();
  opened.set(digest, bytes);
}

/** The bytes of the table that was opened last. */
export function heldBytes(digest: string): Uint8Array<ArrayBuffer> | undefined {
  return opened.get(digest);
}

/** Reads what is kept; a browser that keeps nothing, in a private window, has none. */
export async function readRecents(): Promise<void> {
  try {
    const kept = await entries<string, Recent>(database());
    recents.value = kept.map(([, recent]) => recent).sort((a, b) => b.at - a.at);
  } catch {
    recents.value = [];
  }
}

/** Keeps the table with the settings it was fitted with, in place of the oldest. */
export async function remember(table: TableView, settings: Settings): Promise<void> {
  const { digest, isExample } = table;
  const bytes = opened.get(digest);
  if (isExample || bytes === undefined || bytes.length > MAX_BYTES) return;
  try {
    await set(digest, { ...namedTable(table), bytes, settings, at: Date.now() } satisfies Recent, database());
    await readRecents();
    for (const old of recents.peek().slice(MOST)) await del(old.digest, database());
  } catch {
    // The browser keeps nothing; the page works without.
  }
}

export async function forget(): Promise<void> {
  for (const { digest } of recents.peek()) await del(digest, database()).catch(() => {});
  recents.value = [];
  store.notice.value = 'The tables that were kept here are forgotten.';
}

/** The settings that a table was last fitted with become those of the page. */
export function restore({ name, digest, delimiter, settings }: Recent): void {
  store.history.value = historyOf(settings);
  store.awaited.value = { name, digest, ...(delimiter === undefined ? {} : { delimiter }) };
}
