/**
 * The step of `step-rule.ts` as vector code without branches, for several fits at once, one a lane: what
 * `levenberg-marquardt.ts` does for one. Every number of a fit is a float64 in memory, those of all lanes side by side; the
 * code takes two lanes at a time, `half` bytes from the first.
 */
import { type Body, type Expression, v128 } from '../formula/wasm/body.js';
import { ValueType } from '../formula/wasm/encode.js';
import type { Lanes } from '../formula/wasm/lanes.js';
import { Status } from '../problem/status.js';
import {
  DAMPING_DECREASE,
  DAMPING_INCREASE,
  EXTRAPOLATED_DAMPING,
  INITIAL_DAMPING,
  MAX_DAMPING,
  MAX_EXTRAPOLATION,
  MAX_STALLED_STEPS,
  MIN_GAIN_RATIO,
  NEGLIGIBLE_REDUCTION,
  NOT_FINITE_INCREASE,
} from './step-rule.js';

/** What the step needs to know of the arithmetic of the passes. */
export interface StepArithmetic {
  readonly minDamping: number;
  readonly resolution: number;
}

/** Addresses. */
export interface FitsMemory {
  /** One f64 each, the same for all fits: tolerance and most steps; then by coordinate both bounds, and 1 where it is held. */
  readonly tolerance: number;
  readonly maxSteps: number;
  readonly lower: number;
  readonly upper: number;
  readonly held: number;
  /** Numbers of the fits, `stride` bytes each. */
  readonly stride: number;
  /** By coordinate: the iterate, the largest curvature so far, the point to evaluate next. */
  readonly at: number;
  readonly scale: number;
  readonly trial: number;
  /** At the iterate and at the point evaluated: objective, noise, gradient, packed matrix. */
  readonly sums: number;
  readonly trialSums: number;
  /** 0 at a start that was not evaluated. */
  readonly damping: number;
  /** What the next step is multiplied by. */
  readonly extrapolation: number;
  readonly stalled: number;
  readonly steps: number;
  /** A code of `Status`, or -1 where the lane has no fit. */
  readonly status: number;
  /** Of the step to the trial point: the predicted reduction, infinite where there is no step, and the status if the fit ends with it. */
  readonly predicted: number;
  readonly ending: number;
}

/** How many numbers of a fit lie one after another in each of its two sums. */
export function sumsCount(size: number): number {
  return 2 + size + (size * (size + 1)) / 2;
}

interface Access {
  load(address: number, index?: number): Expression;
  store(address: number, value: Expression, index?: number): void;
  shared(address: number, index?: number): Expression;
}

function access(body: Body, memory: FitsMemory, half: Expression): Access {
  const place = (address: number, index: number): number => address + memory.stride * index;
  return {
    load: (address, index = 0) => v128.load(place(address, index), half),
    store: (address, value, index = 0) => body.run(v128.store(place(address, index), value, half)),
    shared: (address, index = 0) => v128.loadSplat(address + 8 * index),
  };
}

const [GRADIENT, OBJECTIVE, NOISE] = [2, 0, 1];

/**
 * Writes the code of steps 1 to 4, which leaves the trial point; fits that end here have their status set. Running it twice is
 * the same as once.
 */
