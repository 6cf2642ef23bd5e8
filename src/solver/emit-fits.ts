/**
 * Levenberg-Marquardt of several fits side by side as a WebAssembly module, one fit a lane: four in f32, two in f64. Like
 * that of `emit-wasm.ts` it depends on the law and on the residual scale, not on the runs.
 *
 * Rows are read one after the other, each its columns and then its observations, in the lanes' own kind: one number each
 * where all fits have the same rows, else one a lane. Tables are padded with rows of weight 0 to whole numbers of ROW_STEP.
 */
import type { Program } from '../formula/program.js';
import { addRows, observationsOf, type RowShape } from '../formula/wasm/add-rows.js';
import { Body, type Expression, i32, v128 } from '../formula/wasm/body.js';
import { LawCode, withoutDenormals } from '../formula/wasm/emit-law.js';
import type { KernelSpec } from '../formula/wasm/emit-wasm.js';
import { encodeModule, ValueType } from '../formula/wasm/encode.js';
import { LaneSums, numbersBytes } from '../formula/wasm/lane-sums.js';
import { convert, Lanes } from '../formula/wasm/lanes.js';
import { ROW_STEP } from '../formula/wasm/row-padding.js';
import { emitAccept, emitSolve, type FitsMemory, type StepArithmetic, sumsCount } from './emit-step.js';
import type { Precision } from './search-options.js';

/** From this many operations a row on, one row has enough work to hide latency, and the code is long enough. */
const SINGLE_ROW_FROM = 1000;

/** Rows summed in a block before its sums are added to the float64 totals. */
const BLOCK_ROWS = 64;

/** Most parameters of these fits: the code of a step, without loops, grows with their cube. */
export const MAX_SIDE_BY_SIDE = 16;

const wide = new Lanes('f64');

export interface FitsSpec extends KernelSpec, StepArithmetic {
  readonly precision: Precision;
  /** Whether all fits have the same rows. */
  readonly shared: boolean;
}

/** Memory layout, byte offsets, and what a driver needs to know of the code. */
export interface FitsLayout extends FitsMemory {
  readonly precision: Precision;
  readonly shared: boolean;
  /** delta, up, down, a vector each in the lanes' kind. */
  readonly penalty: number;
  /** i32: turns that the next call may still take. */
  readonly turns: number;
  /** Numbers of a row: its columns and observations. */
  readonly width: number;
  /** Where rows begin. */
  readonly rows: number;
}

export interface EmittedFits {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: FitsLayout;
}

/**
 * One function, `run` (end of rows): takes turns, each one step of every fit that runs, until a fit has ended or as many as
 * `turns` says are taken. A call depends on the memory alone, and a fit on its own numbers there.
 */
