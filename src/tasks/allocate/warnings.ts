/** Warnings about an allocation. */

import { formatCount, formatNumber, listed, plural } from '../../text.js';
import { extrapolationWarnings } from '../fitted/extrapolation.js';
import { boundNames } from './axes.js';
import type { Question } from './question.js';
import type { Allocation } from './record.js';

/** A Lagrangian gradient above this is not rounding. */
const STATIONARY = 1e-6;

/** A slope below this, where Newton's steps have not settled, is one that rounding hides. */
const ROUNDING = 1e-14;

export function allocationWarnings({ fitted, axes }: Question, frontier: readonly Allocation[]): string[] {
  const many = frontier.length > 1;
  const of = (some: readonly Allocation[]) =>
    many ? ` at ${some.length} of ${frontier.length} budgets` : '';
  const warnings = [...(fitted.warnings ?? [])];
  const names = Object.keys(fitted.ranges ?? {});
  const beyond = Object.fromEntries(
    names
      .map(
        (name) =>
          [
            name,
            Float64Array.from(frontier, (one) =>
              Object.hasOwn(one.beyond, name) ? (one.beyond[name] ?? Number.NaN) : 1,
            ),
          ] as const,
      )
      .filter(([, factors]) => factors.some((factor) => factor !== 1)),
  );
  warnings.push(...extrapolationWarnings(fitted, beyond, 'budgets'));
  const dearest = frontier[frontier.length - 1];
  if (dearest.beyondCost !== undefined) {
    warnings.push(
      `Extrapolation: ${many ? 'the largest budget' : 'the budget'} is ${formatNumber(dearest.beyondCost, 3)} times what all inputs at their largest fitted values cost.`,
    );
  }
  for (const axis of axes) {
    // The ends of a share are those of what can be mixed.
    if (axis.kind === 'listed' || axis.isShare === true) continue;
    const ends = boundNames(axis);
    const at = frontier.filter(({ binding }) => ends.some((end) => binding.includes(end)));
    if (at.length === 0) continue;
    const why = axis.chosen ? 'nothing else limits it there' : 'a wider range may do better';
    warnings.push(`The best ${axis.name} lies at the end of its axis${of(at)}: ${why}.`);
  }
  const unsure = frontier.filter(({ certificate: { stationarity } }) => !(stationarity < STATIONARY));
  if (unsure.length > 0) {
    warnings.push(
      `No certificate of an optimum${of(unsure)}: a shrinking search found it, and slopes are left there.`,
    );
  }
  const flat = frontier.filter(
    ({ certificate: { settled, stationarity } }) => !settled && stationarity < ROUNDING,
  );
  if (flat.length > 0) {
    warnings.push(
      `No best choice can be told${of(flat)}: to the digits of double precision the loss does not depend on ${listed(axes.map(({ name }) => name))} there, and what is named is one of many that are as good. Ask for a smaller budget.`,
    );
  }
  const lost = frontier.filter(({ unsettled = 0 }) => unsettled > 0);
  if (lost.length > 0) {
    const most = Math.max(...lost.map(({ unsettled = 0 }) => unsettled));
    warnings.push(
      `${many ? 'Up to ' : ''}${formatCount(most)} of ${plural(fitted.replicates?.count ?? 0, 'refit')} have no optimum of their own${of(lost)}; quantiles leave them out.`,
    );
  }
  return warnings;
}