export function emitSolve(body: Body, wide: Lanes, size: number, memory: FitsMemory, half: Expression): void {
  const { add, sub, mul, div, neg, and, or, clear, select, less, lessOrEqual, constant } = bound(wide);
  const { load, store, shared } = access(body, memory, half);
  const keep = (value: Expression): Expression => body.let(value);
  const zero = constant(0);
  const damping = keep(load(memory.damping));
  const first = keep(wide.equal(damping, zero));
  const matrix = 2 + size;
  let bounded: Expression = zero;
  let undetermined: Expression = zero;
  const frozen: Expression[] = [];
  const right: Expression[] = [];
  for (let i = 0; i < size; i++) {
    const u = keep(load(memory.at, i));
    const g = keep(load(memory.sums, GRADIENT + i));
    const held = keep(less(zero, shared(memory.held, i)));
    const below = and(lessOrEqual(u, shared(memory.lower, i)), less(zero, g));
    const above = and(lessOrEqual(shared(memory.upper, i), u), less(g, zero));
    const out = keep(clear(or(below, above), held));
    const diagonal = matrix + (i * (i + 3)) / 2;
    const scale = keep(wide.atLeast(load(memory.scale, i), load(memory.sums, diagonal)));
    // What the matrix was before the start was evaluated is not of this fit.
    store(memory.scale, clear(scale, first), i);
    const flat = keep(clear(lessOrEqual(scale, zero), held));
    bounded = keep(or(bounded, out));
    undetermined = keep(or(undetermined, flat));
    frozen[i] = keep(or(or(out, flat), held));
    right[i] = keep(clear(neg(g), frozen[i]));
  }
  // The damped matrix L L', row by row; of the diagonal the reciprocal is kept. Then L y = -g, predicted = y'y / 2.
  let positive: Expression = keep(wide.equal(zero, zero));
  const factor: Expression[][] = [];
  const y: Expression[] = [];
  let squares: Expression = zero;
  for (let i = 0; i < size; i++) {
    const row: Expression[] = [];
    factor[i] = row;
    for (let j = 0; j <= i; j++) {
      const entry = load(memory.sums, matrix + (i * (i + 1)) / 2 + j);
      let sum: Expression =
        i === j
          ? select(frozen[i], constant(1), add(entry, mul(damping, load(memory.scale, i))))
          : clear(clear(entry, frozen[i]), frozen[j]);
      for (let k = 0; k < j; k++) sum = sub(sum, mul(row[k], factor[j][k]));
      if (j < i) {
        row[j] = keep(mul(sum, factor[j][j]));
        continue;
      }
      const pivot = keep(sum);
      positive = keep(and(positive, and(less(zero, pivot), less(pivot, constant(Infinity)))));
      row[i] = keep(div(constant(1), wide.sqrt(pivot)));
    }
    let rest = right[i];
    for (let k = 0; k < i; k++) rest = sub(rest, mul(row[k], y[k]));
    y[i] = keep(mul(rest, row[i]));
    squares = keep(add(squares, mul(y[i], y[i])));
  }
  const predicted = keep(select(positive, mul(squares, constant(0.5)), constant(Infinity)));
  const undamped = mul(predicted, add(damping, constant(1)));
  const small = lessOrEqual(undamped, mul(shared(memory.tolerance), load(memory.sums, OBJECTIVE)));
  const converged = keep(clear(small, first));
  const limited = clear(lessOrEqual(shared(memory.maxSteps), load(memory.steps)), first);
  const ending = keep(
    select(
      undetermined,
      constant(Status.singular),
      select(bounded, constant(Status.atBound), constant(Status.converged)),
    ),
  );
  const status = select(converged, ending, and(constant(Status.stepLimit), limited));
  const before = keep(load(memory.status));
  store(memory.status, select(wide.equal(before, zero), status, before));
  store(memory.predicted, predicted);
  store(memory.ending, ending);
  // L' d = y.
  const step: Expression[] = [];
  const moves = keep(clear(positive, first));
  const factorOfStep = keep(load(memory.extrapolation));
  for (let i = size - 1; i >= 0; i--) {
    let rest = y[i];
    for (let k = i + 1; k < size; k++) rest = sub(rest, mul(factor[k][i], step[k]));
    step[i] = keep(mul(rest, factor[i][i]));
    const to = add(load(memory.at, i), and(mul(factorOfStep, step[i]), moves));
    store(memory.trial, wide.min(wide.max(to, shared(memory.lower, i)), shared(memory.upper, i)), i);
  }
}

