/** The optima of all refits as work that can be divided. */
import type { BackendInfo } from '../../backend/contract.js';
import type { DividedWork, MakeParts, ReadParts } from '../divided-work.js';
import { withPauses } from '../steps.js';
import type { LocatedOptimum } from './estimate-optima.js';
import type { Question } from './question.js';
import { OF_ALLOWANCE, type RefitOptima, type RefitOptimaSolver } from './refit-optima.js';

/** Seconds of one optimum on one thread, continued from that of the budget before. */
const SECONDS = 1e-5;

/** Numbers of optima that are held in memory at most, 64 MB; but the optima of one budget, which are as many as the refits. */
const MOST_NUMBERS = 2 ** 23;

/** Of successive refits: their optima by budget, ascending. */
export type OptimaPart = readonly RefitOptima[];

export interface OptimaWork extends DividedWork<OptimaPart> {
  readonly axes: readonly string[];
  readonly budgets: number;
}

/** Has the optima of all refits made in parts, and resolves to who reads them. */
export type MakeOptima = (work: OptimaWork) => ReturnType<MakeParts<OptimaPart>>;

/** An item is a refit with its optima of all budgets, each of which continues the one before. */
export function optimaWork(
  { axes }: Question,
  refits: RefitOptimaSolver,
  located: readonly (readonly LocatedOptimum[])[],
  backend: () => BackendInfo,
): OptimaWork {
  return {
    axes: axes.map(({ name }) => name),
    budgets: located.length,
    items: refits.count,
    unit: OF_ALLOWANCE,
    secondsEach: SECONDS * located.reduce((sum, places) => sum + places.length, 0),
    given: Float64Array.from(located.flatMap((places) => places.flatMap(({ at }) => [...at]))),
    backend,
    async make(first, count, { signal, progress }) {
      const own = refits.part(first, count);
      const part: RefitOptima[] = [];
      for (const [budget, places] of located.entries()) {
        part.push(await withPauses(own.optima(budget, places), signal));
        progress?.(Math.floor((count * part.length) / located.length), count);
      }
      return part;
    },
  };
}

/** Calls `take` with the optima of all refits, budget by budget in order, in as many passes over the parts as memory asks for. */
export async function eachBudget(
  { axes, budgets, items }: Pick<OptimaWork, 'axes' | 'budgets' | 'items'>,
  read: ReadParts<OptimaPart>,
  take: (from: number, optima: readonly RefitOptima[]) => Promise<void>,
): Promise<void> {
  const atOnce = Math.max(1, Math.floor(MOST_NUMBERS / (items * (axes.length + 1))));
  for (let from = 0; from < budgets; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, budgets - from) }, () => ({
      axes: axes.map(() => new Float64Array(items)),
      objective: new Float64Array(items),
    }));
    await read((part, first) => {
      for (const [b, all] of some.entries()) {
        const optima = part[from + b];
        for (const [axis, column] of optima.axes.entries()) all.axes[axis].set(column, first);
        all.objective.set(optima.objective, first);
      }
    });
    await take(from, some);
  }
}
