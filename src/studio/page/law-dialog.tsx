/** The catalogue of laws, to search. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { withLaw } from '../state/settings.js';
import { change } from './actions.js';
import { ask } from './engine.js';
import * as store from './store.js';

export function LawDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useSignal('');
  useEffect(() => {
    dialog.current?.showModal();
    if (store.laws.peek().length > 0) return;
    void ask((service) => service.laws()).then(({ value }) => {
      store.laws.value = value ?? [];
    });
  }, []);
  const wanted = words.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = store.laws.value.filter((law) => wanted.every((word) => law.words.includes(word)));
  const families = [...new Set(found.map(({ family }) => family))];
  const choose = (name: string) => {
    dialog.current?.close();
    change(withLaw(store.settings.peek(), name));
  };
  return (
    <dialog ref={dialog} class="laws" aria-label="Choose a law" onClose={onClose}>
      <form
        method="dialog"
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (found.length > 0) choose(found[0].name);
        }}
      >
        <input
          type="text"
          aria-label="Search laws by name, symbol, author or year"
          placeholder="Name, symbol, author, year"
          value={words.value}
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </form>
      <p class="help" role="status">
        {found.length} of {store.laws.value.length} laws
      </p>
      <div class="law-list">
        {families.map((family) => (
          <section key={family}>
            <h3>{family}</h3>
            <ul>
              {found
                .filter((law) => law.family === family)
                .map((law) => (
                  <li key={law.name}>
                    <button type="button" onClick={() => choose(law.name)}>
                      <b>{law.name}</b> <span>{law.title}</span>
                      <code>{law.formula}</code>
                      <small>{law.inputs}</small>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </dialog>
  );
}
