/**
 * What is worth how much at equal loss: the size of the dense model that a sparse one equals, the fresh tokens that repeated ones
 * are worth, the data or compute that a recipe saves, and rates of exchange between inputs.
 */
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import { axisValues } from '../../jobs/grammar.js';
import { parsePointFormulas } from '../../jobs/point.js';
import { shortest } from '../../jobs/text-forms.js';
import { own } from '../../own.js';
import { formatCount, formatNumber, listed, sentence } from '../../text.js';
import { bandProbabilities } from '../fitted/draws.js';
import { beyondOf, extrapolationAlong, extrapolationWarnings } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { estimateLanes, LawPlane } from '../fitted/law-plane.js';
import { levelOf } from '../fitted/level.js';
import { scaleOf } from '../fitted/parameter-sample.js';
import { checkParts } from '../fitted/parse-points.js';
import { fitReference } from '../fitted/reference.js';
import { solvedOf } from '../solve/answer.js';
import { Batches, picked } from '../solve/batches.js';
import { answer, inquireAgainst, sameRuns } from '../solve/inverse.js';
import { type LaneSet, lanesOf, lanesOfTwo } from '../solve/lanes.js';
import { prepare } from '../solve/question.js';
import { type Steps, withPauses } from '../steps.js';
import { exchangeRates } from './exchange.js';
import { type AskedEquivalent, askEquivalent, type EquivalentJob } from './job.js';
import type { EquivalentKind, EquivalentPoint, EquivalentRecord } from './record.js';
import type { EquivalentRequest } from './request.js';

/** Points of a curve at most. */
const MOST_POINTS = 1000;

/**
 * Equivalents at equal loss by a fitted law, or by two; see {@link EquivalentRequest} for what can be asked. Every refit is solved for
 * itself. An abort rejects with an `AbortError`, whose `finished` is the record with the points done by then, if any. Throws
 * `bad-job`, `bad-question`, `unreachable-loss` (of a single point; in a curve, points have their reasons) and the errors of
 * points and formulas.
 */
export function equivalent(
  fitted: FittedLaw,
  request: EquivalentRequest | EquivalentJob | AskedEquivalent,
  against?: FittedLaw,
  { signal, progress }: Control = {},
): Promise<EquivalentRecord> {
  return asTask('equivalent', async () => {
    throwIfAborted(signal);
    const job = askEquivalent({
      ...request,
      fit: fitted.name,
      ...(against === undefined ? {} : { against: against.name }),
    });
    const inquiry = new Inquiry(fitted, against, job);
    try {
      return await withPauses(inquiry.steps(progress), signal);
    } catch (error) {
      if (!(error instanceof AbortError)) throw error;
      throw abortedWith('equivalent', inquiry.points.length === 0 ? undefined : inquiry.record(), signal);
    }
  });
}

/** What the optima of a budget are, and how many replicates have none. */
interface AnsweredBudget {
  readonly budget: number;
  readonly name: string;
  readonly own: Readonly<Record<string, number>>;
  readonly its: Readonly<Record<string, number>>;
  readonly unreached: number;
  readonly drawn: number;
}

class Inquiry {
  readonly points: EquivalentPoint[] = [];
  private readonly kind: EquivalentKind;
  private readonly texts: readonly string[];
  private readonly lanes: LaneSet;
  private readonly its: LaneSet;
  private readonly warned = new Set<string>();
  private readonly budgets: AnsweredBudget[] = [];

  constructor(
    private readonly fitted: FittedLaw,
    private readonly against: FittedLaw | undefined,
    private readonly job: AskedEquivalent,
  ) {
    this.kind = job.budget === undefined ? (job.for === undefined ? 'exchange' : 'input') : 'compute';
    if (this.kind === 'exchange' && against !== undefined) {
      throw new IsolossError(
        'bad-question',
        'Nothing says what two laws are compared by.',
        `Name an input with ${field('for')}, or give budgets with ${field('budget')}.`,
      );
    }
    if (this.kind === 'input' && against === undefined && job.reference === undefined) {
      throw new IsolossError(
        'bad-question',
        'Without a reference everything is worth itself.',
        `Say what differs in the reference with ${field('reference')}, such as U=D, or name another fit with ${field('against')}.`,
      );
    }
    this.texts = this.kind === 'compute' ? (job.budget?.value ?? []).map(shortest) : pointTexts(job);
    [this.lanes, this.its] =
      against === undefined ? [lanesOf(fitted), lanesOf(fitted)] : lanesOfTwo(fitted, against, job.paired);
  }

  *steps(progress: Control['progress']): Steps<EquivalentRecord> {
    for (const [i, text] of this.texts.entries()) {
      if (i > 0) yield;
      this.points.push(yield* this.kind === 'compute' ? this.compute(text) : this.point(text));
      progress?.(i + 1, this.texts.length);
    }
    return this.record();
  }

