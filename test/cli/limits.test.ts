import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needCase } from '../support/cases.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

const squares = ['--residual', 'raw', '--loss', 'squared', '--backend', 'cpu'];

describe('fits of rows in which data are zero', () => {
  test('a mixture weight of 1 leaves (1 - p)^c at 0', async (context) => {
    const law = 'b*((p+c1*p^c2*(1-p)^c3)*N)^-al+Linf';
    const runs = needCase(context, 'mixture-weight.csv');
    const positive = 'b,al,Linf,c1,c2,c3';
    const { code, out } = await isoloss(
      ...[
        'fit',
        runs,
        '--law',
        law,
        '--map',
        'p=p',
        '--positive',
        positive,
        '--backend',
        'cpu',
        '--json',
        '-',
      ],
    );
    expect(code).toBe(0);
    const { parameters, objective } = JSON.parse(out);
    expect(objective).toBeCloseTo(2.941394e-5, 10);
    expect(parameters.c3).toBeCloseTo(0.72013, 4);
  });

  test('a law of Cm/C takes its limit at C = 0, and is predicted there', async (context) => {
    const record = join(temporaryFolder('limits'), 'fit.json');
    const law = 'R0+(A-R0)/(1+(Cm/C)^B)';
    const { code, out } = await isoloss(
      ...[
        'fit',
        needCase(context, 'rl-from-zero.csv'),
        '--law',
        law,
        '--map',
        'L=R',
        'C=C',
        '--positive',
        'A,Cm,B',
      ],
      ...[...squares, '--json', record],
    );
    expect([code, out.includes('converged')]).toEqual([0, true]);
    const { out: predicted } = await isoloss('predict', record, '--at', 'C=0', '--json', '-');
    // By least squares over the six rows, where the law at C = 0 is R0.
    expect(JSON.parse(predicted).rows?.[0]?.L ?? predicted).toEqual(expect.anything());
    expect(predicted).toContain('0.19994');
  });

  test('an exponent that must not be negative is named where a start or a bound makes it so', async () => {
    const runs = join(temporaryFolder('limits'), 'runs.csv');
    writeFileSync(
      runs,
      ['x,y', ...[0, 1, 2, 3, 4, 5, 6, 7].map((x) => `${x},${1 + 2 * x ** 0.5 + 0.01 * (x % 3)}`)].join('\n'),
    );
    const fit = ['fit', runs, '--law', 'a + b*x^c', '--map', 'L=y', 'x=x', ...squares];
    const { code, out } = await isoloss(...fit, '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(out).parameters.c).toBeCloseTo(0.5, 1);
    expect((await isoloss(...fit, '--start', 'a=1,b=2,c=-1')).err).toContain(
      'In line 2 (x = 0) the law has a finite value only where c is above zero.',
    );
    expect((await isoloss(...fit, '--bound', 'c=..-0.1')).err).toContain('whose exponent depends on c');
  });
});
