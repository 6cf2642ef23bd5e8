/** The page's entry: shows the example that was fitted when the page was built, then has the worker follow. */
import { batch } from '@preact/signals';
import { render } from 'preact';
import type { ExampleView } from '../compute/example.js';
import { historyOf } from '../state/history.js';
import { adoptExample, linkState, openBytes, openFile } from './actions.js';
import { App } from './app.js';
import { readRecents, recents } from './recents.js';
import * as store from './store.js';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for the application.');

// Beside the scripts, and asked for by the page itself before they run.
const response = await fetch(new URL('./example.json', import.meta.url));
const example: ExampleView = await response.json();

const link = linkState();
const isExampleLink = link?.table.digest === example.table.digest;
batch(() => {
  if (link === undefined) {
    store.table.value = example.table;
    store.check.value = example.check;
    store.fit.value = example.fit;
    store.allocation.value = example.allocation;
    store.drawn.value = example.figures;
  } else {
    store.history.value = historyOf(link.settings);
    store.awaited.value = link.table;
  }
});
render(<App />, root);

const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
const kept = readRecents();
const given = new URLSearchParams(location.search).get('open');
if (given !== null) void openGiven(given);
else if (link === undefined || isExampleLink) whenIdle(() => void adoptExample());
else void kept.then(() => openKept(link.table.digest));
/** The table of a link, where this device has kept it. */
async function openKept(digest: string): Promise<void> {
  const recent = recents.peek().find((each) => each.digest === digest);
  if (recent !== undefined) await openBytes(recent.bytes, recent.name);
}

/** The file that `isoloss serve FILE` was given. */
async function openGiven(path: string): Promise<void> {
  const given = await fetch(new URL(path, location.href));
  if (!given.ok) return;
  const name = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  await openFile(new File([await given.arrayBuffer()], name));
}

if ('serviceWorker' in navigator && location.protocol !== 'file:') {
  // It fetches every file of the page.
  whenIdle(() => void navigator.serviceWorker.register('./service-worker.js').catch(() => {}));
}
