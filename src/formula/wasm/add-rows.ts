/** The rows of a problem, added to the sums of a pass. */
import { type Body, type Expression, i32, v128 } from './body.js';
import { ValueType } from './encode.js';
import type { Lanes } from './lanes.js';
import { SUM_BYTES } from './sums.js';

/** What a pass sums: the objective alone; or with noise and gradient; beside these the reweighted matrix, or the exact Hessian as well. */
export type PassKind = 'objective' | 'gradient' | 'normal' | 'curvature';

/** From this many parameters on matrices are summed in a loop: unrolled code grows with their square. */
export const LOOP_FROM = 24;

export interface RowShape {
  readonly size: number;
  readonly columns: number;
  readonly relative: boolean;
  readonly logarithmic: boolean;
  readonly twoSided: boolean;
  /** Root of each second derivative; undefined where it is zero everywhere. */
  readonly second: readonly (number | undefined)[];
  /** The second derivatives lack the products of first ones that are subtracted: -J J', as those of the logarithm of a sum have. */
  readonly lessProducts: boolean;
}

/** Addresses that these sums need. */
export interface RowLayout {
  /** delta, up, down of the penalty, a vector each. */
  readonly penalty: number;
  /** The law's derivatives, by vector of rows and parameter, where there are many parameters. */
  readonly slopes: number;
}

/** Sums in the order objective, noise, gradient, packed matrices. */
export interface RowSums {
  /** Adds the terms of some vectors of rows to sum number `index`. */
  add(index: number, terms: readonly Expression[]): void;
  /** To a sum that is not compensated: the one `beyond` bytes after number `index`. */
  addPlain(index: number, terms: readonly Expression[], beyond?: Expression): void;
}

/** Numbers of a row beside its columns: target, weight and, where the residual is relative, 1 / target. */
export function observationsOf({ relative }: Pick<RowShape, 'relative'>): 2 | 3 {
  return relative ? 3 : 2;
}

/**
 * Adds the rows of some vectors to the sums; `observation` loads a number of a vector beside its columns. With r the residual, c its side's weight and h Huber's function:
 * omega = c min(1, delta / |r|) = psi(r) / r. The penalty's twin is `shaders/lib/loss.wgsl`.
 */
export function addRows(
  body: Body,
  lanes: Lanes,
  sums: RowSums,
  roots: readonly (readonly Expression[])[],
  observation: (index: number, vector: number) => Expression,
  kind: PassKind,
  shape: RowShape,
  layout: RowLayout,
): void {
  const { size, relative, logarithmic, twoSided } = shape;
  const { add, sub, mul, div, abs } = lanes;
  const [delta, up, down] = [0, 1, 2].map((i) => v128.load(layout.penalty + 16 * i));
  const half = lanes.constant(0.5);
  const penalties = roots.map((root, vector) => {
    const observed = (index: number): Expression => observation(index, vector);
    const slope = relative ? observed(2) : undefined;
    const scaled = (x: Expression): Expression => (slope === undefined ? x : mul(x, slope));
    const value = root[0];
    const target = body.let(observed(0));
    const r = body.let(scaled(sub(value, target)));
    const length = body.let(abs(r));
    const side = twoSided ? lanes.select(lanes.less(lanes.constant(0), r), up, down) : up;
    const c = body.let(mul(observed(1), side));
    const core = body.let(lanes.atMost(length, delta));
    const rho = body.let(mul(mul(c, core), sub(length, mul(core, half))));
    return { root, value, target, slope, scaled, r, length, c, rho };
  });
  sums.add(
    0,
    penalties.map(({ rho }) => rho),
  );
  if (kind === 'objective') return;
  const rows = penalties.map((row) => {
    const { r, length, c, scaled } = row;
    const omega = body.let(mul(c, div(delta, lanes.atLeast(length, delta))));
    const score = body.let(scaled(mul(omega, r)));
    const curvature = body.let(scaled(scaled(omega)));
    return { ...row, omega, score, curvature };
  });
  sums.add(
    1,
    rows.map(({ value, target, slope, length, omega, score }) => {
      if (kind !== 'curvature') {
        // The change of the objective by rounding of the prediction, in units of that rounding.
        const size = logarithmic ? add(abs(value), lanes.constant(1)) : abs(value);
        return mul(abs(score), size);
      }
      const sizes = mul(add(abs(value), abs(target)), lanes.constant(Number.EPSILON));
      const noise = body.let(slope === undefined ? sizes : mul(abs(slope), sizes));
      return mul(mul(omega, noise), add(mul(length, half), mul(noise, lanes.constant(16))));
    }),
  );
  for (let i = 0; i < size; i++) {
    sums.add(
      2 + i,
      rows.map(({ root, score }) => mul(score, root[1 + i])),
    );
  }
  if (kind === 'gradient') return;
  const matrices: Matrices = { body, lanes, sums, rows, delta, exact: kind === 'curvature', shape, layout };
  if (size < LOOP_FROM) addMatrices(matrices);
  else addMatricesInLoops(matrices);
}