  record(): EquivalentRecord {
    const { fitted, against, job, points, kind, lanes } = this;
    const { reference } = job;
    const inputs = Object.fromEntries(
      fitted.law.inputs.map(({ name }) => [name, points.map(({ at }) => own(at, name) ?? Number.NaN)]),
    );
    const beyond =
      kind === 'compute' || fitted.ranges === undefined
        ? []
        : extrapolationWarnings(fitted, beyondOf(fitted, inputs), 'points');
    return {
      schema: 'isoloss/equivalent@1',
      kind,
      ...(job.for === undefined ? {} : { for: job.for }),
      ...(reference === undefined ? {} : { reference }),
      ...(job.axis === undefined
        ? kind === 'compute' && points.length > 1
          ? { axis: 'cost' }
          : {}
        : { axis: job.axis.name }),
      fit: fitReference(fitted),
      ...(against === undefined
        ? {}
        : {
            against: fitReference(against),
            pairing: job.paired ? ('paired' as const) : ('independent' as const),
          }),
      level: levelOf(fitted, job.level),
      drawn: lanes.layout.refits,
      asked: this.texts.length,
      points,
      warnings: [
        ...new Set([
          ...(fitted.warnings ?? []),
          ...(against?.warnings ?? []).map((line) => `${against?.name}: ${line}`),
          ...beyond,
          ...this.budgetWarnings(),
          ...this.warned,
          ...(against === undefined || job.paired ? [] : sameRuns(fitted, against)),
        ]),
      ],
    };
  }

  private get probabilities(): readonly [number, number] {
    return bandProbabilities(levelOf(this.fitted, this.job.level));
  }

  private *point(text: string): Steps<EquivalentPoint> {
    const { fitted, lanes, probabilities } = this;
    const { law } = fitted;
    const parts = parsePointFormulas(text);
    checkParts(law, text, parts);
    const inputs = law.inputs.map(({ name }) => name);
    const missing = inputs.filter((name) => !parts.some(([given]) => given === name));
    if (missing.length > 0) {
      throw new IsolossError(
        'bad-question',
        `Nothing says what ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'}.`,
        `Give ${missing.map((name) => `${name}=...`).join(',')} with ${field('at')}.`,
      );
    }
    const plane = new LawPlane(law, [], parts, undefined);
    const nodes = inputs.map((name) => plane.nodes.get(name) ?? plane.loss);
    const [losses, ...values] = plane
      .evaluator(
        [plane.loss, ...nodes],
        lanes,
      )([])
      .map((column) => column.slice());
    const at = Object.fromEntries(inputs.map((name, k) => [name, values[k][0]]));
    const loss = solvedOf(
      'L',
      law.target.unit,
      losses,
      lanes.layout,
      probabilities,
      scaleOf(fitted.residuals?.scale ?? law.loss?.residual ?? 'log'),
    );
    if (!Number.isFinite(loss.value)) {
      throw new IsolossError(
        'bad-question',
        `The law has no value at ${text}.`,
        'Give inputs within its domain.',
      );
    }
    if (this.kind === 'exchange') {
      return { at, loss, rates: exchangeRates(fitted, at, lanes, probabilities) };
    }
    return { at, loss, ...(yield* this.equalTo(at, losses)) };
  }

  /** The input asked for, at which the reference has the losses of the point. */
  private *equalTo(
    at: Readonly<Record<string, number>>,
    losses: Float64Array,
  ): Steps<Partial<EquivalentPoint>> {
    const { fitted, against, job, its, probabilities } = this;
    const other = against ?? fitted;
    const wanted = job.for ?? '';
    const given = job.reference === undefined ? [] : parsePointFormulas(job.reference, [wanted]);
    const kept = other.law.inputs
      .map(({ name }) => name)
      .filter((name) => name !== wanted && Object.hasOwn(at, name) && !given.some(([set]) => set === name));
    const text = [
      ...kept.map((name) => `\`${name}\`=${shortest(at[name])}`),
      ...(job.reference === undefined ? [] : [job.reference]),
    ].join(',');
    try {
      const question = prepare(
        other,
        { for: wanted, loss: losses[0], ...(text === '' ? {} : { at: text }) },
        its,
      );
      const batches = new Batches(its, 1);
      yield* batches.answer((lanes, rows) => answer({ ...question, lanes }, picked(losses, rows)));
      const [found] = batches.found;
      const amounts = found.map((value) => (Number.isNaN(value) ? Infinity : Math.exp(value)));
      const unit = other.law.inputs.find(({ name }) => name === wanted)?.unit ?? '';
      const solved = (name: string, of: string, column: Float64Array) =>
        solvedOf(name, of, column, its.layout, probabilities);
      this.warn(other, question.plane, found);
      const actual = own(at, wanted);
      return {
        equivalent: solved(wanted, unit, amounts),
        factor:
          actual === undefined || !(actual > 0)
            ? null
            : solved(
                'factor',
                `times the ${wanted} of the point`,
                amounts.map((value) => value / actual),
              ),
      };
    } catch (error) {
      const isAlone = this.texts.length === 1;
      if (isAlone || !(error instanceof IsolossError) || error.code !== 'unreachable-loss') throw error;
      return { equivalent: null, factor: null, reason: error.message };
    }
  }

