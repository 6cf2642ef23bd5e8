/**
 * Statistics of columns that are read block by block, as often as it takes: the same bits as those of columns in memory, in
 * memory that does not grow with their length.
 */
import { type Counted, OrderPasses } from './order-passes.js';
import { betweenRanks, neighbouringRanks, ranksOf } from './quantile.js';
import type { Sample } from './sample.js';
import { joinedSum, TreeSumPart } from './tree-sum.js';

/** One block of rows: the numbers of a column by its name, in order. */
export interface Block {
  readonly all: (column: string) => Float64Array;
  /** Those that are finite. */
  readonly finite: (column: string) => Float64Array;
  /** Whole numbers that are added over all blocks. */
  readonly counts?: Float64Array;
}

/** Calls `take` with every block, in order; the same blocks every time. */
export type ReadBlocks = (take: (block: Block) => void) => Promise<void>;

/** A statistic that is not known yet. */
class Unmet extends Error {
  override readonly name = 'Unmet';
}

/** Finite numbers of a column: how many in all, and which of them are read here. */
interface Range {
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  readonly own: { readonly first: number; readonly end: number };
}

/** What is computed in one or several passes over a block's columns. */
interface Computation {
  take(block: Block): void;
  /** What the blocks of this pass said. */
  readonly counted: Counted;
  /** Given what all blocks said: whether it needs no further pass. */
  end(counted: Counted): boolean;
}

/**
 * Several who read a part of the blocks each, one after the other, and ask the same in the same order: what all parts say
 * together is the same for each of them, and so are the statistics, to the bit.
 */
export interface Sharing {
  /** Of which part this one is, from 0 on. */
  readonly part: number;
  /** What all parts said to a question, if that is known already. */
  readonly known: (question: string) => Promise<readonly Counted[] | undefined>;
  /** Gives what this part says, and resolves to what all said: `added` added, `appended` in the order of the parts. */
  readonly exchange: (question: string, counted: readonly Counted[]) => Promise<readonly Counted[]>;
}

const NOTHING = new Float64Array(0);

/** What is asked before `work` of {@link StreamedColumns.evaluate} is called, so that it need not be called again for it. */
export interface Foreseen {
  readonly column: string;
  readonly probabilities?: readonly number[];
  readonly about?: number;
  readonly mean?: boolean;
}

export class StreamedColumns {
  readonly #samples = new Map<string, StreamedSample>();
  readonly #wanted = new Map<string, Computation>();
  readonly #covariances = new Map<string, Float64Array>();
  readonly #made = new Map<string, (block: Block) => Float64Array>();
  #counts: Float64Array | undefined;

  /** `readStored` reads the blocks of one part where several share them. */
  constructor(
    private readonly readStored: ReadBlocks,
    private readonly sharing?: Sharing,
  ) {}

