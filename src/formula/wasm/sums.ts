/** Sums over rows, held in memory, since there are more of them than registers. */
import { type Body, type Expression, f64, i32, v128 } from './body.js';
import { ValueType } from './encode.js';
import { convert, Lanes } from './lanes.js';

/** Bytes of one sum: partial sum, then total or compensation. */
export const SUM_BYTES = 32;

/** From this many consecutive plain sums on their code is a loop. */
const LOOP_FROM = 64;

/**
 * Plain sums have two stages: `add` works in the lanes' own kind and `flush` adds the partial sum to a
 * float64 total, so that rounding grows with the length of a block and not of the table. Compensated sums (float64
 * only) accumulate the rounding error of each addition (Knuth's two-sum) and need no blocks.
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

  /**
   * Writes code for each sum: `write` gets its number and an offset from that sum's address. For many consecutive plain
   * sums the code is one loop, and the number that of the first.
   */
  private each(
    write: (index: number, compensated: boolean, beyond: Expression, place: Expression) => void,
  ): void {
    const { body, compensated } = this;
    const origin = i32.constant(0);
    for (let first = 0, end = 0; first < compensated.length; first = end) {
      end = first + 1;
      while (!compensated[first] && end < compensated.length && !compensated[end]) end++;
      if (end - first < LOOP_FROM) {
        for (let k = first; k < end; k++) write(k, compensated[k], origin, origin);
        continue;
      }
      const beyond = body.local(ValueType.i32);
      const place = body.local(ValueType.i32);
      body.set(beyond, origin);
      body.set(place, origin);
      const more = i32.less(body.get(beyond), i32.constant(SUM_BYTES * (end - first)));
      body.repeatWhile(more, () => {
        write(first, false, body.get(beyond), body.get(place));
        body.set(beyond, i32.add(body.get(beyond), i32.constant(SUM_BYTES)));
        body.set(place, i32.add(body.get(place), i32.constant(8)));
      });
    }
  }

  clear(): void {
    const zero = this.lanes.constant(0);
    this.each((index, _, beyond) => {
      this.body.run(v128.store(this.partial(index), zero, beyond));
      this.body.run(v128.store(this.total(index), zero, beyond));
    });
  }

  /** Adds to a plain sum: the one `beyond` bytes after number `index`. */
  addPlain(index: number, terms: readonly Expression[], beyond = i32.constant(0)): void {
    const { body, lanes } = this;
    const term = terms.reduce((sum, next) => lanes.add(sum, next));
    const before = v128.load(this.partial(index), beyond);
    body.run(v128.store(this.partial(index), lanes.add(before, term), beyond));
  }

  add(index: number, terms: readonly Expression[]): void {
    const { body, lanes } = this;
    if (!this.compensated[index]) {
      this.addPlain(index, terms);
      return;
    }
    let sum = body.let(v128.load(this.partial(index)));
    let compensation = v128.load(this.total(index));
    for (const unread of terms) {
      const term = body.let(unread);
      const next = body.let(lanes.add(sum, term));
      const part = body.let(lanes.sub(next, sum));
      compensation = body.let(
        lanes.add(compensation, lanes.add(lanes.sub(sum, lanes.sub(next, part)), lanes.sub(term, part))),
      );
      sum = next;
    }
    body.run(v128.store(this.partial(index), sum));
    body.run(v128.store(this.total(index), compensation));
  }

  flush(): void {
    const { body, lanes } = this;
    const wide = new Lanes('f64');
    this.each((index, compensated, beyond) => {
      if (compensated) return;
      const partial = body.let(v128.load(this.partial(index), beyond));
      const gathered = lanes.wide ? partial : wide.add(convert.widenLow(partial), convert.widenHigh(partial));
      const before = v128.load(this.total(index), beyond);
      body.run(v128.store(this.total(index), wide.add(before, gathered), beyond));
      body.run(v128.store(this.partial(index), lanes.constant(0), beyond));
      body.free(partial);
    });
  }

  /** Writes every sum as one f64, in order, from `results` on. */
  finish(results: number): void {
    const { body } = this;
    this.each((index, compensated, beyond, place) => {
      const total = body.let(v128.load(this.total(index), beyond));
      const across = f64.add(convert.lane(total, 0), convert.lane(total, 1));
      const whole = compensated ? this.compensatedAcross(index, across) : across;
      body.run(f64.store(results + 8 * index, whole, place));
      body.free(total);
    });
  }

  private compensatedAcross(index: number, compensation: Expression): Expression {
    const { body } = this;
    const partial = body.let(v128.load(this.partial(index)));
    const [x, y] = [convert.lane(partial, 0), convert.lane(partial, 1)];
    const sum = body.let(f64.add(x, y), ValueType.f64);
    const part = body.let(f64.sub(sum, x), ValueType.f64);
    const error = f64.add(f64.sub(x, f64.sub(sum, part)), f64.sub(y, part));
    return f64.add(sum, f64.add(compensation, error));
  }
}