  /** Of a reference beyond what was fitted. */
  private warn(other: FittedLaw, plane: LawPlane, found: Float64Array): void {
    if (other.ranges === undefined) return;
    const names = other.law.inputs.map(({ name }) => name);
    const values = plane.evaluator(
      names.map((name) => plane.nodes.get(name) ?? plane.loss),
      estimateLanes(other.law, other.values),
    )([found.slice(0, 1)]);
    const inputs = Object.fromEntries(names.map((name, k) => [name, [values[k][0]]]));
    const isBeyond = Object.values(beyondOf(other, inputs)).some(([factor]) => factor !== 1);
    if (isBeyond) this.warned.add('Extrapolation: equivalents lie beyond the runs of the reference.');
  }

  /** Of all budgets at once: inputs beyond what was fitted, and refits without an answer. */
  private budgetWarnings(): string[] {
    const { fitted, against } = this;
    const budgets = this.budgets.toSorted((a, b) => a.budget - b.budget);
    if (against === undefined || budgets.length === 0) return [];
    const named = (whose: string, lines: readonly string[]) => lines.map((line) => `${whose}: ${line}`);
    const lost = budgets.filter(({ unreached }) => unreached > 0);
    const most = lost.reduce((least, one) => (one.unreached > least.unreached ? one : least), budgets[0]);
    return [
      ...named(
        fitted.name,
        extrapolationAlong(
          fitted,
          budgets.map(({ name, own: at }) => ({ name, at })),
        ),
      ),
      ...named(
        against.name,
        extrapolationAlong(
          against,
          budgets.map(({ name, its: at }) => ({ name, at })),
        ),
      ),
      ...(lost.length === 0
        ? []
        : [
            sentence(
              `${lost.length === budgets.length ? '' : `At ${lost.length} of ${budgets.length} budgets `}${lost.length > 1 ? 'up to ' : ''}${formatCount(most.unreached)} of ${formatCount(most.drawn)} replicates never get there: bands are open where these lie.`,
            ),
          ]),
    ];
  }

  /** What the other law needs for the least loss of a budget. */
  private *compute(text: string): Steps<EquivalentPoint> {
    const { fitted, against, job } = this;
    if (against === undefined) throw new RangeError('budgets compare two laws');
    const budget = Number(text);
    const { at, cost, level, paired } = job;
    const beside = { ...(at === undefined ? {} : { at }), ...(cost === undefined ? {} : { cost }) };
    const request = { ...beside, budget, ...(level === undefined ? {} : { level }) };
    try {
      const { solved, drawn, reached } = yield* inquireAgainst(fitted, against, request, { paired }).steps;
      const inputsOf = (isOther: boolean) =>
        Object.fromEntries(
          solved.filter((one) => (one.against === true) === isOther).map(({ name, value }) => [name, value]),
        );
      this.budgets.push({
        budget,
        name: formatNumber(budget, 3),
        own: inputsOf(false),
        its: inputsOf(true),
        unreached: drawn - reached,
        drawn,
      });
      const found = (name: string, isOther: boolean) =>
        solved.find((one) => one.name === name && (one.against === true) === isOther);
      const [loss, factor] = [found('L', false), found('factor', false)];
      const amount = found('cost', true) ?? solved.find((one) => one.against === true);
      if (loss === undefined || factor === undefined) throw new RangeError('a comparison has a loss');
      return { at: { cost: budget }, loss, equivalent: amount ?? null, factor };
    } catch (error) {
      const isAlone = this.texts.length === 1;
      const isAnswer =
        error instanceof IsolossError && ['unreachable-loss', 'no-optimum'].includes(error.code);
      if (isAlone || !isAnswer) throw error;
      const reason = error.message;
      return {
        at: { cost: budget },
        loss: null,
        equivalent: null,
        factor: null,
        reason,
      };
    }
  }
}

/** A text for every point: the value of the axis, then the rest. */
function pointTexts({ at, axis }: AskedEquivalent): string[] {
  if (axis === undefined) return [at ?? ''];
  const values = axisValues(axis);
  if (values.length > MOST_POINTS) {
    throw new IsolossError(
      'too-many-points',
      `A curve of ${values.length} points is more than ${MOST_POINTS}.`,
      `Give ${field('axis')} fewer values.`,
    );
  }
  return values.map((value) => `${axis.name}=${shortest(value)}${at === undefined ? '' : `,${at}`}`);
}
