import type { LawAtRow } from './support.js';

/** A value with its gradient and packed Hessian over p parameters: forward differentiation for hand-written laws. */
export class Jet {
  readonly v: number;
  readonly g: Float64Array;
  readonly h: Float64Array;

  constructor(v: number, g: Float64Array, h: Float64Array) {
    this.v = v;
    this.g = g;
    this.h = h;
  }

  static constant(v: number, p: number): Jet {
    return new Jet(v, new Float64Array(p), new Float64Array((p * (p + 1)) / 2));
  }

  static parameter(v: number, i: number, p: number): Jet {
    const jet = Jet.constant(v, p);
    jet.g[i] = 1;
    return jet;
  }

  /** f(this), given f's first and second derivative here. */
  chain(v: number, first: number, second: number): Jet {
    const { g } = this;
    const h = this.h.map((x) => first * x);
    for (let i = 0, entry = 0; i < g.length; i++)
      for (let j = 0; j <= i; j++) h[entry++] += second * g[i] * g[j];
    return new Jet(
      v,
      g.map((x) => first * x),
      h,
    );
  }

  private lift(x: Jet | number): Jet {
    return typeof x === 'number' ? Jet.constant(x, this.g.length) : x;
  }

  add(x: Jet | number): Jet {
    const y = this.lift(x);
    return new Jet(
      this.v + y.v,
      this.g.map((a, i) => a + y.g[i]),
      this.h.map((a, i) => a + y.h[i]),
    );
  }

  mul(x: Jet | number): Jet {
    const y = this.lift(x);
    const h = this.h.map((a, i) => a * y.v + this.v * y.h[i]);
    for (let i = 0, entry = 0; i < this.g.length; i++) {
      for (let j = 0; j <= i; j++) h[entry++] += this.g[i] * y.g[j] + this.g[j] * y.g[i];
    }
    return new Jet(
      this.v * y.v,
      this.g.map((a, i) => a * y.v + this.v * y.g[i]),
      h,
    );
  }

  sub(x: Jet | number): Jet {
    return this.add(this.lift(x).mul(-1));
  }

  div(x: Jet | number): Jet {
    const y = this.lift(x);
    return this.mul(y.chain(1 / y.v, -1 / y.v ** 2, 2 / y.v ** 3));
  }

  exp(): Jet {
    const e = Math.exp(this.v);
    return this.chain(e, e, e);
  }

  log(): Jet {
    return this.chain(Math.log(this.v), 1 / this.v, -1 / this.v ** 2);
  }

  sin(): Jet {
    return this.chain(Math.sin(this.v), Math.cos(this.v), -Math.sin(this.v));
  }

  cos(): Jet {
    return this.chain(Math.cos(this.v), -Math.sin(this.v), -Math.cos(this.v));
  }

  atan(): Jet {
    const d = 1 / (1 + this.v ** 2);
    return this.chain(Math.atan(this.v), d, -2 * this.v * d * d);
  }
}

/** A law of p parameters as jets; `x` are the data of one row. */
export type JetLaw = (b: readonly Jet[], x: readonly number[]) => Jet;

/** `law` over the rows of `x` in the form the test problems take. */
export function lawOfJets(law: JetLaw, size: number, x: readonly (readonly number[])[]): LawAtRow {
  return (u, row, gradient, hessian) => {
    const result = law(
      Array.from(u, (value, i) => Jet.parameter(value, i, size)),
      x[row],
    );
    gradient?.set(result.g);
    hessian?.set(result.h);
    return result.v;
  };
}
