import { Derivative } from '../../src/formula/differentiate.js';
import { emitColumns } from '../../src/formula/emit-columns.js';
import type { Evaluator } from '../../src/formula/evaluator.js';
import { Graph, type NodeId, type UnaryKind } from '../../src/formula/graph.js';
import type { Program } from '../../src/formula/program.js';

/** Builds a law's graph from ordinary code; every number the code meets becomes a column, one value a row. */
class Tracer {
  readonly graph = new Graph();
  readonly columns: number[][] = [];
  private next = 0;

  restart(): void {
    this.next = 0;
  }

  number(value: number): NodeId {
    this.columns[this.next] ??= [];
    this.columns[this.next].push(value);
    return this.graph.leaf('column', this.next++);
  }
}

export class Term {
  constructor(
    private readonly tracer: Tracer,
    readonly id: NodeId,
  ) {}

  constant(value: number): Term {
    return new Term(this.tracer, this.tracer.number(value));
  }

  private binary(kind: 'add' | 'sub' | 'mul' | 'div', y: Term | number): Term {
    const right = typeof y === 'number' ? this.constant(y) : y;
    return new Term(this.tracer, this.tracer.graph.make(kind, [this.id, right.id]));
  }

  private unary(kind: UnaryKind): Term {
    return new Term(this.tracer, this.tracer.graph.make(kind, [this.id]));
  }

  add = (y: Term | number): Term => this.binary('add', y);
  sub = (y: Term | number): Term => this.binary('sub', y);
  mul = (y: Term | number): Term => this.binary('mul', y);
  div = (y: Term | number): Term => this.binary('div', y);
  exp = (): Term => this.unary('exp');
  log = (): Term => this.unary('log');
  sin = (): Term => this.unary('sin');
  cos = (): Term => this.unary('cos');
  atan = (): Term => this.unary('atan');
  softplus = (): Term => this.unary('softplus');
}

/** A law of parameters `b` at one row's data `x`. */
export type LawOfTerms = (b: readonly Term[], x: readonly number[]) => Term;

export interface TracedLaw {
  readonly program: Program;
  readonly columns: readonly Float64Array[];
  evaluator(): Evaluator;
}

/** `law` of `size` parameters over the rows of `x`. */
export function traceLaw(law: LawOfTerms, size: number, x: readonly (readonly number[])[]): TracedLaw {
  const tracer = new Tracer();
  const { graph } = tracer;
  const b = Array.from({ length: size }, (_, i) => new Term(tracer, graph.leaf('coordinate', i)));
  let value = 0;
  for (const row of x) {
    tracer.restart();
    value = law(b, row).id;
  }
  const derivatives = b.map((_, i) => new Derivative(graph, 'coordinate', i));
  const gradient = derivatives.map((derivative) => derivative.of(value));
  const hessian = gradient.flatMap((first, i) =>
    derivatives.slice(0, i + 1).map((second) => second.of(first)),
  );
  const columns = tracer.columns.map((column) => Float64Array.from(column));
  const rows = x.length;
  return {
    program: { graph, size, columns: columns.length, value, gradient, hessian },
    columns,
    evaluator() {
      const leaves = { scalar: 'coordinate', column: 'column' } as const;
      const all = emitColumns(graph, [value, ...gradient, ...hessian], leaves, columns, rows);
      const at = (point: Float64Array) => {
        all.run(point);
        return {
          value: all.results[0],
          gradient: all.results.slice(1, 1 + size),
          hessian: all.results.slice(1 + size),
        };
      };
      return { rows, size, value: (point) => at(point).value, gradient: at, hessian: at };
    },
  };
}
