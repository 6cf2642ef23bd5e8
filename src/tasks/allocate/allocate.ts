/** The best allocation of a budget, with the uncertainty of the fit. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import { createCpuBackend } from '../../backend/cpu/index.js';
import type { Sweeps } from '../../backend/sweep.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { withCost } from '../../costs/index.js';
import { abortedWith, asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import { formatCount, formatNumber, listed } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { checkProbabilities, hasTailReplicate } from '../fitted/level.js';
import { fitReference } from '../fitted/reference.js';
import { Interruption } from '../interruption.js';
import { atOnce, type Steps, withPauses } from '../steps.js';
import { stopwatch } from '../stopwatch.js';
import { boundNames, searchedAxis } from './axes.js';
import { optimaAtEstimate } from './estimate-optima.js';
import { type GridCase, searchGrid } from './grid-search.js';
import { type AskedAllocation, askAllocation, usualShares } from './job.js';
import { describeAllocation } from './make-record.js';
import type { Question } from './question.js';
import { questionOf } from './read-question.js';
import type { AllocateRecord, Allocation } from './record.js';
import { type RefitOptima, RefitOptimaSolver } from './refit-optima.js';
import type { MakeOptima } from './refit-work.js';
import type { AllocateRequest } from './request.js';
import { searchShares } from './simplex.js';
import { allocationWarnings } from './warnings.js';

export type AllocateStage = 'search' | 'refine' | 'uncertainty';

export interface AllocateControl extends Control {
  /** The job enters this stage. */
  readonly stage?: (stage: AllocateStage) => void;
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
  /** Called with the optima of the refits, or of covariance steps, for each budget, ascending. */
  readonly optima?: (optima: RefitOptima) => void;
}

/**
 * Solves `request`: a search over all grid points on the back end, refined in float64 until the result does not depend
 * on the grid; then the optima of all refits, or the delta method by the covariance. Throws an {@link IsolossError} for
 * bad questions (see `withCost`, `questionOf`, `searchGrid`) and `nothing-feasible` if constraints exclude everything. An
 * abort rejects with an `AbortError`. Once the optima of the estimate are known its `finished` is a record of the budgets
 * done by then, or before the first, of those optima without their uncertainty.
 */
export function allocate(
  fitted: FittedLaw,
  request: AllocateRequest | Omit<AskedAllocation, 'fit'>,
  control: AllocateControl = {},
): Promise<AllocateRecord> {
  return asTask('allocate', () => allocated(fitted, request, control));
}

/** As {@link allocate}, with the optima of the refits, where there are any, made in parts by `elsewhere`. */
export function allocateInParts(
  elsewhere: MakeOptima,
  fitted: FittedLaw,
  request: AllocateRequest | Omit<AskedAllocation, 'fit'>,
  control: AllocateControl = {},
): Promise<AllocateRecord> {
  return asTask('allocate', () => allocated(fitted, request, control, elsewhere));
}

async function allocated(
  fitted: FittedLaw,
  request: AllocateRequest | Omit<AskedAllocation, 'fit'>,
  control: AllocateControl,
  elsewhere?: MakeOptima,
): Promise<AllocateRecord> {
  const clock = stopwatch();
  // The record holds the formula of a catalogue's cost, independent of later changes to the catalogue.
  const job: AskedAllocation = withCost(
    withShares(fitted, askAllocation({ ...request, fit: fitted.name })),
    fitted.law.inputs.map(({ name }) => name),
  );
  checkDecisions(fitted, job);
  const question = questionOf(fitted, job);
  const { within, events } = gatheringEvents(control);
  const { backend, reason, sweeps, dispose } = await engineOf(job, question, control);
  try {
    control.stage?.('search');
    const grid =
      question.rest !== undefined
        ? searchShares(question, job.top)
        : await searchGrid(question, sweeps, job.top, within);
    const search = clock();
    throwIfAborted(control.signal);
    control.stage?.('refine');
    const located = await optimaAtEstimate(question, grid, sweeps, quiet(within));
    const refine = clock();
    control.stage?.('uncertainty');
    const refits = RefitOptimaSolver.of(question);
    const frontier: Allocation[] = [];
    const describe = function* (first = 0, known?: readonly RefitOptima[]): Steps<void> {
      const end = known === undefined ? located.length : first + known.length;
      for (let budget = first; budget < end; budget++) {
        const places = located[budget];
        if (budget > 0) yield;
        const optima = known?.[budget - first] ?? (refits && (yield* refits.optima(budget, places)));
        if (optima !== undefined) control.optima?.(optima);
        const best = refits === undefined || optima === undefined ? undefined : { refits, optima };
        const allocation = yield* describeAllocation(question, job, {
          budget,
          places,
          grid,
          ...(best && { best }),
        });
        frontier.push(allocation);
        control.progress?.(frontier.length, located.length);
      }
    };
    const left = new Interruption(within);
    const whatIsLeft = (): string =>
      frontier.length > 0
        ? `after ${formatCount(frontier.length)} of ${formatCount(located.length)} budgets: the others are left out`
        : 'before the uncertainty of the first budget: these are the optima of the estimate alone';
    if (elsewhere === undefined || refits?.around.kind !== 'refits') {
      await left.unless(whatIsLeft, () => withPauses(describe(), control.signal));
    } else {
      const { optimaWork, eachBudget } = await import('./refit-work.js');
      const work = optimaWork(question, refits, located, () => backend.info);
      const read = await elsewhere(work);
      await left.unless(whatIsLeft, () =>
        eachBudget(work, read, (from, optima) => withPauses(describe(from, optima), control.signal)),
      );
    }
    if (frontier.length === 0) {
      for (const [budget, places] of located.entries()) {
        frontier.push(atOnce(describeAllocation(question, { ...job, decide: [] }, { budget, places, grid })));
      }
    }
    const last = frontier[frontier.length - 1];
    checkBounded(question, last, job.targetLoss !== undefined);
    const { name, adapter, precision, software } = backend.info;
    const uncertainty = clock();
    const record: AllocateRecord = {
      schema: 'isoloss/allocate@1',
      job: written(job),
      fit: fitReference(fitted),
      goal: question.maximize ? 'maximize' : 'minimize',
      objective: question.objectiveText,
      cost: question.costText ?? null,
      axes: question.axes.map(searchedAxis),
      shares: job.quantiles,
      best: last.best,
      ...(last.quantiles === undefined ? {} : { quantiles: last.quantiles }),
      frontier,
      ...(frontier.length === located.length ? {} : { asked: located.length }),
      evaluated: evaluatedIn(grid),
      warnings: allocationWarnings(question, frontier),
      backend: { name, adapter, precision, software, reason },
      seconds: { total: search + refine + uncertainty, search, refine, uncertainty },
      events: [...events],
    };
    if (left.isOut) throw abortedWith('allocate', record, control.signal);
    return record;
  } finally {
    dispose();
  }
}