/** Ingredients of the sums of second order. */
interface Matrices {
  readonly body: Body;
  readonly lanes: Lanes;
  readonly sums: RowSums;
  /** By vector. `root`: the law's roots; `curvature`: omega, `score`: psi, each times the scale of the residual. */
  readonly rows: readonly {
    readonly root: readonly Expression[];
    readonly length: Expression;
    readonly score: Expression;
    readonly curvature: Expression;
  }[];
  readonly delta: Expression;
  /** With the objective's own second derivative. */
  readonly exact: boolean;
  readonly shape: RowShape;
  readonly layout: RowLayout;
}

/** What products of first derivatives are multiplied by in the objective's own second derivative, by vector. */
function exactCurvatures({ body, lanes, rows, delta, exact, shape }: Matrices): readonly Expression[] {
  if (!exact) return [];
  return rows.map(({ length, curvature, score }) => {
    // psi' is psi / r inside delta and 0 beyond.
    const slope = lanes.and(curvature, lanes.lessOrEqual(length, delta));
    return body.let(shape.lessProducts ? lanes.sub(slope, score) : slope);
  });
}

function addMatrices(matrices: Matrices): void {
  const { body, lanes, sums, rows, exact, shape } = matrices;
  const { size } = shape;
  const { mul, add } = lanes;
  const triangle = (size * (size + 1)) / 2;
  const bent = exactCurvatures(matrices);
  for (let i = 0, entry = 0; i < size; i++) {
    const left = rows.map(({ root, curvature }) => body.let(mul(curvature, root[1 + i])));
    const leftOfExact = exact ? rows.map(({ root }, vector) => body.let(mul(bent[vector], root[1 + i]))) : [];
    for (let j = 0; j <= i; j++, entry++) {
      sums.addPlain(
        2 + size + entry,
        rows.map(({ root }, vector) => mul(left[vector], root[1 + j])),
      );
      if (!exact) continue;
      const second = shape.second[entry];
      sums.addPlain(
        2 + size + triangle + entry,
        rows.map(({ root, score }, vector) => {
          const product = mul(leftOfExact[vector], root[1 + j]);
          return second === undefined ? product : add(product, mul(score, root[second]));
        }),
      );
    }
    for (const product of [...left, ...leftOfExact]) body.free(product);
  }
}

/** The same for many parameters: derivatives are in memory, and the length of the code is linear in their number. */
function addMatricesInLoops(matrices: Matrices): void {
  const { body, lanes, sums, rows, exact, shape, layout } = matrices;
  const { size } = shape;
  const { mul } = lanes;
  const triangle = (size * (size + 1)) / 2;
  const slope = (vector: number): number => layout.slopes + 16 * size * vector;
  rows.forEach(({ root }, vector) => {
    for (let i = 0; i < size; i++) body.run(v128.store(slope(vector) + 16 * i, root[1 + i]));
  });
  const bent = exactCurvatures(matrices);
  const { i32: pointer } = ValueType;
  const [i, j, entry] = [0, 1, 2].map(() => body.local(pointer));
  const next = (local: number, bytes: number): void => {
    body.set(local, i32.add(body.get(local), i32.constant(bytes)));
  };
  body.set(i, i32.constant(0));
  body.set(entry, i32.constant(0));
  body.repeatWhile(i32.less(body.get(i), i32.constant(16 * size)), () => {
    const leftOf = (curvatures: readonly Expression[]): readonly Expression[] =>
      curvatures.map((curvature, vector) => body.let(mul(curvature, v128.load(slope(vector), body.get(i)))));
    const left = leftOf(rows.map(({ curvature }) => curvature));
    const leftOfExact = leftOf(bent);
    body.set(j, i32.constant(0));
    body.repeatWhile(i32.less(body.get(j), i32.add(body.get(i), i32.constant(16))), () => {
      const right = rows.map((_, vector) => body.let(v128.load(slope(vector), body.get(j))));
      const products = (by: readonly Expression[]): readonly Expression[] =>
        by.map((factor, vector) => mul(factor, right[vector]));
      sums.addPlain(2 + size, products(left), body.get(entry));
      if (exact) sums.addPlain(2 + size + triangle, products(leftOfExact), body.get(entry));
      next(j, 16);
      next(entry, SUM_BYTES);
    });
    next(i, 16);
  });
  if (!exact) return;
  shape.second.forEach((second, k) => {
    if (second === undefined) return;
    sums.addPlain(
      2 + size + triangle + k,
      rows.map(({ root, score }) => mul(score, root[second])),
    );
  });
}
