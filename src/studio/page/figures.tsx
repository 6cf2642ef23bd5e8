/** Figures, drawn by the worker once they come into view. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Rooms, roomFor, roomsIn } from '../state/rooms.js';
import type { FigureGroup, FigureView } from '../state/views.js';
import { putDrawing } from './drawing.js';
import { ask } from './engine.js';
import { markHovered, takeFocus } from './linked.js';
import { Markup } from './markup.js';
import { save } from './save-figure.js';
import * as store from './store.js';

/** The figures of a fit; of a budget, where `of` says so. */
export function FigureParts({ of }: { readonly of: 'fit' | 'budget' }) {
  const groups = store.fit.value?.figures.filter(({ id }) => (id === 'frontier') === (of === 'budget'));
  return (
    <>
      {groups?.map(({ id, title }) => (
        <FigurePart key={id} id={id} title={title} />
      ))}
    </>
  );
}

/** Groups that cost too much to follow a parameter while it is dragged. */
const SLOW: ReadonlySet<string> = new Set(['frontier', 'objective', 'pairs', 'profiles']);

/** Groups that are not laid out as usual: in small figures, or in one over the whole width. */
const GRIDS: Readonly<Record<string, string>> = {
  panels: 'figures small',
  profiles: 'figures small',
  pairs: 'figures wide',
};

function FigurePart({ id, title }: FigureGroup) {
  const place = useRef<HTMLElement>(null);
  const isNear = useSignal(false);
  const rooms = useSignal<Rooms | undefined>(undefined);
  const figures = useSignal<readonly FigureView[]>([]);
  const isDrawing = useRef(false);
  const asked = useRef('');
  useLayoutEffect(() => {
    if (place.current === null) return;
    const setRooms = (width: number) => {
      const next = roomsIn(width);
      if (String(next) !== String(rooms.peek())) rooms.value = next;
    };
    setRooms(place.current.clientWidth);
    const sizes = new ResizeObserver(([{ contentRect }]) => setRooms(contentRect.width));
    const views = new IntersectionObserver(
      (entries) => {
        isNear.value = entries.some(({ isIntersecting }) => isIntersecting);
      },
      { rootMargin: '300px' },
    );
    sizes.observe(place.current);
    views.observe(place.current);
    return () => {
      sizes.disconnect();
      views.disconnect();
    };
  }, []);
  useSignalEffect(() => {
    const room = rooms.value;
    // Text is seen first: figures follow in the next frame, as far as they are in view.
    if (room === undefined || !isNear.value) return;
    const drawn = store.drawn.value;
    const isNarrow = roomFor(room, drawn?.narrow[id]?.length ?? 0) === 'narrow';
    const ready = drawn?.[isNarrow ? 'narrow' : 'middle'][id];
    if (ready !== undefined) {
      figures.value = ready;
      return;
    }
    const fit = store.fit.value;
    if (fit === undefined || (fit.quick && SLOW.has(id))) return;
    // Budgets matter to the frontier alone.
    const ofBudget = id === 'frontier';
    const budget = ofBudget ? (store.allocation.value?.budget ?? store.settings.peek().budget) : 0;
    const quick = ofBudget ? store.isDragging.value : fit.quick;
    void draw(fit.id, { group: id, budget, rooms: room, quick });
  });
  const draw = async (...what: Parameters<typeof drawn>) => {
    asked.current = JSON.stringify(what);
    if (isDrawing.current) return;
    isDrawing.current = true;
    for (let done = ''; done !== asked.current; ) {
      done = asked.current;
      const value = await drawn(...(JSON.parse(done) as typeof what));
      if (value !== undefined) figures.value = withNumbersOf(figures.peek(), value);
    }
    isDrawing.current = false;
  };
  return (
    <section ref={place} class="figure-part" id={`figures-${id}`} aria-labelledby={`figures-${id}-title`}>
      <h2 id={`figures-${id}-title`}>{title}</h2>
      {figures.value.length === 0 ? (
        <p class="waiting">{isNear.value ? 'Drawing…' : 'Drawn once it is in view.'}</p>
      ) : undefined}
      <div class={GRIDS[id] ?? 'figures'}>
        {figures.value.map((figure) => (
          <FigurePlace key={figure.id} figure={figure} />
        ))}
      </div>
      <div class="numbers">
        {figures.value.map((figure) => (
          <Numbers key={figure.id} figure={figure} />
        ))}
      </div>
    </section>
  );
}

async function drawn(
  fit: number,
  what: { readonly group: string; readonly budget: number; readonly rooms: Rooms; readonly quick: boolean },
): Promise<readonly FigureView[] | undefined> {
  const { value, problem } = await ask((service) => service.draw(fit, what));
  if (problem !== undefined && problem.code !== 'interrupted') store.notice.value = problem.message;
  return value;
}

/** While a control is dragged the tables stay what they were. */
function withNumbersOf(before: readonly FigureView[], next: readonly FigureView[]): readonly FigureView[] {
  return next.map((figure) => {
    const old = before.find(({ id }) => id === figure.id);
    return figure.numbers === '' && old !== undefined ? { ...figure, numbers: old.numbers } : figure;
  });
}

const KINDS = ['SVG', 'PNG', 'CSV'] as const;

function FigurePlace({ figure }: { readonly figure: FigureView }) {
  const { id, title, legend, marks, caption } = figure;
  return (
    <figure id={id}>
      <figcaption>
        <h3>{title}</h3>
        <span class="save">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-label={`Save ${title} as ${kind}`}
              onClick={({ currentTarget }) => void save(figure, currentTarget.closest('figure'), kind)}
            >
              {kind}
            </button>
          ))}
        </span>
      </figcaption>
      <Markup html={legend} />
      <Drawing title={title} marks={marks} />
      {caption === '' ? undefined : <p class="caption">{caption}</p>}
    </figure>
  );
}

function Drawing({ title, marks }: { readonly title: string; readonly marks: readonly string[] }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    if (place.current === null) return;
    putDrawing(place.current, shown.current, marks);
    shown.current = marks;
    if (marks.some((mark) => mark.includes(' data-run="'))) takeFocus(place.current, title);
    markHovered(place.current);
  }, [marks]);
  return <div ref={place} class="drawing" />;
}

/** Made only while it is open: tables are most of what a figure weighs. */
function Numbers({ figure: { id, title, numbers } }: { readonly figure: FigureView }) {
  const isOpen = useSignal(false);
  return (
    <details
      id={`${id}-numbers`}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>Numbers: {title}</summary>
      {isOpen.value ? <Markup html={numbers} /> : undefined}
    </details>
  );
}
