import { useSignal } from '@preact/signals';
import type { SectionView } from '../state/views.js';
import { Markup } from './markup.js';
import * as store from './store.js';

/** What else a report says of a fit. */
export function DetailParts() {
  const sections = store.fit.value?.sections ?? [];
  if (sections.length === 0) return null;
  return (
    <section class="details" aria-labelledby="details-title">
      <h2 id="details-title">Evidence</h2>
      {sections.map((section) => (
        <Detail key={section.id} section={section} />
      ))}
    </section>
  );
}

/** Made only while it is open, since it is made anew at every fit. */
function Detail({ section: { id, title, markup } }: { readonly section: SectionView }) {
  const isOpen = useSignal(false);
  return (
    <details
      id={`section-${id}`}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{title}</summary>
      {isOpen.value ? <Markup html={markup} /> : undefined}
    </details>
  );
}
