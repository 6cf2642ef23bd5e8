import { address, copy, redo, undo } from './actions.js';
import * as store from './store.js';

export function Toolbar() {
  const { past, future } = store.history.value;
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
        <button type="button" onClick={() => void copy(`${location.origin}${address()}`, 'Link')}>
          Copy link
        </button>
      </div>
    </header>
  );
}