/** Writes the code of steps 5 and 6, when the sums at the trial point are there. */
export function emitAccept(
  body: Body,
  wide: Lanes,
  { minDamping, resolution }: StepArithmetic,
  size: number,
  memory: FitsMemory,
  half: Expression,
): void {
  const { add, sub, mul, div, neg, and, or, clear, select, less, lessOrEqual, constant } = bound(wide);
  const { load, store } = access(body, memory, half);
  const keep = (value: Expression): Expression => body.let(value);
  const zero = constant(0);
  const count = sumsCount(size);
  const running = keep(wide.equal(load(memory.status), zero));
  const damping = keep(load(memory.damping));
  const first = keep(wide.equal(damping, zero));
  const predicted = keep(load(memory.predicted));
  const positive = keep(less(predicted, constant(Infinity)));
  const objective = keep(load(memory.sums, OBJECTIVE));
  const there = keep(load(memory.trialSums, OBJECTIVE));
  const checked = body.local(ValueType.v128);
  body.set(checked, there);
  for (let k = GRADIENT; k < count; k++) {
    const sum = keep(load(memory.trialSums, k));
    body.set(checked, add(body.get(checked), sub(sum, sum)));
    body.free(sum);
  }
  const finite = keep(less(wide.abs(body.get(checked)), constant(Infinity)));
  const rounding = keep(mul(constant(resolution), load(memory.sums, NOISE)));
  const reduction = keep(sub(objective, there));
  // Only steps of little damping may rise within rounding, so that a fit stuck away from a minimum still stops.
  const least = and(neg(rounding), lessOrEqual(damping, constant(INITIAL_DAMPING)));
  const improved = and(and(finite, positive), lessOrEqual(least, reduction));
  const accepted = keep(select(first, finite, improved));
  const enough = keep(lessOrEqual(sub(mul(constant(MIN_GAIN_RATIO), predicted), rounding), reduction));
  const visible = and(accepted, less(rounding, reduction));
  const before = keep(load(memory.stalled));
  const counted = clear(add(before, constant(1)), visible);
  const stalled = keep(clear(select(positive, counted, before), first));
  store(memory.stalled, stalled);
  const taken = keep(and(accepted, running));
  const take = (from: number, to: number, index: number): void => {
    store(to, select(taken, load(from, index), load(to, index)), index);
  };
  for (let k = 0; k < count; k++) take(memory.trialSums, memory.sums, k);
  for (let i = 0; i < size; i++) take(memory.trial, memory.at, i);
  const decreased = wide.max(div(damping, constant(DAMPING_DECREASE)), constant(minDamping));
  const afterSuccess = select(enough, decreased, damping);
  const increase = select(finite, constant(DAMPING_INCREASE), constant(NOT_FINITE_INCREASE));
  const next = select(accepted, afterSuccess, mul(damping, increase));
  const changed = keep(select(first, constant(INITIAL_DAMPING), next));
  store(memory.damping, changed);
  const factor = keep(load(memory.extrapolation));
  const length = keep(mul(mul(factor, factor), predicted));
  const curvature = sub(mul(mul(constant(2), factor), predicted), reduction);
  const flattest = div(length, constant(MAX_EXTRAPOLATION));
  const longer = wide.atLeast(div(length, wide.atLeast(curvature, flattest)), constant(1));
  const extrapolates = and(and(accepted, enough), lessOrEqual(changed, constant(EXTRAPOLATED_DAMPING)));
  store(memory.extrapolation, select(clear(extrapolates, first), longer, constant(1)));
  const exhausted = and(accepted, lessOrEqual(constant(MAX_STALLED_STEPS), stalled));
  const stops = clear(or(less(constant(MAX_DAMPING), changed), exhausted), first);
  const undamped = mul(predicted, add(damping, constant(1)));
  const negligible = wide.max(
    mul(constant(NEGLIGIBLE_REDUCTION), load(memory.sums, OBJECTIVE)),
    mul(constant(resolution), load(memory.sums, NOISE)),
  );
  const end = select(lessOrEqual(undamped, negligible), load(memory.ending), constant(Status.singular));
  const failed = clear(first, finite);
  const status = or(and(end, stops), and(constant(Status.notFinite), failed));
  const steps = load(memory.steps);
  store(memory.steps, add(steps, and(constant(1), clear(running, first))));
  store(memory.status, select(running, status, load(memory.status)));
}

/** The methods used, free of their object. */
function bound(wide: Lanes) {
  const { add, sub, mul, div, neg, and, or, clear, select, less, lessOrEqual } = wide;
  const constant = wide.constant.bind(wide);
  return { add, sub, mul, div, neg, and, or, clear, select, less, lessOrEqual, constant };
}
