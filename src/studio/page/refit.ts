/** Keeps what is shown in step with the settings: one fit at a time, the newest settings always last. */
import { batch } from '@preact/signals';
import type { Settings } from '../state/settings.js';
import type { Answer, FitView } from '../state/views.js';
import { ask, askFollowed } from './engine.js';
import { remember } from './recents.js';
import * as store from './store.js';

/** Work is shown as such from this time on, milliseconds. */
const SHOWN_AFTER = 150;

const stageWords = {
  prepare: 'Preparing',
  search: 'Searching from many starts',
  polish: 'Polishing in float64',
  resample: 'Refitting resamples',
  profile: 'Profiling',
  report: 'Summing up',
} as const;

/** Fields that have a fit take long. */
const REFITTED = ['bootstrap', 'scheme', 'profile'] as const;

interface Wish {
  readonly digest: string;
  readonly settings: Settings;
  readonly quick: boolean;
}

let wanted: Wish | undefined;
let isQuick = false;
let isCancelled = false;

/** Checks the settings, and fits unless the table still waits. `quick` while a control is dragged. */
export async function refit(quick: boolean): Promise<void> {
  const table = store.table.peek();
  if (table === undefined) return;
  wanted = { digest: table.digest, settings: store.settings.peek(), quick };
  if (store.isFitting.peek()) {
    // Quick fits come to their end, so that dragging shows something; long ones give way.
    if (!isQuick) void ask((service) => service.cancel().then(() => ({ value: undefined })));
    return;
  }
  store.isFitting.value = true;
  try {
    while (wanted !== undefined) {
      const wish: Wish = wanted;
      wanted = undefined;
      isQuick = wish.quick;
      isCancelled = false;
      await fulfil(wish);
    }
  } finally {
    batch(() => {
      store.isFitting.value = false;
      store.work.value = undefined;
    });
  }
}

async function fulfil({ digest, settings, quick }: Wish): Promise<void> {
  if (quick) return fulfilQuick({ digest, settings, quick });
  const checked = await ask((service) => service.check(digest, settings));
  if (checked.value !== undefined) store.check.value = checked.value;
  const stands = checked.problem ?? checked.value?.problem;
  store.problem.value = stands;
  if (stands !== undefined || store.isStaged.peek()) return;
  // Where nothing is shown yet, a fit without refits of resamples comes first.
  const isFirst = store.fit.peek() === undefined;
  if (isFirst && REFITTED.some((field) => settings.job[field] !== undefined)) {
    await fulfilOnce({ digest, settings, quick: true });
    if (wanted !== undefined) return;
    // At once, so that the first fit does not pass for the one that was asked for.
    store.work.value = { words: stageWords.resample };
  }
  await fulfilOnce({ digest, settings, quick });
}

/** While a control is dragged: all that changes is shown at once. */
async function fulfilQuick({ digest, settings }: Wish): Promise<void> {
  if (store.isStaged.peek()) {
    const checked = await ask((service) => service.check(digest, settings));
    if (checked.value !== undefined) store.check.value = checked.value;
    return;
  }
  const [checked, fitted] = await Promise.all([
    ask((service) => service.check(digest, settings)),
    ask((service) => service.fit(digest, settings, true)),
  ]);
  batch(() => {
    if (checked.value !== undefined) store.check.value = checked.value;
    const stands = checked.problem ?? checked.value?.problem ?? fitted.problem;
    store.problem.value = stands?.code === 'interrupted' ? undefined : stands;
    if (fitted.value !== undefined) show(fitted.value, settings);
  });
}

async function fulfilOnce({ digest, settings, quick }: Wish): Promise<void> {
  const began = performance.now();
  const fitted: Answer<FitView> = await askFollowed(
    (stage: keyof typeof stageWords, done: number, total: number) => {
      if (performance.now() - began < SHOWN_AFTER) return;
      store.work.value = {
        words: stageWords[stage],
        ...(total > 0 ? { detail: `${done} of ${total}`, share: done / total } : {}),
      };
    },
    (service, follower) => service.fit(digest, settings, quick, follower),
  );
  store.work.value = undefined;
  // A fit that gave way to a newer one is not shown.
  const gaveWay = wanted !== undefined && !quick;
  if (gaveWay) return;
  if (fitted.problem?.code === 'interrupted') {
    if (isCancelled) store.notice.value = 'Stopped before anything was found.';
    return;
  }
  batch(() => {
    store.problem.value = fitted.problem;
    if (fitted.value === undefined) return;
    show(fitted.value, settings);
    if (isCancelled) store.notice.value = 'Stopped: this is what had been done.';
  });
  const table = store.table.peek();
  if (!quick && fitted.value !== undefined && table?.digest === digest) void remember(table, settings);
  if (!quick && fitted.value?.canAllocate === true) reallocate(false);
}

function show(fit: FitView, { job }: Settings): void {
  store.fit.value = withEvidenceOf(store.fit.peek(), fit);
  if (Object.keys(job.fix ?? {}).length === 0) store.free.value = fit.objective;
  store.drawn.value = undefined;
  if (!fit.canAllocate) store.allocation.value = undefined;
}

/** A quick fit has no evidence beside its verdict: that of the fit before stays until the next full one. */
function withEvidenceOf(before: FitView | undefined, next: FitView): FitView {
  return next.quick && before !== undefined ? { ...next, sections: before.sections } : next;
}

/** Stops what runs, and shows what was done. */
export function cancel(): void {
  isCancelled = true;
  void ask((service) => service.cancel().then(() => ({ value: undefined })));
}

let budgetWanted: boolean | undefined;
let isAllocating = false;

/** Spends the budget by the fit that is shown; `quick` while the budget is dragged. */
export function reallocate(quick: boolean): void {
  budgetWanted = quick;
  if (!isAllocating) void allocateAll();
}

async function allocateAll(): Promise<void> {
  isAllocating = true;
  while (budgetWanted !== undefined) {
    const quick = budgetWanted;
    budgetWanted = undefined;
    const fit = store.fit.peek();
    if (fit === undefined || fit.id < 0 || !fit.canAllocate) break;
    const spending = store.settings.peek();
    const { value, problem } = await ask((service) => service.allocate(fit.id, spending, quick));
    if (value !== undefined) store.allocation.value = value;
    else if (problem.code !== 'interrupted') store.notice.value = problem.message;
  }
  isAllocating = false;
}
