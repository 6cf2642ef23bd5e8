/** Figures, drawn by the worker once they come into view. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Drawn } from '../compute/figures.js';
import { type Rooms, roomFor, roomsIn } from '../state/rooms.js';
import type { Spending } from '../state/settings.js';
import type { Answer, FigureGroup, FigureView, MapBackend } from '../state/views.js';
import { putDrawing } from './drawing.js';
import { ask, askFollowed } from './engine.js';
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
  /** Why there are no figures. */
  const note = useSignal('');
  const isDrawing = useRef(false);
  const isLong = useRef(false);
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
    // The worker does not know the fit that the page begins with.
    if (fit === undefined || fit.id < 0 || (fit.quick && SLOW.has(id))) return;
    // Budgets matter to the frontier alone.
    const ofBudget = id === 'frontier';
    const { budget, group }: Spending = ofBudget
      ? (store.allocation.value ?? store.settings.peek())
      : { budget: 0 };
    const spending = { budget, ...(group === undefined ? {} : { group }) };
    const quick = ofBudget ? store.isDragging.value : fit.quick;
    const maps = id === 'maps' ? store.mapBackend.value : 'auto';
    void draw(fit.id, { group: id, spending, rooms: room, quick }, maps);
  });
  const draw = async (...what: Parameters<typeof drawn>) => {
    const before = asked.current;
    asked.current = JSON.stringify(what);
    if (isDrawing.current) {
      // Quick ones come to their end, so that dragging shows something; long ones give way to others.
      if (isLong.current && asked.current !== before)
        void ask((service) => service.stopMaps().then(() => ({ value: undefined })));
      return;
    }
    isDrawing.current = true;
    for (let done = ''; done !== asked.current; ) {
      done = asked.current;
      const next = JSON.parse(done) as typeof what;
      note.value = '';
      isLong.current = id === 'maps' && !next[1].quick;
      const value = await drawn(...next);
      note.value = value === undefined ? 'Not drawn.' : value.length === 0 ? 'Nothing to draw.' : '';
      if (value !== undefined) figures.value = withNumbersOf(figures.peek(), value);
    }
    isDrawing.current = false;
  };
  const waiting = note.value || (isNear.value ? 'Drawing…' : 'Drawn once it is in view.');
  return (
    <section ref={place} class="figure-part" id={`figures-${id}`} aria-labelledby={`figures-${id}-title`}>
      <h2 id={`figures-${id}-title`}>{title}</h2>
      {figures.value.length === 0 ? <p class="waiting">{waiting}</p> : undefined}
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

async function drawn(fit: number, what: Drawn, maps: MapBackend): Promise<readonly FigureView[] | undefined> {
  const { value, problem } = await (what.group === 'maps'
    ? drawnMaps(fit, what, maps)
    : ask((service) => service.draw(fit, what)));
  if (problem !== undefined && problem.code !== 'interrupted') store.notice.value = problem.message;
  return value;
}

/** Maps are shown as work from this time on, milliseconds. */
const SHOWN_AFTER = 150;

async function drawnMaps(fit: number, what: Drawn, maps: MapBackend): Promise<Answer<readonly FigureView[]>> {
  const began = performance.now();
  const answer = await askFollowed(
    (done: number, total: number) => {
      if (what.quick || performance.now() - began < SHOWN_AFTER) return;
      store.mapping.value = {
        words: 'Computing maps',
        detail: `${done} of ${total} values`,
        share: done / total,
      };
    },
    (service, follower) => service.drawMaps(fit, what, maps, follower),
  );
  store.mapping.value = undefined;
  const ran = answer.value?.flatMap((figure) => figure.ran ?? []) ?? [];
  if (ran.length > 0) store.mapsRan.value = [...new Set(ran)].join(' ');
  return answer;
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
  const { id, title, legend, marks, caption, ran } = figure;
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
      <Markup html={caption} />
      {ran === undefined ? undefined : <p class="caption ran">{ran}</p>}
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
