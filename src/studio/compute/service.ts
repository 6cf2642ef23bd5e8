/** What the page asks of its worker: tables read, jobs checked and fitted, answers drawn. All answers are plain data. */
import type { Choice } from '../../backend/choose.js';
import { AbortError } from '../../errors.js';
import type { Delimiter } from '../../runs/layout.js';
import { fit } from '../../tasks/fit/fit.js';
import type { FitOutcome, Stage } from '../../tasks/fit/outcome.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { fittedOfOutcome } from '../../tasks/fitted/make-fitted-law.js';
import type { Settings, Spending } from '../state/settings.js';
import type {
  AllocationView,
  Answer,
  CheckView,
  FigureView,
  FitView,
  LawView,
  MapBackend,
  TableView,
} from '../state/views.js';
import { allocationView, canAllocate, withFewRefits } from './allocation.js';
import { canvas } from './canvas.js';
import { checkView } from './check.js';
import { type Drawn, drawGroup } from './figures.js';
import { fitView } from './fit-view.js';
import { jobOf, withoutRefits } from './job.js';
import { chooseForMaps, drawMaps } from './maps.js';
import { answer } from './problem.js';
import { readTableFile, type StoredTable } from './tables.js';

/** Called with the stage of a fit and how much of it is done. */
export type Progress = (stage: Stage, done: number, total: number) => void;

interface StoredFit {
  readonly outcome: FitOutcome;
  /** The fitted law by group; that of all runs by the empty name. */
  readonly laws: Map<string, FittedLaw>;
}

/** Fits whose figures can be drawn: the last ones, which the page may be comparing. */
const KEPT_FITS = 6;
/** Progress is reported so often at most, milliseconds. */
const PROGRESS_EVERY = 80;

const EXAMPLE = 'simulated-isoflop.csv';

export class StudioService {
  readonly #tables = new Map<string, StoredTable>();
  readonly #fits = new Map<number, StoredFit>();
  #running: AbortController | undefined;
  #allocating: AbortController | undefined;
  #mapping: AbortController | undefined;
  #maps: { readonly asked: MapBackend; readonly choice: Promise<Choice> } | undefined;
  #fitted = 0;

  /** `example` is the text of the table that the page begins with. */
  constructor(private readonly example: string) {}

  /** Reads a file's bytes; `delimiter` is that of the reader's choice. */
  open(bytes: Uint8Array<ArrayBuffer>, name: string, delimiter?: Delimiter): Promise<Answer<TableView>> {
    return answer(async () => {
      const stored = await readTableFile(bytes, name, delimiter);
      this.#tables.set(stored.view.digest, stored);
      return stored.view;
    });
  }

  openExample(): Promise<Answer<TableView>> {
    return answer(async () => {
      const stored = await readTableFile(new TextEncoder().encode(this.example), EXAMPLE);
      const view = { ...stored.view, isExample: true };
      this.#tables.set(view.digest, { ...stored, view });
      return view;
    });
  }

