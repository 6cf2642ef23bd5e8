import { describe, expect, it } from 'vitest';
import { agreeingDigits, readPrinted, roundedFrom, roundsTo, spanOver } from '../../reproduce/printed.js';

describe('printed numbers', () => {
  it.each([
    ['0.0826', 3, 1e-4],
    ['.050', 2, 1e-3],
    ['1.07e3', 3, 10],
    ['4.46e-5', 3, 1e-7],
    ['-0.108', 3, 1e-3],
    ['669e6', 3, 1e6],
    ['7.4e+1', 2, 1],
    ['0', 1, 1],
  ])('%s has %d digits, the last of which is worth %d', (text, digits, unit) => {
    const read = readPrinted(text);
    expect(read.digits).toBe(digits);
    expect(read.unit / unit).toBeCloseTo(1, 12);
  });

  it.each(['', 'abc', '1e', '1.2.3', '.', 'Infinity'])('%j is none', (text) => {
    expect(() => readPrinted(text)).toThrow(RangeError);
  });

  it('are met by what rounds to them, halves included', () => {
    expect(roundsTo(1.165, '1.2')).toBe(true);
    expect(roundsTo(1.15, '1.2')).toBe(true);
    expect(roundsTo(1.149, '1.2')).toBe(false);
    expect(roundsTo(3637.5, '3.64e3')).toBe(true);
    expect(roundsTo(-0.1078, '-0.108')).toBe(true);
    expect(roundsTo(Number.NaN, '1')).toBe(false);
  });

  it('agree in as many digits as both have within half a unit', () => {
    expect(agreeingDigits(477.8258682, '477.825866')).toBe(8);
    expect(agreeingDigits(1.9999, '2.0001')).toBe(4);
    expect(agreeingDigits(12.6, '1.26')).toBe(0);
    expect(agreeingDigits(2.2256440889984477, '2.2256440889984477')).toBe(17);
  });

  it('leave open what was rounded, and so what is computed from them', () => {
    expect(roundedFrom('0.34')[0]).toBeCloseTo(0.335, 12);
    const [lo, hi] = spanOver({ a: '2', b: '0.10' }, ({ a, b }) => a / b);
    expect(lo).toBeCloseTo(1.5 / 0.105, 12);
    expect(hi).toBeCloseTo(2.5 / 0.095, 12);
  });
});