export function emitFits(program: Program, spec: FitsSpec): EmittedFits {
  const { graph, size } = program;
  const lanes = spec.precision === 'f32' ? new Lanes('f32') : wide;
  const law = new LawCode(graph, [program.value, ...program.gradient]);
  const shape: RowShape = {
    size,
    columns: program.columns,
    relative: spec.residual === 'relative',
    logarithmic: spec.residual === 'log',
    twoSided: spec.twoSided,
    second: [],
    lessProducts: false,
  };
  let end = 0;
  const reserve = (bytes: number): number => {
    const start = end;
    end += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const stride = numbersBytes(lanes);
  const count = sumsCount(size);
  const numbers = (each: number): number => reserve(stride * each);
  const common = {
    precision: spec.precision,
    shared: spec.shared,
    tolerance: reserve(8),
    maxSteps: reserve(8),
    lower: reserve(8 * size),
    upper: reserve(8 * size),
    held: reserve(8 * size),
    penalty: reserve(16 * 3),
    turns: reserve(4),
    stride,
    at: numbers(size),
    scale: numbers(size),
    trial: numbers(size),
    sums: numbers(count),
    trialSums: numbers(count),
    damping: numbers(1),
    extrapolation: numbers(1),
    stalled: numbers(1),
    steps: numbers(1),
    status: numbers(1),
    predicted: numbers(1),
    ending: numbers(1),
    width: program.columns + observationsOf(shape),
  };
  /** Scalars of the law in float64, by slot and lane; then in the lanes' kind, a vector each. */
  const scalars = reserve(stride * law.slotCount);
  const slots = reserve(16 * law.slotCount);
  const partials = reserve(16 * count);
  const layout: FitsLayout = { ...common, rows: end };
  const body = new Body('run', [ValueType.i32]);
  const last = body.parameter(0);
  const halves = (write: (half: Expression) => void): void => {
    if (lanes.wide) {
      write(i32.constant(0));
      return;
    }
    const half = body.local(ValueType.i32);
    body.set(half, i32.constant(0));
    body.repeatWhile(i32.less(body.get(half), i32.constant(stride)), () => {
      write(body.get(half));
      body.set(half, i32.add(body.get(half), i32.constant(16)));
    });
  };
  const ended = (): Expression => {
    const parts = Array.from({ length: stride / 16 }, (_, half) => {
      const status = body.let(v128.load(layout.status + 16 * half));
      return wide.less(wide.constant(0), status);
    });
    return wide.any(parts.reduce((some, next) => wide.or(some, next)));
  };
  const sums = new LaneSums(body, lanes, wide, partials, layout.trialSums, count);
  const evaluate = (): void => {
    halves((half) => {
      law.prelude(
        body,
        wide,
        (index) => v128.load(layout.trial + stride * index, half),
        (slot, value) => {
          body.run(v128.store(scalars + stride * slot, value, half));
        },
      );
    });
    for (let slot = 0; slot < law.slotCount; slot++) {
      const part = (half: number): Expression => v128.load(scalars + stride * slot + 16 * half);
      const narrowed = (half: number): Expression => withoutDenormals(wide, body.let(part(half)));
      const value = lanes.wide ? part(0) : convert.narrowPairs(narrowed(0), narrowed(1));
      body.run(v128.store(slots + 16 * slot, value));
    }
    sums.clear();
    const unroll = law.operations < SINGLE_ROW_FROM ? ROW_STEP : 1;
    const numberBytes = spec.shared ? 16 / lanes.count : 16;
    const rowBytes = numberBytes * layout.width;
    const row = body.local(ValueType.i32);
    const blockEnd = body.local(ValueType.i32);
    const number = (index: number, vector: number): Expression => {
      const place = rowBytes * vector + numberBytes * index;
      if (!spec.shared) return v128.load(place, body.get(row));
      return lanes.wide ? v128.loadSplat(place, body.get(row)) : v128.loadSplatNarrow(place, body.get(row));
    };
    body.set(row, i32.constant(layout.rows));
    body.repeatWhile(i32.less(body.get(row), last), () => {
      const next = body.let(i32.add(body.get(row), i32.constant(BLOCK_ROWS * rowBytes)), ValueType.i32);
      body.set(blockEnd, i32.select(next, last, i32.less(next, last)));
      body.repeatWhile(i32.less(body.get(row), body.get(blockEnd)), () => {
        const roots = law.rows(body, lanes, unroll, number, slots);
        const observation = (index: number, vector: number): Expression =>
          number(shape.columns + index, vector);
        addRows(body, lanes, sums, roots, observation, 'normal', shape, {
          penalty: layout.penalty,
          slopes: 0,
        });
        body.set(row, i32.add(body.get(row), i32.constant(unroll * rowBytes)));
      });
      sums.flush();
    });
  };
  const more = body.local(ValueType.i32);
  body.repeatWhile(body.get(more), () => {
    halves((half) => emitSolve(body, wide, size, layout, half));
    body.set(more, i32.not(ended()));
    body.when(body.get(more), () => {
      evaluate();
      halves((half) => emitAccept(body, wide, spec, size, layout, half));
      const left = body.let(i32.add(i32.load(layout.turns), i32.constant(-1)), ValueType.i32);
      body.run(i32.store(layout.turns, left));
      body.set(more, i32.and(i32.less(i32.constant(0), left), i32.not(ended())));
    });
  });
  return { bytes: encodeModule([body.finish()]), layout };
}
