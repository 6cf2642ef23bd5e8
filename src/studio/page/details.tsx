import { Markup } from './markup.js';
import * as store from './store.js';

/** What else a report says of a fit. */
export function DetailParts() {
  const sections = store.fit.value?.sections ?? [];
  if (sections.length === 0) return null;
  return (
    <section class="details" aria-labelledby="details-title">
      <h2 id="details-title">Evidence</h2>
      {sections.map(({ id, title, markup }) => (
        <details key={id} id={`section-${id}`}>
          <summary>{title}</summary>
          <Markup html={markup} />
        </details>
      ))}
    </section>
  );
}
