/** What the fitted losses are measured in: as the job says, as the name of their column says, or as the law has it. */
import { inExpression } from '../../formula/odd-names.js';
import type { Law } from '../../laws/law.js';
import type { Runs } from '../../runs/resolve.js';
import { excerpt } from '../../text.js';

/** Units of laws that are fitted to losses in any unit; the others belong to laws of one metric. */
const OPEN: readonly string[] = ['', 'any', 'that of the loss', 'nats per token', 'bits per character'];

export interface UnitOfTarget {
  readonly unit: string;
  /** What to know about it, one sentence each. */
  readonly notes: readonly string[];
}

export function unitOfTarget(stated: string | undefined, { target }: Law, runs: Runs): UnitOfTarget {
  if (stated !== undefined) return { unit: stated, notes: [] };
  const { named } = runs;
  const column = runs.origin.get('L') ?? '';
  if (named === undefined || !OPEN.includes(target.unit)) return { unit: target.unit, notes: [] };
  const notes =
    named.unit === target.unit
      ? []
      : [`L is in ${named.unit}, by the name of the column '${excerpt(column)}' (--unit to say otherwise).`];
  return { unit: named.unit, notes: [...notes, ...adviceOn(named.unit, column, target.unit)] };
}

function adviceOn(unit: string, column: string, usual: string): string[] {
  const name = excerpt(inExpression(column));
  if (unit === 'perplexity') {
    return [
      `Laws are customarily fitted to the logarithm of the perplexity, the loss in nats per token: --map "L=log(${name})".`,
    ];
  }
  return unit === 'accuracy' && usual === 'nats per token'
    ? [`The law falls towards a floor: for an accuracy, fit the error, --map "L=1-${name}".`]
    : [];
}