  check(digest: string, settings: Settings): Promise<Answer<CheckView>> {
    return answer(() => checkView(settings.job, this.#table(digest)));
  }

  /**
   * Fits; a fit in progress is stopped. A `quick` one leaves out refits of resamples. What had been done at an interruption
   * is answered as a fit where there is one.
   */
  fit(digest: string, settings: Settings, quick: boolean, progress?: Progress): Promise<Answer<FitView>> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    return answer(async () => {
      const { table, view } = this.#table(digest);
      const job = jobOf(quick ? withoutRefits(settings.job) : settings.job, view.name);
      const outcome = await finishedOf(
        fit(job, table, {
          signal: running.signal,
          ...(progress === undefined ? {} : throttled(progress)),
        }),
      );
      const id = ++this.#fitted;
      this.#fits.set(id, { outcome, laws: new Map() });
      for (const old of [...this.#fits.keys()].slice(0, -KEPT_FITS)) this.#fits.delete(old);
      return fitView(id, outcome, settings, { quick, canAllocate: canAllocate(outcome.model.law) });
    });
  }

  /** Stops the fit in progress, whose call answers with what had been done, and maps. */
  cancel(): void {
    this.#running?.abort('cancelled');
    this.#mapping?.abort();
  }

  /** Stops maps for newer ones. */
  stopMaps(): void {
    this.#mapping?.abort();
  }

  /** The best spending of a budget; `quick` takes the band over the first refits alone. */
  allocate(id: number, spending: Spending, quick: boolean): Promise<Answer<AllocationView>> {
    this.#allocating?.abort();
    const running = new AbortController();
    this.#allocating = running;
    return answer(() => {
      const fitted = this.#lawOf(id, spending.group);
      return allocationView(quick ? withFewRefits(fitted) : fitted, spending, running.signal);
    });
  }

  /** The figures of a group. */
  draw(id: number, drawn: Drawn): Promise<Answer<readonly FigureView[]>> {
    return answer(async () => {
      const fitted = this.#lawOf(id, drawn.spending.group);
      return drawGroup(this.#fit(id).outcome, fitted, drawn, await canvas());
    });
  }

  /** The maps of a fit; `maps` says where they are computed. */
  drawMaps(
    id: number,
    { rooms, quick }: Drawn,
    maps: MapBackend,
    progress: (done: number, total: number) => void,
  ): Promise<Answer<readonly FigureView[]>> {
    const mapping = new AbortController();
    this.#mapping = mapping;
    return answer(async () => {
      const { outcome } = this.#fit(id);
      const fitted = this.#lawOf(id);
      const choice = await this.#choiceFor(maps);
      const control = { signal: mapping.signal, progress };
      return drawMaps({ outcome, fitted, choice, quick }, rooms, await canvas(), control);
    });
  }

  /** The run that spends the budget best, to train, as the CSV of `--plan`. */
  plan(id: number, { budget, group }: Spending): Promise<Answer<string>> {
    return answer(async () => (await import('./plan.js')).planText(this.#lawOf(id, group), budget));
  }

  /** The record of `--json`, as text. */
  record(id: number): Promise<Answer<string>> {
    return answer(() => `${JSON.stringify(this.#fit(id).outcome.record, undefined, 2)}\n`);
  }

  /** The parameters of every refit, as CSV with the columns of `--replicates`. */
  refits(id: number): Promise<Answer<string>> {
    return answer(async () => (await import('./refits.js')).refitsText(this.#fit(id).outcome.replicates));
  }

  /** The page of `--report`. */
  report(id: number): Promise<Answer<string>> {
    return answer(async () => {
      const { renderReport } = await import('../../report/pages/fit.js');
      return renderReport(this.#fit(id).outcome, await canvas());
    });
  }

  laws(): Promise<Answer<readonly LawView[]>> {
    return answer(async () => (await import('./catalogue.js')).lawViews());
  }

  /** Kept open, so that kernels are compiled once. */
  #choiceFor(asked: MapBackend): Promise<Choice> {
    if (this.#maps?.asked === asked) return this.#maps.choice;
    const before = this.#maps;
    const choice = chooseForMaps(asked);
    this.#maps = { asked, choice };
    before?.choice.then(
      ({ backend }) => backend.dispose(),
      () => undefined,
    );
    choice.catch(() => {
      if (this.#maps?.choice === choice) this.#maps = undefined;
    });
    return choice;
  }

  #table(digest: string): StoredTable {
    const table = this.#tables.get(digest);
    if (table === undefined) throw new Error('The table is not open.');
    return table;
  }

  /** The law of a fit, for the group if it has groups; for the first where it has none of that name. */
  #lawOf(id: number, group = ''): FittedLaw {
    const { outcome, laws } = this.#fit(id);
    const { names } = outcome.record.groups ?? {};
    const whose = names === undefined || names.includes(group) ? group : names[0];
    const law = laws.get(whose) ?? fittedOfOutcome(outcome, 'fit.json', names && whose);
    laws.set(whose, law);
    return law;
  }

  #fit(id: number): StoredFit {
    const stored = this.#fits.get(id);
    if (stored === undefined) throw new Error('The fit is no longer kept.');
    return stored;
  }
}

/** The outcome, or what of it was done before it was stopped. */
async function finishedOf(work: Promise<FitOutcome>): Promise<FitOutcome> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AbortError && error.cause === 'cancelled' && error.finished !== undefined) {
      return error.finished as FitOutcome;
    }
    throw error;
  }
}

function throttled(progress: Progress) {
  let stage: Stage = 'prepare';
  let reported = 0;
  return {
    stage(entered: Stage) {
      stage = entered;
      progress(stage, 0, 0);
    },
    progress(done: number, total: number) {
      const now = performance.now();
      if (now - reported < PROGRESS_EVERY && done < total) return;
      reported = now;
      progress(stage, done, total);
    },
  };
}
