/** The runs that answers propose to train. */
import { formatNumber } from '../../text.js';
import type { AllocateRecord } from '../allocate/record.js';
import type { DesignRecord } from '../design/record.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { predict } from '../predict/predict.js';
import type { Plan, PlannedRun } from './plan.js';

/** Losses of a fitted law with the bands of new runs, or where these are not known of the law. */
const predictionsOf =
  (fitted: FittedLaw): Plan['predict'] =>
  (inputs) => {
    const { value, newRun, band = newRun } = predict(fitted, inputs);
    const limits = newRun ?? band;
    return { value, ...(limits === undefined ? {} : { band: limits }) };
  };

/** The best allocation of every budget. */
export function planOfAllocation({ frontier }: AllocateRecord, fitted: FittedLaw): Plan {
  return {
    runs: frontier.map(({ best, budget }, i) => ({
      name: `allocate-${budget === null ? i + 1 : formatNumber(budget, 3)}`,
      at: inputsOf(best, fitted),
    })),
    predict: predictionsOf(fitted),
  };
}

/** The planned runs one after the other, or the best one. */
export function planOfDesign({ plan, best }: DesignRecord, fitted: FittedLaw): Plan {
  return {
    runs: (plan ?? [best]).map(
      ({ at }, i): PlannedRun => ({
        name: `design-${i + 1}`,
        at: inputsOf(at, fitted),
      }),
    ),
    predict: predictionsOf(fitted),
  };
}

function inputsOf(at: Readonly<Record<string, number>>, { law }: FittedLaw): Record<string, number> {
  return Object.fromEntries(
    law.inputs.flatMap(({ name }) => (Object.hasOwn(at, name) ? [[name, at[name]]] : [])),
  );
}
