import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissingWord, typeCell } from '../../src/runs/cell.js';

describe('a written cell', () => {
  it.each([
    ['42', 42],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['5.', 5],
    [' 1e-3 ', 1e-3],
    ['1.8446744073709552e+19', 1.8446744073709552e19],
    ['1.3B', 1.3e9],
    ['70M', 7e7],
    ['400k', 4e5],
    ['400K', 4e5],
    ['1.4T', 1.4e12],
    ['70m', 7e7],
    ['7b', 7e9],
    ['1.5t', 1.5e12],
    ['70 B', 7e10],
    ['70b tokens', 7e10],
    ['1.4T tokens', 1.4e12],
    ['124 million parameters', 1.24e8],
    ['7B-params', 7e9],
    ['5k steps', 5000],
    ['1e21 FLOPs', 1e21],
    ['2.31 nats', 2.31],
    ['83.5%', 0.835],
    ['83.5 %', 0.835],
    ['10 000 000', 1e7],
    ["1'300'000", 1.3e6],
    ['12\u202f345.5', 12345.5],
    ['−5.25', -5.25],
    ['1,300,000', 1.3e6],
    ['-1,300.25', -1300.25],
    ['np.float64(4.44)', 4.44],
    ['float32(1e-3)', 1e-3],
    ["tensor(2.5, device='cuda:0', dtype=torch.bfloat16, grad_fn=<NllLossBackward0>)", 2.5],
    ['Array(3, dtype=int32)', 3],
  ])('%j is the number %d', (text, value) => {
    expect(typeCell(text)).toBe(value);
  });

  it.each(['', '  ', 'NaN', 'nan', 'NA', 'inf', '-Infinity', '+INF', 'np.float64(nan)', 'tensor(inf)'])(
    '%j is missing',
    (text) => {
      expect(typeCell(text)).toBeNull();
    },
  );

  it.each([
    '1_000',
    '0x10',
    '1e',
    '1.2.3',
    '1e3M',
    'none',
    'pythia-70M',
    '12,34',
    '1,2345',
    '1,2,3',
    '1 2',
    '10 00 000',
    '70MB',
    '70 G',
    '3.2 ± 0.1',
    '4bit',
    '1.5.2B',
    '5%%',
    '7B-chat',
    'tokens',
    '2024-05-01',
    '--1',
    '1e999',
  ])('%j is text', (text) => {
    expect(typeCell(text)).toBe(text);
  });

  it.each(['N/A', 'n/a', '#N/A', 'null', 'NULL', 'None', 'none', '-', '<NA>', '#DIV/0!'])(
    '%j is a word for what is missing',
    (text) => {
      expect(isMissingWord(typeCell(text))).toBe(true);
    },
  );

  it.each([
    ['true', true],
    ['False', false],
  ])('%j is the truth %s', (text, value) => {
    expect(typeCell(text)).toBe(value);
  });

  it.each([
    ['5,336105', 5.336105],
    ['5,336', 5.336],
    ['1.300,5', '1.300,5'],
    ['1,3E+09', 1.3e9],
    ['1,3B', 1.3e9],
    ['0.25', 0.25],
    ['10 000,5', 10000.5],
    ['1,300,000', '1,300,000'],
    ['45,5%', 0.455],
  ])('with decimal commas, %j is %j', (text, value) => {
    expect(typeCell(text, { commas: 'decimal', points: 'decimal' })).toBe(value);
  });

  it.each([
    ['1.300.000', 1.3e6],
    ['1.300,5', 1300.5],
    ['1.300', 1300],
    ['0,5', 0.5],
    ['12.5', 12.5],
  ])('with decimal commas and points between thousands, %j is %d', (text, value) => {
    expect(typeCell(text, { commas: 'decimal', points: 'thousands' })).toBe(value);
  });

  it('stays text where a comma may be either', () => {
    const style = { commas: 'none', points: 'decimal' } as const;
    expect(typeCell('1,300', style)).toBe('1,300');
  });

  it('is every finite number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(typeCell(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('is never a NaN, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => !Number.isNaN(typeCell(text))));
  });
});
