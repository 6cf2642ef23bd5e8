import { describe, expect, test } from 'vitest';
import {
  axisValues,
  parseAssignment,
  parseAxis,
  parseBound,
  parseCount,
  parseNumber,
  parsePoint,
  parseRange,
  parseStarts,
} from '../../src/jobs/grammar.js';

describe('the grammar of option texts', () => {
  test('numbers are decimal, finite and nothing else', () => {
    expect(['12', '.5', '-3.', '6e23', '1E-4', '+2'].map(parseNumber)).toEqual([12, 0.5, -3, 6e23, 1e-4, 2]);
    for (const text of ['', ' ', '1,5', '0x10', 'Infinity', 'NaN', '1e999', '1_000', '1e', '--1']) {
      expect(() => parseNumber(text)).toThrow(/is not a number/);
    }
  });

  test('counts are whole and not below their least', () => {
    expect(parseCount('1e4')).toBe(10_000);
    expect(() => parseCount('1.5')).toThrow(/whole number/);
    expect(() => parseCount('-1')).toThrow(/at least 0/);
    expect(() => parseCount('1e17')).toThrow(/whole number/);
  });

  test('an assignment splits at its first equals sign and keeps the rest as it is', () => {
    expect(parseAssignment('N=Model Size')).toEqual(['N', 'Model Size']);
    expect(parseAssignment('D = C/(6*N) ')).toEqual(['D', 'C/(6*N)']);
    expect(parseAssignment('keep=a == b')).toEqual(['keep', 'a == b']);
    for (const text of ['N', '=x', 'N=', '2N=x', 'a b=c']) {
      expect(() => parseAssignment(text)).toThrow(/not of the form name=value/);
    }
  });

  test('a range has two ends in order', () => {
    expect(parseRange('alpha=.2..0.6')).toEqual(['alpha', [0.2, 0.6]]);
    expect(parseRange('A=-1e3..-1e2')).toEqual(['A', [-1000, -100]]);
    expect(parseRange('a=0...5')).toEqual(['a', [0, 0.5]]);
    for (const text of ['a=1', 'a=1..', 'a=..1', 'a=2..1', 'a=1..1', 'a=1..x']) {
      expect(() => parseRange(text)).toThrow();
    }
  });

  test('a bound may be open on one side', () => {
    expect(parseBound('alpha=0..2')).toEqual(['alpha', [0, 2]]);
    expect(parseBound('alpha=0..')).toEqual(['alpha', [0, null]]);
    expect(parseBound('alpha=..2')).toEqual(['alpha', [null, 2]]);
    expect(() => parseBound('alpha=..')).toThrow(/at least one end/);
  });

  test('an axis is log-spaced, linear or listed, with both ends exact', () => {
    expect(axisValues(parseAxis('N=1..100:3'))).toEqual([1, 10, 100]);
    expect(axisValues(parseAxis('b=-1..1:5:lin'))).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(axisValues(parseAxis('k=[1,4,9]'))).toEqual([1, 4, 9]);
    expect(axisValues(parseAxis('alpha=.2..0.6:256')).at(-1)).toBe(0.6);
  });

  test('an axis that cannot be made says why', () => {
    expect(() => parseAxis('a=0..1:5')).toThrow(/above zero/);
    expect(() => parseAxis('a=1..2')).toThrow(/needs a count/);
    expect(() => parseAxis('a=1..2:5:log')).toThrow(/needs a count/);
    expect(() => parseAxis('a=1..2:1')).toThrow(/at least 2/);
    expect(() => parseAxis('a=1..2:1e9')).toThrow(/more than/);
    expect(() => parseAxis('a=1e-300..1e300:5')).toThrow(/too far apart/);
    expect(() => parseAxis('a=-1e308..1e308:5:lin')).toThrow(/too far apart/);
    expect(() => parseAxis('a=[3,1]')).toThrow(/ascend/);
    expect(() => parseAxis('a=[]')).toThrow(/not a number/);
  });

  test('a point gives each name once', () => {
    expect(parsePoint('A=400, alpha=.3')).toEqual({ A: 400, alpha: 0.3 });
    expect(() => parsePoint('A=1,A=2')).toThrow(/twice/);
    expect(() => parsePoint('A=400,')).toThrow(/name=value/);
  });

  test('starts are one of three kinds', () => {
    expect(parseStarts('seeded')).toEqual({ kind: 'seeded' });
    expect(parseStarts('seeded:16')).toEqual({ kind: 'seeded', count: 16 });
    expect(parseStarts('grid')).toEqual({ kind: 'grid' });
    expect(parseStarts('sobol:1024')).toEqual({ kind: 'sobol', count: 1024 });
    for (const text of [
      '',
      'sobol',
      'grid:3',
      'seeded:0',
      'seeded:1.5',
      'seeded:4:4',
      'random:3',
      'sobol:1e12',
    ]) {
      expect(() => parseStarts(text)).toThrow();
    }
  });
});

describe('numbers as papers and word processors set them', () => {
  test.each([
    ['−1.5', -1.5],
    ['–2e3', -2000],
    ['1e−3', 1e-3],
    ['−1.5 × 10⁻³', -1.5e-3],
    ['1.4·10¹²', 1.4e12],
    ['6x10^23', 6e23],
    ['3 × 10^{-4}', 3e-4],
    ['10⁻³', 1e-3],
    ['−10⁶', -1e6],
    ['1\u2009400\u202f000', 1.4e6],
    ['1\u00a0000.5', 1000.5],
    ['＋3', 3],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['1\u200940', '10⁻', '1.5 ×', '× 10³', '1 × 11³', '²', '1 000', '--1', ''])(
    "'%s' is none",
    (text) => {
      expect(() => parseNumber(text)).toThrow(expect.objectContaining({ code: 'bad-number' }));
    },
  );

  test.each([
    ['1e23 FLOP', 'Write it without its unit: 1e23.'],
    ['1e3 PF-days', 'In FLOP that is 8.64e22: a PF-day is 8.64e19.'],
  ])("'%s' is advised on its unit", (text, fix) => {
    expect(() => parseNumber(text)).toThrow(expect.objectContaining({ fix }));
  });

  test('stand in ranges, points and axes too', () => {
    expect(parseRange('alpha=−1..2×10⁰')).toEqual(['alpha', [-1, 2]]);
    expect(parsePoint('N=7 × 10¹⁰,D=1.4×10¹²')).toEqual({ N: 7e10, D: 1.4e12 });
    expect(parseAxis('N=10⁷..10¹³:7')).toMatchObject({ lo: 1e7, hi: 1e13, count: 7 });
  });
});