/** Without a budget, a default range must not be what bounds the optimum. */
function checkBounded(
  { axes, budgets, objectiveText, maximize }: Question,
  { best, binding }: Allocation,
  hasTarget: boolean,
): void {
  if (Number.isFinite(budgets[0])) return;
  const open = axes.flatMap((axis) => {
    if (axis.kind === 'listed' || !axis.chosen) return [];
    return boundNames(axis).some((end) => binding.includes(end)) ? [axis.name] : [];
  });
  if (open.length === 0) return;
  const where = open.map((name) => `${name} = ${formatNumber(best[name], 3)}`);
  throw new IsolossError(
    'unbounded',
    `Nothing limits ${listed(open)}: ${objectiveText} is ${maximize ? 'largest' : 'least'} at the end of the range searched (${listed(where)}).`,
    hasTarget && objectiveText !== 'cost'
      ? `Add ${field('minimize')} cost for the cheapest way to this loss, or give a ${field('budget')}.`
      : `Give a ${field('budget')}, a ${field('targetLoss')}, limits with ${field('subjectTo')}, or ranges with ${field('axes')}.`,
  );
}

interface Engine {
  /** Its `info` may change after a failover. */
  readonly backend: Backend;
  readonly reason: string;
  readonly sweeps: Sweeps;
  dispose(): void;
}

/** The back end of the grid search: as given or requested, else the CPU. */
async function engineOf(
  job: AskedAllocation,
  { axes }: Question,
  { backend: given, signal }: Pick<AllocateControl, 'backend' | 'signal'>,
): Promise<Engine> {
  if (given?.sweeps !== undefined) {
    return { backend: given, reason: 'given by the caller', sweeps: given.sweeps, dispose: () => {} };
  }
  const points = axes.reduce(
    (product, axis) => product * (axis.kind === 'listed' ? axis.values.length : axis.count),
    1,
  );
  const work = async () => (await import('../../backend/break-even.js')).allocationSeconds(points);
  const chosen =
    given === undefined ? await chooseBackend(job.backend, job.adapter, { work, signal }) : undefined;
  const { backend, reason } = chosen ?? { backend: given, reason: 'given by the caller' };
  if (chosen !== undefined && backend?.sweeps !== undefined) {
    return { backend, reason, sweeps: backend.sweeps, dispose: () => backend.dispose() };
  }
  chosen?.backend.dispose();
  const cpu = createCpuBackend();
  const sweeps = cpu.sweeps as Sweeps;
  const why = `${reason}, but it searches no grids: the CPU does`;
  return { backend: cpu, reason: why, sweeps, dispose: () => cpu.dispose() };
}

/** The default probabilities that have enough refits, or the requested ones, which must all have. */
function withShares(fitted: FittedLaw, job: AskedAllocation): AskedAllocation {
  const isUsual = job.quantiles.join() === usualShares.join();
  if (!isUsual) checkProbabilities(fitted, job.quantiles);
  return { ...job, quantiles: job.quantiles.filter((share) => hasTailReplicate(fitted, share)) };
}

function checkDecisions(fitted: FittedLaw, { decide }: AskedAllocation): void {
  const { name, replicates } = fitted;
  const shares = decide.flatMap(({ value }) => (value.kind === 'quantile' ? [value.share] : []));
  checkProbabilities(fitted, shares);
  if (decide.length === 0 || replicates !== undefined) return;
  throw new IsolossError(
    'no-replicates',
    `${field('decide')} ${decide[0].text} decides over the refits of resamples, and '${name}' has none.`,
    `Fit with ${field('bootstrap')} 4000 and keep the refits (isoloss fit --json FILE), or leave ${field('decide')} out.`,
  );
}

function evaluatedIn(grid: readonly GridCase[]): number {
  return grid.reduce((sum, { evaluated }) => sum + evaluated, 0);
}
