import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceleration,
  basicInterval,
  bcaInterval,
  biasCorrection,
  fewestReplicates,
  type Interval,
  isUndefined,
  percentileInterval,
  studentisedInterval,
  type Undefined,
} from '../../src/statistics/intervals.js';
import { mean } from '../../src/statistics/moments.js';
import { expectAllNear, expectNear, skewed } from './support.js';

const count = 2000;
const replicates = Float64Array.from({ length: count }, (_, i) => (((i + 1) ** 2 * 37) % 1009) / 10);
const standardErrors = Float64Array.from({ length: count }, (_, i) => 1 + ((i + 1) % 7));
const estimate = 40;
const jackknife = leaveOneOut(skewed);

function leaveOneOut(values: Float64Array): Float64Array {
  const total = mean(values) * values.length;
  return values.map((value) => (total - value) / (values.length - 1));
}

function why(interval: Interval | Undefined): string {
  if (!isUndefined(interval)) throw new Error(`${interval} is an interval`);
  return interval.why;
}

function ends(interval: Interval | Undefined): Interval {
  if (isUndefined(interval)) throw new Error(interval.why);
  return interval;
}

describe('intervals of known replicates', () => {
  // Written out in numpy.quantile, scipy.stats.norm.ppf and scipy.stats.norm.cdf.
  test('percentile and basic', () => {
    expectAllNear(percentileInterval(replicates, 0.9), [3.5, 97.3], 1e-14);
    expectAllNear(percentileInterval(replicates, 0.95), [1.5, 99.4], 1e-14);
    expectAllNear(basicInterval(replicates, estimate, 0.95), [80 - 99.4, 80 - 1.5], 1e-14);
  });

  test('BCa and its two constants', () => {
    expectNear(biasCorrection(replicates, estimate), -0.26760939304467757, 1e-14);
    expectNear(acceleration(jackknife) ?? Number.NaN, 0.061528869612594045, 1e-12);
    expectAllNear(ends(bcaInterval(replicates, estimate, jackknife, 0.9)), [1.4, 90.9], 1e-14);
    expectAllNear(ends(bcaInterval(replicates, estimate, jackknife, 0.95)), [0.7, 97.2], 1e-14);
  });

  test('studentised', () => {
    const at = (level: number) => ends(studentisedInterval(replicates, standardErrors, estimate, 2.5, level));
    expectAllNear(at(0.9), [-35.125, 76.78125], 1e-14);
    expectAllNear(at(0.95), [-70.00625, 93.78125], 1e-14);
  });
});

describe('laws of intervals', () => {
  const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
    minLength: 100,
    maxLength: 200,
  });

  test('endpoints are replicates where the probabilities fall on ranks', () => {
    const ranks = Float64Array.from({ length: 1001 }, (_, i) => (i * 10) % 1001);
    expect(percentileInterval(ranks, 0.95)).toEqual([25, 975]);
    expect(percentileInterval(ranks, 0.9)).toEqual([50, 950]);
    expect(percentileInterval(ranks, 0.99)).toEqual([5, 995]);
  });

  test('basic is percentile reflected about the estimate, and studentised with one standard error is basic', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: -50, max: 50, noNaN: true }), (values, centre) => {
        const column = Float64Array.from(values);
        const [lo, hi] = percentileInterval(column, 0.9);
        const basic = basicInterval(column, centre, 0.9);
        expect(basic).toEqual([2 * centre - hi, 2 * centre - lo]);
        const even = new Float64Array(column.length).fill(2);
        const studentised = ends(studentisedInterval(column, even, centre, 2, 0.9));
        expect(studentised[0]).toBeCloseTo(basic[0], 10);
        expect(studentised[1]).toBeCloseTo(basic[1], 10);
      }),
    );
  });

  test('BCa without bias or skewness is percentile', () => {
    const even = Float64Array.from({ length: 999 }, (_, i) => ((i * 10) % 999) - 499);
    const symmetric = Float64Array.of(-2, -1, 0, 1, 2);
    expect(acceleration(symmetric)).toBe(0);
    expect(biasCorrection(even, 0)).toBe(0);
    expectAllNear(ends(bcaInterval(even, 0, symmetric, 0.9)), percentileInterval(even, 0.9), 1e-12);
  });

  test('acceleration is odd, and knows neither scale nor origin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 }),
        fc.constantFrom(1e-200, 1e-3, 1, 7, 1e200),
        (values, scale) => {
          const a = acceleration(Float64Array.from(values));
          const scaled = acceleration(Float64Array.from(values, (value) => scale * value));
          const mirrored = acceleration(Float64Array.from(values, (value) => 5 - value));
          if (a === undefined) {
            expect(new Set(values).size).toBe(1);
            expect([scaled, mirrored]).toEqual([undefined, undefined]);
          } else {
            expect(scaled).toBeCloseTo(a, 10);
            expect(mirrored).toBeCloseTo(-a, 10);
          }
        },
      ),
    );
  });

  test('the bias correction counts ties half', () => {
    expect(biasCorrection(Float64Array.of(1, 2, 2, 3), 2)).toBe(0);
    expect(biasCorrection(Float64Array.of(1, 2, 2, 2), 2)).toBeCloseTo(0.3186393639643752, 14);
    expect(biasCorrection(Float64Array.of(1, 2), 3)).toBe(Infinity);
    expect(biasCorrection(Float64Array.of(1, 2), 0)).toBe(-Infinity);
  });

  test('a level asks for as many replicates as put one beyond each endpoint', () => {
    expect([0.5, 0.8, 0.9, 0.95, 0.99, 0.999].map(fewestReplicates)).toEqual([3, 9, 19, 39, 199, 1999]);
    const narrow = [0.9995, 0.9999, 0.99999, 0.999999, 0.9999999].map(fewestReplicates);
    expect(narrow).toEqual([3999, 19_999, 199_999, 1_999_999, 19_999_999]);
    expect(fewestReplicates(1 - 2 ** -53)).toBeLessThan(Infinity);
  });
});

