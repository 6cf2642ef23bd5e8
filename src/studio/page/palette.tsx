/** The command palette: every action, found by its words. */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { paletteActions } from './commands.js';
import { ask } from './engine.js';
import { count } from './numbers.js';
import * as store from './store.js';

/** Actions that are listed at once. */
const MOST = 60;

export function Palette() {
  if (!store.isPaletteOpen.value) return null;
  return <PaletteDialog />;
}

function PaletteDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useSignal('');
  const at = useSignal(0);
  useEffect(() => {
    dialog.current?.showModal();
    if (store.laws.peek().length > 0) return;
    void ask((service) => service.laws()).then(({ value }) => {
      store.laws.value = value ?? [];
    });
  }, []);
  // Laws are listed once they are known.
  void store.laws.value;
  const wanted = words.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = paletteActions()
    .filter(({ title, line = '' }) => {
      const text = `${title} ${line}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .slice(0, MOST);
  const chosen = Math.min(at.value, found.length - 1);
  const run = (i: number) => {
    dialog.current?.close();
    found[i]?.run();
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      at.value = Math.min(found.length - 1, Math.max(0, chosen + step));
      document.getElementById(`${id}-${at.value}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label="Commands"
      onClose={() => (store.isPaletteOpen.value = false)}
    >
      <div class="search">
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
          aria-label="Find a command"
          placeholder="What to do"
          value={words.value}
          onInput={(event) => {
            words.value = event.currentTarget.value;
            at.value = 0;
          }}
          onKeyDown={move}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p class="help" role="status">
        {found.length === MOST ? `The first ${MOST} commands` : count(found.length, 'command')}
      </p>
      {/* Reached by the arrow keys of the field. */}
      <div role="listbox" class="options" id={`${id}-list`} aria-label="Commands" tabIndex={-1}>
        {found.map(({ title, line }, i) => (
          <button
            type="button"
            role="option"
            key={title}
            id={`${id}-${i}`}
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => run(i)}
          >
            {title}
            {line === undefined || line === '' ? undefined : <code>{line}</code>}
          </button>
        ))}
      </div>
    </dialog>
  );
}
