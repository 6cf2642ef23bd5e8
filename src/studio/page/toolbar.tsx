import { address, copy, redo, undo } from './actions.js';
import { saveRecord, saveRefits, saveReport, saveRuns } from './export.js';
import * as store from './store.js';

export function Toolbar() {
  const { past, future } = store.history.value;
  const fit = store.fit.value;
  const isFinished = fit !== undefined && !fit.quick;
  return (
    <header class="toolbar">
      <a class="brand" href="./" aria-label="isoloss studio">
        isoloss <span>studio</span>
      </a>
      <p class="promise">Nothing leaves this machine.</p>
      <div class="row">
        <button type="button" disabled={past.length === 0} onClick={undo} title="Ctrl+Z">
          Undo
        </button>
        <button type="button" disabled={future.length === 0} onClick={redo} title="Ctrl+Shift+Z">
          Redo
        </button>
        <button
          type="button"
          disabled={fit === undefined}
          aria-pressed={store.pinned.value !== undefined}
          title="Compare what follows with this fit"
          onClick={() =>
            (store.pinned.value = store.pinned.peek() === undefined ? store.fit.peek() : undefined)
          }
        >
          Pin
        </button>
        <details
          class="menu"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.currentTarget.open = false;
            event.currentTarget.querySelector('summary')?.focus();
          }}
          onFocusOut={({ currentTarget, relatedTarget }) => {
            if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
              currentTarget.open = false;
          }}
          onClick={({ currentTarget, target }) => {
            if (target instanceof HTMLButtonElement) currentTarget.open = false;
          }}
        >
          <summary class="button">Save</summary>
          <div class="menu-list" tabIndex={-1}>
            <button type="button" disabled={!isFinished || fit.id < 0} onClick={() => void saveReport()}>
              Report (HTML)
            </button>
            <button type="button" disabled={!isFinished || fit.id < 0} onClick={() => void saveRecord()}>
              Record (JSON)
            </button>
            <button
              type="button"
              disabled={!isFinished || fit.id < 0 || fit.refits === 0}
              onClick={() => void saveRefits()}
            >
              Refits of resamples (CSV)
            </button>
            <button type="button" disabled={fit === undefined} onClick={saveRuns}>
              Runs with predictions (CSV)
            </button>
          </div>
        </details>
        <button type="button" onClick={() => void copy(`${location.origin}${address()}`, 'Link')}>
          Copy link
        </button>
        <button type="button" title="Ctrl+K" onClick={() => (store.isPaletteOpen.value = true)}>
          Commands
        </button>
      </div>
    </header>
  );
}
