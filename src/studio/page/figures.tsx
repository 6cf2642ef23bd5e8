/** Figures, drawn by the worker once they come into view. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { inRoom, isLarger } from '../state/rooms.js';
import type { FigureGroup } from '../state/views.js';
import { ask } from './engine.js';
import { linkDots } from './linked.js';
import { Markup } from './markup.js';
import { addSaving } from './save-figure.js';
import * as store from './store.js';

/** The figures of a fit; of a budget, where `of` says so. */
export function FigureParts({ of }: { readonly of: 'fit' | 'budget' }) {
  const groups = store.fit.value?.figures.filter(({ id }) => (id === 'frontier') === (of === 'budget'));
  return (
    <>
      {groups?.map((group) => (
        <FigurePart key={group.id} group={group} />
      ))}
    </>
  );
}

/** Groups that cost too much to follow a control while it is dragged. */
const SLOW: ReadonlySet<string> = new Set(['frontier', 'pairs', 'profiles']);

function FigurePart({ group: { id, title } }: { readonly group: FigureGroup }) {
  const place = useRef<HTMLElement>(null);
  const isNear = useSignal(false);
  const drawn = useSignal('');
  const larger = useSignal(false);
  const isDrawing = useRef(false);
  const asked = useRef('');
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        isNear.value = entries.some(({ isIntersecting }) => isIntersecting);
      },
      { rootMargin: '300px' },
    );
    const sizes = new ResizeObserver(([{ contentRect }]) => {
      larger.value = isLarger(contentRect.width);
    });
    if (place.current !== null) {
      observer.observe(place.current);
      sizes.observe(place.current);
    }
    return () => {
      observer.disconnect();
      sizes.disconnect();
    };
  }, []);
  useSignalEffect(() => {
    const ready = store.drawn.value[id];
    if (ready !== undefined) {
      drawn.value = ready;
      return;
    }
    const fit = store.fit.value;
    // Budgets matter to the frontier alone.
    const budget = id === 'frontier' ? (store.allocation.value?.budget ?? store.settings.peek().budget) : 0;
    if (isNear.value && fit !== undefined && !(fit.quick && SLOW.has(id))) void draw(budget);
  });
  const draw = async (budget: number) => {
    asked.current = `${store.fit.peek()?.id} ${budget}`;
    if (isDrawing.current) return;
    isDrawing.current = true;
    for (let done = ''; done !== asked.current; ) {
      done = asked.current;
      const fit = store.fit.peek();
      if (fit === undefined) break;
      const { value } = await ask((service) => service.draw(fit.id, id, budget));
      if (value !== undefined) drawn.value = value;
    }
    isDrawing.current = false;
  };
  return (
    <section ref={place} class="figure-part" id={`figures-${id}`} aria-labelledby={`figures-${id}-title`}>
      <h2 id={`figures-${id}-title`}>{title}</h2>
      {drawn.value === '' ? (
        <p class="waiting">Drawn once it is in view.</p>
      ) : (
        <Markup
          html={inRoom(drawn.value, larger.value)}
          version={store.fit.value?.quick}
          onPlaced={(markupPlace) => {
            const fit = store.fit.peek();
            // While a control is dragged there is no time for what follows.
            if (fit?.quick === true) return;
            linkDots(markupPlace, fit);
            addSaving(markupPlace);
          }}
        />
      )}
    </section>
  );
}
