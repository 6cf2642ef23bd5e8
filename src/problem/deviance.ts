/** Deviance residuals as operations of a lowered law, with their derivatives: every target computes them as it does the law. */
import type { Graph, NodeId } from '../formula/graph.js';
import type { LoweredColumn } from '../formula/lower.js';
import type { Program } from '../formula/program.js';
import { type Counts, SERIES_TERMS, SERIES_TO } from '../loss/likelihood.js';

/** Stands for zero in quotients and logarithms; its square root and reciprocal are within single precision. */
const TINY = 1e-30;

/** |m - y| over the variance below which the slope of G is taken at m = y: its quotient of differences would be rounding. */
const NEAR = 1e-6;

/** The columns that a program of deviance residuals has of its counts, behind those of the law. */
export function countColumns({ likelihood, observed, size }: Counts): readonly Float64Array[] {
  const logOf = (y: number): number => (y > 0 ? Math.log(y) : 0);
  return [
    size,
    observed,
    observed.map(logOf),
    ...(likelihood === 'binomial' ? [observed.map((y) => 1 - y), observed.map((y) => logOf(1 - y))] : []),
  ];
}

export interface DevianceProgram {
  readonly program: Program;
  /** Columns that the program has behind those of the law, one array each. */
  readonly columns: readonly Float64Array[];
}

/**
 * The program of a law turned into that of its deviance residuals: r = (m - y) q, q = sqrt(size (G(m, y) + G(1 - m, 1 - y))) (of a
 * rate: the first G alone). Since the derivative of the deviance is 2 size (m - y) / v, v the variance of one trial,
 * dr / dm = size / (v q) without cancellation, and its derivative follows. Infinite where the law leaves its range.
 */
export function devianceProgram(
  program: Program,
  lawColumns: readonly LoweredColumn[],
  counts: Counts,
): DevianceProgram {
  const { graph: g, value: law } = program;
  const binomial = counts.likelihood === 'binomial';
  const columns = countColumns(counts);
  const [n, y, logY, rest, logRest] = columns.map((_, k) => g.leaf('column', lawColumns.length + k));
  const number = (x: number): NodeId => g.constant(x);
  const zero = number(0);
  const one = number(1);
  const positive = (x: NodeId): NodeId => g.max(x, number(TINY));
  // A law at the edge of its range is allowed where the row was observed there.
  const orAtEdge = (x: NodeId, seen: NodeId): NodeId => g.add(x, g.select(zero, seen, zero, number(TINY)));
  const m = positive(law);
  let difference = g.sub(law, y);
  let inside = orAtEdge(law, y);
  let parts = deviancePart(g, m, y, logY, difference);
  let variance = m;
  let slope = one;
  if (binomial) {
    const otherwise = complement(g, law);
    difference = g.select(y, number(0.5), difference, g.sub(rest, otherwise));
    inside = g.min(inside, orAtEdge(otherwise, rest));
    const failure = positive(otherwise);
    parts = g.add(
      deviancePart(g, m, y, logY, difference),
      deviancePart(g, failure, rest, logRest, g.neg(difference)),
    );
    variance = g.mul(m, failure);
    slope = g.sub(failure, m);
  }
  const q = g.unary('sqrt', g.mul(n, parts));
  const first = g.div(n, g.mul(variance, q));
  // d log q / dm: at m = y its limit, elsewhere from r' = q + (m - y) q'.
  const limit = g.div(g.mul(number(-1 / 3), slope), variance);
  const quotient = g.div(g.sub(g.div(first, q), one), difference);
  const near = g.mul(number(NEAR), variance);
  const bend = g.select(g.mul(difference, difference), g.mul(near, near), limit, quotient);
  const second = g.neg(g.mul(first, g.add(g.div(slope, variance), bend)));
  const gradient = program.gradient.map((d) => g.mul(first, d));
  const hessian: NodeId[] = [];
  for (let i = 0; i < program.size; i++) {
    for (let j = 0; j <= i; j++) {
      const curved = g.mul(first, program.hessian[hessian.length]);
      const bent = g.mul(second, g.mul(program.gradient[i], program.gradient[j]));
      hessian.push(g.add(bent, curved));
    }
  }
  return {
    columns,
    program: {
      ...program,
      columns: program.columns + columns.length,
      value: g.select(zero, inside, g.mul(difference, q), number(Infinity)),
      gradient,
      hessian,
    },
  };
}

/** G(m, y) of `loss/likelihood.ts`, m above zero. */
function deviancePart(g: Graph, m: NodeId, y: NodeId, logY: NodeId, difference: NodeId): NodeId {
  const number = (x: number): NodeId => g.constant(x);
  const sum = g.add(m, y);
  const u = g.div(difference, sum);
  const square = g.mul(u, u);
  let series = number(1 / (2 * SERIES_TERMS + 1));
  for (let k = SERIES_TERMS - 2; k >= 0; k--) {
    series = g.add(g.mul(series, square), number(1 / (2 * k + 3)));
  }
  const half = g.mul(number(0.5), g.sub(g.log(m), logY));
  const closed = g.div(g.sub(g.div(half, u), number(1)), square);
  const chosen = g.select(square, number(SERIES_TO), series, closed);
  const share = g.div(g.mul(number(2), y), sum);
  return g.div(g.mul(number(2), g.sub(number(1), g.mul(share, g.mul(u, chosen)))), sum);
}

/** One minus a lowered law, in a form that keeps its digits where the law is near one, if there is one. */
function complement(g: Graph, law: NodeId): NodeId {
  const node = g.node(law);
  if (node.kind === 'sigmoid') return g.unary('sigmoid', g.neg(node.args[0]));
  if (node.kind === 'exp') return g.neg(g.unary('expm1', node.args[0]));
  if (node.kind === 'sub' && g.valueOf(node.args[0]) === 1) return node.args[1];
  if (node.kind === 'neg' && g.node(node.args[0]).kind === 'expm1') {
    return g.exp(g.node(node.args[0]).args[0] as NodeId);
  }
  return g.sub(g.constant(1), law);
}
