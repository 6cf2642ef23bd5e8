/** Validates and prepares a question about a fitted law. */
import { resolveCost } from '../../costs/index.js';
import { field, IsolossError } from '../../errors.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import { type PointPart, parsePointFormulas } from '../../jobs/point.js';
import { listed } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { LawPlane } from '../fitted/law-plane.js';
import { checkParts } from '../fitted/parse-points.js';
import type { LaneSet } from './lanes.js';
import type { SolveKind } from './record.js';
import type { SolveQuestion } from './solve-question.js';

/** The default cost of laws in these inputs: floating-point operations of training. */
const USUAL_COST = '6*N*D';

/** A prepared question: the law over the unknowns, for the estimate and all draws. */
export interface PreparedQuestion {
  readonly kind: SolveKind;
  readonly fitted: FittedLaw;
  readonly question: SolveQuestion;
  /** The formula of the cost, if there is one. */
  readonly cost: string | undefined;
  /** Empty for a formula of the user's. */
  readonly costUnit: string;
  readonly plane: LawPlane;
  readonly lanes: LaneSet;
}

/**
 * `compared`: the result is compared with another law by cost, and all inputs may be given. Throws
 * `bad-question`, `bad-point`, `unknown-input`, and the errors of formulas.
 */
export function prepare(
  fitted: FittedLaw,
  question: SolveQuestion,
  lanes: LaneSet,
  compared = false,
): PreparedQuestion {
  const { law } = fitted;
  const { at, loss, budget, for: wanted } = question;
  const isPoint = compared && loss === undefined && budget === undefined;
  if (!isPoint && loss === undefined && (budget === undefined || wanted !== undefined)) {
    throw badQuestion(
      wanted === undefined
        ? 'Neither a loss nor a budget is given.'
        : `The loss that ${wanted} is to reach is not given.`,
      `Give the loss to reach with ${field('loss')}, what may be spent with ${field('budget')}, or both.`,
    );
  }
  if (loss !== undefined && budget !== undefined && wanted === undefined) {
    throw badQuestion(
      'A loss and a budget leave open what is asked for.',
      `Add ${field('for')} N for the least N, or leave one of them out.`,
    );
  }
  const inputs = law.inputs.map(({ name }) => name);
  const asked = question.cost ?? usualCost(inputs, wanted === undefined);
  if (asked === undefined && (budget !== undefined || wanted === undefined)) {
    throw badQuestion(
      `Nothing says what a run of the law ${law.name} costs.`,
      `Give ${field('cost')}, a formula of ${listed(inputs)}.`,
    );
  }
  const alone = loss !== undefined && budget === undefined && wanted !== undefined;
  const parts = at === undefined ? [] : parsePointFormulas(at, alone ? [wanted] : []);
  const { formula: cost, unit, sets } = costOf(asked, parts, inputs);
  const costUnit = law.inputs.find(({ name }) => name === cost)?.unit ?? unit;
  const formulas: PointPart[] = cost === undefined ? [] : [['cost', cost]];
  if (at !== undefined) checkParts(law, at, parts, formulas);
  const given = parts.map(([name]) => name);
  const open = inputs.filter((name) => !given.includes(name));
  const { kind, unknowns } = isPoint
    ? { kind: 'equal-loss' as const, unknowns: open }
    : kindOf(question, open, given, inputs, parts);
  if (isPoint && open.length > 0) {
    throw badQuestion(
      `Nothing says what ${listed(open)} ${open.length > 1 ? 'are' : 'is'}.`,
      `Give ${open.map((name) => `${name}=...`).join(',')} with ${field('at')}, or what may be spent with ${field('budget')}.`,
    );
  }
  const all = [...parts, ...sets];
  const plane = new LawPlane(law, unknowns, all, cost);
  if (kind !== 'input' && cost !== undefined) checkCost(cost, unknowns);
  // The record holds the formula of a catalogue's cost, independent of later changes to the catalogue.
  const written = {
    ...(sets.length === 0 ? {} : { at: all.map((part) => part.join('=')).join(',') }),
    ...(question.cost === undefined || cost === undefined ? {} : { cost }),
  };
  return { kind, fitted, question: { ...question, ...written }, cost, costUnit, lanes, plane };
}

/** The default cost; for a law of one input that input itself, unless it is the unknown. */
function usualCost(inputs: readonly string[], isOpen: boolean): string | undefined {
  if (inputs.includes('N') && inputs.includes('D')) return USUAL_COST;
  return isOpen && inputs.length === 1 ? inputs[0] : undefined;
}

