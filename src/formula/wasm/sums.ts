/** Sums over rows that live in memory, since there are more of them than registers. */
import { type Body, type Expression, f64, v128 } from './body.js';
import { ValueType } from './encode.js';
import { convert, Lanes } from './lanes.js';

/** Bytes of memory one sum takes: partial, then total or what rounding lost. */
export const SUM_BYTES = 32;

/**
 * Plain sums are kept in two stages: `add` works on the lanes' own kind and `flush` moves what has gathered to a
 * float64 total, so that rounding grows with the length of a block and not of the table. Compensated sums (float64
 * only) carry what each addition rounds away (Knuth's two-sum) and need no blocks.
 */
export class Sums {
  constructor(
    private readonly body: Body,
    private readonly lanes: Lanes,
    private readonly address: number,
    /** One entry a sum. */
    private readonly compensated: readonly boolean[],
  ) {}

  private partial(index: number): number {
    return this.address + SUM_BYTES * index;
  }

  private total(index: number): number {
    return this.partial(index) + 16;
  }

  clear(): void {
    this.compensated.forEach((_, index) => {
      this.body.run(v128.store(this.partial(index), this.lanes.constant(0)));
      this.body.run(v128.store(this.total(index), this.lanes.constant(0)));
    });
  }

  add(index: number, terms: readonly Expression[]): void {
    const { body, lanes } = this;
    if (!this.compensated[index]) {
      const term = terms.reduce((sum, next) => lanes.add(sum, next));
      body.run(v128.store(this.partial(index), lanes.add(v128.load(this.partial(index)), term)));
      return;
    }
    let sum = body.let(v128.load(this.partial(index)));
    let lost = v128.load(this.total(index));
    for (const unread of terms) {
      const term = body.let(unread);
      const next = body.let(lanes.add(sum, term));
      const part = body.let(lanes.sub(next, sum));
      lost = body.let(
        lanes.add(lost, lanes.add(lanes.sub(sum, lanes.sub(next, part)), lanes.sub(term, part))),
      );
      sum = next;
    }
    body.run(v128.store(this.partial(index), sum));
    body.run(v128.store(this.total(index), lost));
  }

  flush(): void {
    const { body, lanes } = this;
    const wide = new Lanes('f64');
    this.compensated.forEach((compensated, index) => {
      if (compensated) return;
      const partial = body.let(v128.load(this.partial(index)));
      const gathered = lanes.wide ? partial : wide.add(convert.widenLow(partial), convert.widenHigh(partial));
      body.run(v128.store(this.total(index), wide.add(v128.load(this.total(index)), gathered)));
      body.run(v128.store(this.partial(index), lanes.constant(0)));
    });
  }

  /** Writes every sum as one f64, in order, from `results` on. */
  finish(results: number): void {
    const { body } = this;
    this.compensated.forEach((compensated, index) => {
      const total = body.let(v128.load(this.total(index)));
      const across = f64.add(convert.lane(total, 0), convert.lane(total, 1));
      body.run(f64.store(results + 8 * index, compensated ? this.compensatedAcross(index, across) : across));
    });
  }

  private compensatedAcross(index: number, lost: Expression): Expression {
    const { body } = this;
    const partial = body.let(v128.load(this.partial(index)));
    const [x, y] = [convert.lane(partial, 0), convert.lane(partial, 1)];
    const sum = body.let(f64.add(x, y), ValueType.f64);
    const part = body.let(f64.sub(sum, x), ValueType.f64);
    const error = f64.add(f64.sub(x, f64.sub(sum, part)), f64.sub(y, part));
    return f64.add(sum, f64.add(lost, error));
  }
}
