/** The page. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { openFile, openText, redo, undo } from './actions.js';
import { AnswerPart } from './answer.js';
import { BudgetPart } from './budget.js';
import { DetailParts } from './details.js';
import { FigureParts } from './figures.js';
import { LawPanel } from './law-panel.js';
import { followPointer } from './linked.js';
import { BackendPanel, LossPanel, UncertaintyPanel } from './loss-panel.js';
import { Palette } from './palette.js';
import { PinnedPart } from './pinned.js';
import { RunsPanel } from './runs-panel.js';
import { StatusBar } from './status-bar.js';
import * as store from './store.js';
import { Toolbar } from './toolbar.js';

export function App() {
  const isOver = useSignal(false);
  const main = useRef<HTMLElement>(null);
  useEffect(() => listen(isOver), []);
  useEffect(() => (main.current === null ? undefined : followPointer(main.current)), []);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the answer
      </button>
      <Toolbar />
      <div class="studio">
        <aside class="settings" aria-label="Settings">
          <details class="fold" open={matchMedia('(min-width: 64rem)').matches || store.isStaged.value}>
            <summary>Settings</summary>
            <RunsPanel />
            <LawPanel />
            <LossPanel />
            <UncertaintyPanel />
            <BackendPanel />
          </details>
        </aside>
        <main ref={main} tabIndex={-1}>
          {store.table.value?.isExample === true ? (
            <p class="lead">
              A scaling law fitted to {store.table.value.rows} simulated training runs. Drop a table of your
              own anywhere on this page, change any setting, and watch it change.
            </p>
          ) : undefined}
          <AnswerPart />
          <PinnedPart />
          <FigureParts of="fit" />
          <BudgetPart />
          <FigureParts of="budget" />
          <DetailParts />
        </main>
      </div>
      <StatusBar />
      <Palette />
      {isOver.value ? (
        <div class="drop">Drop the table to open it. It stays on this machine.</div>
      ) : undefined}
    </>
  );
}

/** Files dropped and text pasted anywhere on the page, and keys. */
function listen(isOver: { value: boolean }): () => void {
  const stop = new AbortController();
  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ) => document.addEventListener(name, listener, { signal: stop.signal });
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
  on('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    isOver.value = true;
  });
  on('dragleave', (event) => {
    if (event.relatedTarget === null) isOver.value = false;
  });
  on('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    isOver.value = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) void openFile(file);
  });
  on('paste', (event) => {
    if (isField(event.target)) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (file !== undefined) void openFile(file);
    else if (text.includes('\n')) void openText(text);
  });
  on('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'k') {
      event.preventDefault();
      store.isPaletteOpen.value = true;
      return;
    }
    if (key !== 'z' || isField(event.target)) return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  });
  // The address holds the settings: links within the page scroll and leave it as it is, another address is another page.
  on('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link === null) return;
    event.preventDefault();
    const target = document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.scrollIntoView();
  });
  globalThis.addEventListener('hashchange', () => location.reload(), { signal: stop.signal });
  return () => stop.abort();
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=range], [type=checkbox]), textarea, select');