/** The formula of a cost, which may be named in the catalogue, and its settings that `parts` do not give. */
function costOf(
  text: string | undefined,
  parts: readonly PointPart[],
  inputs: readonly string[],
): { formula: string | undefined; unit: string; sets: readonly PointPart[] } {
  const own = [...parts.map(([name]) => name), ...inputs];
  if (text === undefined || text === USUAL_COST) return { formula: text, unit: 'FLOP', sets: [] };
  if (own.includes(text.trim())) return { formula: text, unit: '', sets: [] };
  const given = parts.map(
    ([name, formula]) => [name, Number.isFinite(Number(formula)) ? Number(formula) : formula] as const,
  );
  const resolved = resolveCost<number | string>(text, Object.fromEntries(given));
  const { formula, unit, cost, subjectTo } = resolved;
  if (cost === undefined) return { formula, unit, sets: [] };
  const strange = cost.axes.filter(({ name }) => !own.includes(name)).map(({ name }) => name);
  if (strange.length > 0 || subjectTo.length > 0) {
    throw badQuestion(
      strange.length > 0
        ? `The cost ${cost.name} is made of ${listed(strange)}, which the law does not have.`
        : `The cost ${cost.name} comes with a condition, ${listed(subjectTo)}.`,
      `isoloss allocate ${field('cost')} ${cost.name} searches for that.`,
    );
  }
  const sets = Object.entries(resolved.sets)
    .filter(([name]) => !own.includes(name))
    .map(([name, value]): PointPart => [name, String(value)]);
  return { formula, unit, sets };
}

/** Rejects unknowns that the cost does not depend on, which would be unlimited. */
function checkCost(cost: string, unknowns: readonly string[]): void {
  const names = namesIn(parse(cost));
  const idle = unknowns.filter((name) => !names.includes(name));
  if (idle.length === 0) return;
  throw badQuestion(
    `The cost "${cost}" does not depend on ${idle.join(' or ')}.`,
    `Give a ${field('cost')} made of ${listed(unknowns)}${idle.length < unknowns.length ? `, or say with ${field('at')} what ${listed(idle)} is` : ''}.`,
  );
}

/** The kind of question, and its unknowns: one, or two with the search along the first. */
function kindOf(
  { for: wanted, budget, loss }: SolveQuestion,
  open: readonly string[],
  given: readonly string[],
  inputs: readonly string[],
  parts: readonly PointPart[],
): { kind: SolveKind; unknowns: readonly string[] } {
  const isSmallest = wanted !== undefined && budget !== undefined;
  if (wanted !== undefined && given.includes(wanted)) {
    throw badQuestion(`${wanted} is asked for and given as well.`, `Leave ${wanted} out of ${field('at')}.`);
  }
  const uses = parts.some(([, formula]) => namesIn(parse(formula)).includes(wanted ?? ''));
  if (wanted !== undefined && !inputs.includes(wanted) && !uses) {
    throw badQuestion(
      `${wanted} is no input of the law, and nothing in ${field('at')} is made of it.`,
      `Inputs are ${listed(inputs)}.`,
    );
  }
  const others = open.filter((name) => name !== wanted);
  const room = wanted === undefined ? 2 : isSmallest ? 1 : 0;
  if (others.length > room) {
    const names =
      wanted === undefined && others.length > 2 ? `all but two of ${listed(others)}` : listed(others);
    throw badQuestion(
      `Nothing says what ${names} ${others.length > 1 && wanted !== undefined ? 'are' : 'is'}.`,
      `Give ${field('at')} ${others.map((name) => `${name}=...`).join(',')}.`,
    );
  }
  if (wanted === undefined) {
    if (open.length === 0) {
      throw badQuestion(
        'Every input is given, so that nothing is left to look for.',
        'isoloss predict tells the loss there.',
      );
    }
    if (loss !== undefined && open.length === 1) return { kind: 'input', unknowns: open };
    return { kind: loss === undefined ? 'best-loss' : 'least-cost', unknowns: open };
  }
  if (!isSmallest) return { kind: 'input', unknowns: [wanted] };
  if (others.length === 0) {
    throw badQuestion(
      `With everything but ${wanted} given, the budget decides nothing.`,
      `Leave another input open, or leave ${field('budget')} out.`,
    );
  }
  return { kind: 'smallest', unknowns: [wanted, ...others] };
}

export function badQuestion(message: string, fix: string): IsolossError {
  return new IsolossError('bad-question', message, fix);
}