describe('what has no interval says why', () => {
  test('an estimate outside all replicates', () => {
    expect(why(bcaInterval(replicates, 200, jackknife, 0.9))).toBe(
      'The estimate lies above all 2000 replicates, so its bias cannot be corrected.',
    );
    expect(why(bcaInterval(replicates, -1, jackknife, 0.9))).toContain('below all 2000');
  });

  test('leave-one-out estimates that are equal, to rounding too, or missing', () => {
    expect(why(bcaInterval(replicates, estimate, new Float64Array(9).fill(0.1), 0.9))).toContain('equal');
    expect(acceleration(Float64Array.of(1, 1, 1 + 2 ** -52))).toBeUndefined();
    expect(acceleration(new Float64Array(0))).toBeUndefined();
    const holed = Float64Array.of(1, Number.NaN, 3, Infinity);
    expect(why(bcaInterval(replicates, estimate, holed, 0.9))).toContain('2 of 4 leave-one-out');
  });

  test('too few replicates, at the level or at the probabilities after correction', () => {
    expect(why(bcaInterval(replicates.slice(0, 38), estimate, jackknife, 0.95))).toBe(
      'An interval at level 0.95 needs at least 39 replicates, and there are 38.',
    );
    const ramp = Float64Array.from({ length: 999 }, (_, i) => i);
    expect(why(bcaInterval(ramp, 990, jackknife, 0.95))).toContain('beyond the outermost of 999 replicates');
  });

  test('an acceleration and a bias so strong that a corrected probability is outside 0 to 1', () => {
    // A single outlier gives the largest acceleration there is, 1/6; z0 + z must then pass 6.
    const outlier = Float64Array.from({ length: 10_000 }, (_, i) => -Number(i === 0));
    const ramp = Float64Array.from({ length: 200_000 }, (_, i) => i);
    expect(why(bcaInterval(ramp, 199_998.5, outlier, 0.95))).toBe(
      'The acceleration 0.167 and the bias correction 4.42 are too strong for a level of 0.95.',
    );
  });

  test('standard errors that are missing', () => {
    const broken = (bad: number) =>
      standardErrors.map((s, i) => (i < bad ? [0, Number.NaN, Infinity, -1][i % 4] : s));
    const at = (bad: number) => studentisedInterval(replicates, broken(bad), estimate, 2.5, 0.95);
    expect(ends(at(5))[0]).toBeLessThan(ends(at(5))[1]);
    expect(why(at(6))).toBe('6 of 2000 replicates have no usable standard error (zero or not finite).');
    for (const own of [0, -1, Number.NaN, Infinity]) {
      expect(why(studentisedInterval(replicates, standardErrors, estimate, own, 0.95))).toContain('estimate');
    }
    expect(why(studentisedInterval(replicates.slice(0, 20), standardErrors, estimate, 1, 0.95))).toContain(
      '39',
    );
  });
});

test('numbers that are none are refused, never taken', () => {
  const holed = replicates.slice();
  holed[7] = Number.NaN;
  const calls = [
    () => percentileInterval(holed, 0.9),
    () => basicInterval(holed, estimate, 0.9),
    () => basicInterval(replicates, Number.NaN, 0.9),
    () => bcaInterval(holed, estimate, jackknife, 0.9),
    () => bcaInterval(replicates, Number.NaN, jackknife, 0.9),
    () => studentisedInterval(holed, standardErrors, estimate, 1, 0.9),
    () => studentisedInterval(replicates, standardErrors, Infinity, 1, 0.9),
    () => biasCorrection(new Float64Array(0), 1),
    () => acceleration(Float64Array.of(1, Number.NaN)),
    ...[0, 1, 95, Number.NaN].map((level) => () => percentileInterval(replicates, level)),
  ];
  for (const call of calls) expect(call).toThrow(RangeError);
});
