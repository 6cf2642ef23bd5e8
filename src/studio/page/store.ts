/** The state of the page: a history of settings, the table, and what the worker made of them. */
import { computed, signal } from '@preact/signals';
import type { ExampleView } from '../compute/example.js';
import { type History, historyOf } from '../state/history.js';
import type { NamedTable } from '../state/link.js';
import { exampleSettings, type Settings } from '../state/settings.js';
import type {
  AllocationView,
  CheckView,
  FitView,
  LawView,
  MapBackend,
  Problem,
  TableView,
} from '../state/views.js';

export const history = signal<History<Settings>>(historyOf(exampleSettings));
export const settings = computed(() => history.value.present);
export const job = computed(() => settings.value.job);

export const table = signal<TableView | undefined>(undefined);
/** A new table waits until its columns are agreed upon. */
export const isStaged = signal(false);

export const check = signal<CheckView | undefined>(undefined);
export const fit = signal<FitView | undefined>(undefined);
/** The fit that others are compared with. */
export const pinned = signal<FitView | undefined>(undefined);
/** The lowest objective of these runs while no parameter was held: what held ones are compared with. */
export const free = signal<number | undefined>(undefined);
export const allocation = signal<AllocationView | undefined>(undefined);
/** Why the last fit or the last file came to nothing. */
export const problem = signal<Problem | undefined>(undefined);
/** Why a file could not be opened; what was open before stays. */
export const unopened = signal<Problem | undefined>(undefined);
export const laws = signal<readonly LawView[]>([]);

export interface Work {
  readonly words: string;
  /** What changes many times a second, which is not read aloud. */
  readonly detail?: string;
  /** Of 1; undefined where it is not known. */
  readonly share?: number;
}
/** What is being done, where it takes long enough to say so. */
export const work = signal<Work | undefined>(undefined);
/** Whether settings are being fitted that are newer than those of `fit`. */
export const isFitting = signal(false);
/** A word to the reader that passes: what was copied, what was opened. */
export const notice = signal('');
/** The link that was opened is about another table. */
export const awaited = signal<NamedTable | undefined>(undefined);
/** Index of the run under the pointer, into the rows of the fit. */
export const hovered = signal<number | undefined>(undefined);
export const isPaletteOpen = signal(false);
export const isChoosingLaw = signal(false);
/** Figures that were drawn before the page was served. */
export const drawn = signal<ExampleView['figures'] | undefined>(undefined);
/** What is being done for maps, where it takes long enough to say so. */
export const mapping = signal<Work | undefined>(undefined);
/** Where maps are computed: a choice of this device, which no link has. */
export const mapBackend = signal<MapBackend>('auto');
/** Where the last maps were computed, and why there. */
export const mapsRan = signal('');
/** Whether a control is being dragged. */
export const isDragging = signal(false);