  /** What `work` makes of samples. What it asks and is not known is computed in further passes; it is then called again. */
  async evaluate<Result>(work: () => Result): Promise<Result> {
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Unmet)) throw error;
      }
      await this.#compute();
    }
  }

  /** Counts and ranges of columns, which all else needs. */
  async survey(columns: readonly string[]): Promise<void> {
    attempt(() => this.counts);
    for (const column of columns) attempt(() => this.sample(column));
    await this.#compute();
  }

  /** Computes together what is going to be asked. */
  async foresee(all: readonly Foreseen[]): Promise<void> {
    await this.survey(all.map(({ column }) => column));
    for (const { column, probabilities, about, mean } of all) {
      const sample = this.sample(column);
      if (sample.count === 0) continue;
      if (probabilities !== undefined) attempt(() => sample.quantiles(probabilities));
      if (about !== undefined) attempt(() => sample.about(about));
      if (mean) attempt(() => sample.mean);
    }
    await this.#compute();
  }

  /** The answers to all `questions`, or that some are not known yet: then all that they ask is computed together. */
  each<Answer>(questions: readonly (() => Answer)[]): Answer[] {
    const answers: Answer[] = [];
    let isUnmet = false;
    for (const ask of questions) isUnmet = !attempt(() => answers.push(ask())) || isUnmet;
    if (isUnmet) throw new Unmet();
    return answers;
  }

  /** The counts of all blocks. */
  get counts(): Float64Array {
    if (this.#counts !== undefined) return this.#counts;
    const totals = new Totals((counts) => {
      this.#counts = counts;
    });
    if (!this.#wanted.has('counts')) this.#wanted.set('counts', totals);
    throw new Unmet();
  }

  /** The finite numbers of a column. */
  sample(column: string): Sample {
    const known = this.#samples.get(column);
    if (known !== undefined) return known;
    const survey = new Survey(column, this.sharing?.part ?? 0, (range) =>
      this.#samples.set(column, new StreamedSample(column, range, this.#wanted)),
    );
    if (!this.#wanted.has(`${column} survey`)) this.#wanted.set(`${column} survey`, survey);
    throw new Unmet();
  }

  /** The finite numbers of a column that `make`, the same at every call, makes of others. */
  made(column: string, make: (block: Block) => Float64Array): Sample {
    if (!this.#made.has(column)) this.#made.set(column, make);
    return this.sample(column);
  }

  /** As `covarianceMatrix`, of columns of one length. */
  covariance(columns: readonly string[]): Float64Array {
    const key = JSON.stringify(columns);
    const known = this.#covariances.get(key);
    if (known !== undefined) return known;
    const samples = columns.map((column) => this.sample(column));
    const range = this.#samples.get(columns[0]) ?? { count: 0, own: { first: 0, end: 0 } };
    const means = this.each(samples.map((sample) => () => sample.mean));
    this.#wanted.set(
      `covariance ${key}`,
      new Covariance(columns, means, range, (matrix) => this.#covariances.set(key, matrix)),
    );
    throw new Unmet();
  }

  #withMade(stored: Block): Block {
    if (this.#made.size === 0) return stored;
    return {
      all: (column) => this.#made.get(column)?.(stored) ?? stored.all(column),
      finite: (column) => this.#made.get(column)?.(stored).filter(Number.isFinite) ?? stored.finite(column),
      ...(stored.counts && { counts: stored.counts }),
    };
  }

  /** One pass over the blocks. */
  async #count(
    question: string,
    wanted: readonly (readonly [key: string, computation: Computation])[],
  ): Promise<readonly Counted[]> {
    await this.readStored((stored) => {
      const block = this.#withMade(stored);
      for (const [, computation] of wanted) computation.take(block);
    });
    const counted = wanted.map(([, computation]) => computation.counted);
    return this.sharing === undefined ? counted : this.sharing.exchange(question, counted);
  }

  /** Passes until everything wanted is known. */
  async #compute(): Promise<void> {
    while (this.#wanted.size > 0) {
      const all = [...this.#wanted];
      const question = all.map(([key]) => key).join('\n');
      const counted = (await this.sharing?.known(question)) ?? (await this.#count(question, all));
      for (const [i, [key, computation]] of all.entries()) {
        if (computation.end(counted[i])) this.#wanted.delete(key);
      }
    }
  }
}

class Totals implements Computation {
  #counts = NOTHING;

  constructor(private readonly found: (counts: Float64Array) => void) {}

  take({ counts = NOTHING }: Block): void {
    if (this.#counts.length === 0) this.#counts = new Float64Array(counts.length);
    for (let k = 0; k < counts.length; k++) this.#counts[k] += counts[k];
  }

  get counted(): Counted {
    return { added: this.#counts, appended: NOTHING };
  }

  end({ added }: Counted): boolean {
    this.found(added);
    return true;
  }
}

class Survey implements Computation {
  readonly #range = { count: 0, least: Infinity, greatest: -Infinity };

  constructor(
    private readonly column: string,
    private readonly part: number,
    private readonly found: (range: Range) => void,
  ) {}

  take(block: Block): void {
    const range = this.#range;
    const values = block.finite(this.column);
    range.count += values.length;
    for (const x of values) {
      if (x < range.least) range.least = x;
      if (x > range.greatest) range.greatest = x;
    }
  }

  get counted(): Counted {
    const { count, least, greatest } = this.#range;
    return { added: NOTHING, appended: Float64Array.of(count, least, greatest) };
  }

  end({ appended }: Counted): boolean {
    const of = (place: number): Float64Array => appended.filter((_, k) => k % 3 === place);
    const counts = of(0);
    const first = counts.subarray(0, this.part).reduce((a, b) => a + b, 0);
    this.found({
      count: counts.reduce((a, b) => a + b, 0),
      least: of(1).reduce((a, b) => Math.min(a, b)),
      greatest: of(2).reduce((a, b) => Math.max(a, b)),
      own: { first, end: first + counts[this.part] },
    });
    return true;
  }
}

/** Whether `ask` could be answered; what it asks is wanted otherwise. */
function attempt(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Unmet) return false;
    throw error;
  }
}

class StreamedSample implements Sample {
  readonly own: Range['own'];
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  #mean: number | undefined;
  readonly #ranked = new Map<number, number>();
  readonly #counted = new Map<string, { readonly below: number; readonly equal: number }>();

  constructor(
    private readonly column: string,
    range: Range,
    private readonly wanted: Map<string, Computation>,
  ) {
    this.own = range.own;
    this.count = range.count;
    this.least = range.least;
    this.greatest = range.greatest;
  }

  get mean(): number {
    if (this.count === 0) return Number.NaN;
    return (
      this.#mean ??
      this.#want(
        'mean',
        new Mean(this.column, this, (mean) => {
          this.#mean = mean;
        }),
      )
    );
  }

  about(x: number): { readonly below: number; readonly equal: number } {
    if (x < this.least) return { below: 0, equal: 0 };
    if (x > this.greatest) return { below: this.count, equal: 0 };
    return this.#count(`about ${x}`, (value) => (value < x ? -1 : value === x ? 0 : 1));
  }

  near(x: number, radius: number): number {
    if (x + radius < this.least || x - radius > this.greatest) return 0;
    return this.#count(`near ${x} ${radius}`, (value) => (Math.abs(value - x) <= radius ? 0 : 1)).equal;
  }

  quantiles(probabilities: readonly number[], transform = (x: number) => x): number[] {
    if (this.count === 0) throw new RangeError('There are no values to take quantiles of.');
    const ranks = ranksOf(this.count, probabilities);
    const missing = neighbouringRanks(ranks).filter((rank) => !this.#ranked.has(rank));
    if (missing.length > 0) {
      const passes = new OrderPasses(this.count, this.least, this.greatest, missing);
      const keep = (): boolean => {
        if (passes.isDone) for (const [rank, value] of passes.found) this.#ranked.set(rank, value);
        return passes.isDone;
      };
      if (!keep()) {
        this.#want(`ranks ${missing.join()}`, {
          take: (block) => passes.take(block.finite(this.column)),
          get counted() {
            return passes.counted;
          },
          end: (counted) => {
            passes.end(counted);
            return keep();
          },
        });
      }
    }
    return ranks.map((rank) => betweenRanks(rank, this.#ranked, transform));
  }

  /** How many lie on the side -1, and on neither. */
  #count(key: string, sideOf: (value: number) => number): { readonly below: number; readonly equal: number } {
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    let [below, equal] = [0, 0];
    return this.#want(key, {
      take: (block) => {
        for (const value of block.finite(this.column)) {
          const side = sideOf(value);
          if (side < 0) below++;
          else if (side === 0) equal++;
        }
      },
      get counted() {
        return { added: Float64Array.of(below, equal), appended: NOTHING };
      },
      end: ({ added }) => {
        this.#counted.set(key, { below: added[0], equal: added[1] });
        return true;
      },
    });
  }

  #want(key: string, computation: Computation): never {
    const own = `${this.column} ${key}`;
    if (!this.wanted.has(own)) this.wanted.set(own, computation);
    throw new Unmet();
  }
}

