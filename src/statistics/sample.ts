/** Samples of numbers of which statistics are asked, wherever the numbers lie: in memory, or in files read block by block. */
import { mean } from './moments.js';
import { checkFinite, transformedQuantiles } from './quantile.js';

/** Finite numbers; every statistic is exact, and the same bits wherever they lie. */
export interface Sample {
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  /** How many are below `x`, and how many equal to it. */
  about(x: number): { readonly below: number; readonly equal: number };
  /** How many lie within `radius` of `x`. */
  near(x: number, radius: number): number;
  /**
   * The type-7 quantiles at `probabilities`, of the numbers as `transform`, which must not fall, makes them. Throws a
   * RangeError where there are no numbers or a probability is not within 0 and 1.
   */
  quantiles(probabilities: readonly number[], transform?: (x: number) => number): number[];
}

/** Numbers in memory as a sample. Methods throw a RangeError where one is not finite. */
export function asSample(values: Float64Array | Sample): Sample {
  return values instanceof Float64Array ? new MemorySample(values) : values;
}

class MemorySample implements Sample {
  constructor(private readonly values: Float64Array) {}

  get count(): number {
    return this.values.length;
  }

  get least(): number {
    return this.values.reduce((least, x) => Math.min(least, x), Infinity);
  }

  get greatest(): number {
    return this.values.reduce((greatest, x) => Math.max(greatest, x), -Infinity);
  }

  get mean(): number {
    return mean(this.values);
  }

  about(x: number): { readonly below: number; readonly equal: number } {
    checkFinite(this.values);
    let [below, equal] = [0, 0];
    for (const value of this.values) {
      if (value < x) below++;
      else if (value === x) equal++;
    }
    return { below, equal };
  }

  near(x: number, radius: number): number {
    return this.values.reduce((count, value) => count + (Math.abs(value - x) <= radius ? 1 : 0), 0);
  }

  quantiles(probabilities: readonly number[], transform = (x: number) => x): number[] {
    return transformedQuantiles(this.values, probabilities, transform);
  }
}
