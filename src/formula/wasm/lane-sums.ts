/** Sums over rows of several fits at once, one a lane. */
import type { RowSums } from './add-rows.js';
import { type Body, type Expression, v128 } from './body.js';
import { convert, type Lanes } from './lanes.js';

/** Bytes of one number of each fit, in float64. */
export function numbersBytes(lanes: Pick<Lanes, 'count'>): number {
  return 8 * lanes.count;
}

/**
 * As the plain ones of `Sums`: partial sums in the lanes' own kind, which `flush` adds to float64 totals. A lane's sums depend
 * on its own terms alone.
 */
export class LaneSums implements RowSums {
  constructor(
    private readonly body: Body,
    private readonly lanes: Lanes,
    private readonly wide: Lanes,
    /** Of the partial sums, a vector each. */
    private readonly partials: number,
    /** Of the totals, `numbersBytes` each. */
    private readonly totals: number,
    private readonly count: number,
  ) {}

  clear(): void {
    const { body, lanes } = this;
    const zero = lanes.constant(0);
    for (let k = 0; k < this.count; k++) {
      body.run(v128.store(this.partials + 16 * k, zero));
      for (let at = 0; at < numbersBytes(lanes); at += 16) body.run(v128.store(this.total(k) + at, zero));
    }
  }

  private total(index: number): number {
    return this.totals + numbersBytes(this.lanes) * index;
  }

  addPlain(index: number, terms: readonly Expression[]): void {
    const place = this.partials + 16 * index;
    const term = terms.reduce((sum, next) => this.lanes.add(sum, next));
    this.body.run(v128.store(place, this.lanes.add(v128.load(place), term)));
  }

  add(index: number, terms: readonly Expression[]): void {
    this.addPlain(index, terms);
  }

  flush(): void {
    const { body, lanes, wide } = this;
    for (let k = 0; k < this.count; k++) {
      const place = this.partials + 16 * k;
      const partial = body.let(v128.load(place));
      const parts = lanes.wide ? [partial] : [convert.widenLow(partial), convert.widenHigh(partial)];
      parts.forEach((part, half) => {
        const to = this.total(k) + 16 * half;
        body.run(v128.store(to, wide.add(v128.load(to), part)));
      });
      body.run(v128.store(place, lanes.constant(0)));
      body.free(partial);
    }
  }
}