/** As `mean`: a sum, and that of what is left. */
class Mean implements Computation {
  #sum: TreeSumPart;
  #first: number | undefined;

  constructor(
    private readonly column: string,
    private readonly range: Pick<Range, 'count' | 'own'>,
    private readonly found: (mean: number) => void,
  ) {
    this.#sum = partOf(range);
  }

  take(block: Block): void {
    const [sum, first] = [this.#sum, this.#first];
    const values = block.finite(this.column);
    if (first === undefined) for (const x of values) sum.add(x);
    else for (const x of values) sum.add(x - first);
  }

  get counted(): Counted {
    return { added: NOTHING, appended: Float64Array.from(this.#sum.pairs) };
  }

  end({ appended }: Counted): boolean {
    const { count } = this.range;
    const total = joinedSum(count, appended);
    if (this.#first !== undefined) {
      this.found(this.#first + total / count);
      return true;
    }
    this.#first = total / count;
    this.#sum = partOf(this.range);
    return false;
  }
}

function partOf({ count, own }: Pick<Range, 'count' | 'own'>): TreeSumPart {
  return new TreeSumPart(count, own.first, own.end);
}

/** As `covarianceMatrix`. */
class Covariance implements Computation {
  readonly #sums: TreeSumPart[];

  constructor(
    private readonly columns: readonly string[],
    private readonly means: readonly number[],
    private readonly range: Pick<Range, 'count' | 'own'>,
    private readonly found: (matrix: Float64Array) => void,
  ) {
    this.#sums = columns.flatMap((_, i) => Array.from({ length: i + 1 }, () => partOf(range)));
  }

  take(block: Block): void {
    const centred = this.columns.map((column, i) => block.finite(column).map((x) => x - this.means[i]));
    let next = 0;
    for (let i = 0; i < centred.length; i++) {
      for (let j = 0; j <= i; j++) {
        const [a, b, sum] = [centred[i], centred[j], this.#sums[next++]];
        for (let k = 0; k < a.length; k++) sum.add(a[k] * b[k]);
      }
    }
  }

  /** The pairs of each sum, after its place. */
  get counted(): Counted {
    const appended = this.#sums.flatMap(({ pairs }, sum) =>
      Array.from({ length: pairs.length / 2 }, (_, k) => [sum, pairs[2 * k], pairs[2 * k + 1]]).flat(),
    );
    return { added: NOTHING, appended: Float64Array.from(appended) };
  }

  end({ appended }: Counted): boolean {
    const { count } = this.range;
    const pairs = this.#sums.map((): number[] => []);
    for (let k = 0; k < appended.length; k += 3) pairs[appended[k]].push(appended[k + 1], appended[k + 2]);
    const p = this.columns.length;
    const matrix = new Float64Array(p * p);
    let next = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        const entry = joinedSum(count, pairs[next++]) / (count - 1);
        matrix[i * p + j] = entry;
        matrix[j * p + i] = entry;
      }
    }
    this.found(matrix);
    return true;
  }
}
