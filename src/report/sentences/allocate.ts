/** What an allocation's page says, in sentences. */
import type { AllocateRecord, Allocation } from '../../tasks/allocate/record.js';
import { bandSource } from '../../tasks/fitted/reference.js';
import { formatNumber, listed, plural } from '../../text.js';
import { compact } from './compact.js';
import type { Verdict } from './fit.js';
import { costUnit, withUnit } from './units.js';

/** A Lagrangian's slope that rounding leaves. */
const STATIONARY = 1e-6;

/** `Best N and D for a budget of 10²⁴ FLOP`, `Best N and D from 10¹⁸ to 10²⁶ FLOP`. */
export function allocateTitle({ axes, frontier, job, cost }: AllocateRecord): string {
  const unit = costUnit(cost, job.cost);
  const [first, last] = [frontier[0], frontier[frontier.length - 1]];
  const names = listed(axes.map(({ name }) => name));
  if (frontier.length > 1) {
    return `Best ${names} from ${compact(first.budget ?? Number.NaN)} to ${withUnit(compact(last.budget ?? Number.NaN), unit)}`;
  }
  if (first.budget !== null) return `Best ${names} for a budget of ${withUnit(compact(first.budget), unit)}`;
  return job.targetLoss === undefined ? `Best ${names}` : `Best ${names} for a loss of ${job.targetLoss}`;
}

export function isCertified({ certificate: { settled, stationarity } }: Allocation): boolean {
  return settled && stationarity < STATIONARY;
}

/** How far the answer is to be believed; the record's warnings say the rest. */
export function allocateVerdict({ frontier, warnings, fit }: AllocateRecord): Verdict {
  const sure = frontier.filter(isCertified).length;
  const many = frontier.length > 1;
  const where = many
    ? ` of ${sure === frontier.length ? 'all ' : ''}${plural(frontier.length, 'budget')}`
    : '';
  const refits =
    fit.replicates === 0
      ? fit.covariance === undefined
        ? 'The fit has no refits of resamples: nothing is said of how sure the optimum is.'
        : `How sure ${many ? 'they are' : 'it is'} follows ${bandSource(fit)}.`
      : `${plural(fit.replicates, 'refit')} of resamples say how sure ${many ? 'they are' : 'it is'}.`;
  if (sure < frontier.length) {
    const found = many ? `${sure}${where} have a certificate.` : 'It has no certificate.';
    return { tone: 'failed', headline: 'Not certain to be the optimum', text: `${found} ${refits}` };
  }
  const text = `No step within the constraints improves on the ${many ? 'optima' : 'optimum'}${where}, to rounding. ${refits}`;
  const headline = many ? 'Certified optima' : 'A certified optimum';
  return warnings.length === 0
    ? { tone: 'sure', headline, text }
    : { tone: 'doubtful', headline: `${headline}, with reservations`, text };
}

/** What holds with equality, and at which budgets; a sentence each. */
export function bindingWords({ frontier, cost, job }: AllocateRecord): string[] {
  const names = [...new Set(frontier.flatMap(({ binding }) => binding))];
  if (names.length === 0) return ['Nothing: the best lies inside of all limits.'];
  return names.map((name) => {
    const where = frontier.filter(({ binding }) => binding.includes(name));
    const what = {
      budget: `The budget is spent whole${cost === null ? '' : ` (cost ${costWords(cost, job.set)})`}`,
      kink: 'The best lies on a kink of one of min, max or abs',
    }[name];
    return `${what ?? `${name} holds with equality`}${rangeWords(where, frontier)}.`;
  });
}

/** `6*N*D + 2*N*T, T = 1e12`: a cost with the numbers that are set in it. */
export function costWords(cost: string, set: Readonly<Record<string, string>>): string {
  const names = new Set(cost.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  const given = Object.entries(set).filter(([name]) => names.has(name));
  return [cost, ...given.map(([name, formula]) => `${name} = ${formula}`)].join(', ');
}

function rangeWords(where: readonly Allocation[], all: readonly Allocation[]): string {
  if (all.length === 1) return '';
  if (where.length === all.length) return ' at every budget';
  const budgets = where.map(({ budget }) => compact(budget ?? Number.NaN));
  const at = where.map((one) => all.indexOf(one));
  const isRun = at.every((i, k) => i === at[0] + k);
  if (where.length < 3) return ` at ${listed(budgets)}`;
  return isRun
    ? ` from ${budgets[0]} to ${budgets[budgets.length - 1]}`
    : ` at ${where.length} of ${plural(all.length, 'budget')}`;
}

/** `least expected loss`, of --decide expected. */
export function decisionWords(decide: string, { goal, objective }: AllocateRecord): string {
  const what = objective === 'L' ? 'loss' : objective;
  const [least, most] = goal === 'minimize' ? ['least', 'largest'] : ['largest', 'least'];
  if (decide === 'expected') return `${least} expected ${what}`;
  if (decide === 'regret') return 'least expected regret';
  const share = Number(decide.split(':')[1]);
  return `${least} ${what} that ${formatNumber(100 * share, 4)} % of refits stay ${most === 'largest' ? 'below' : 'above'}`;
}
