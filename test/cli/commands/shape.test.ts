import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { isoloss } from '../support.js';

const ask = (line: string) => isoloss(...line.split(' '));

it.each(['costs', 'shape'])('%s explains itself with examples', async (command) => {
  const { code, out } = await ask(`${command} --help`);
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:\n {2}\$ isoloss/);
});

describe('isoloss costs', () => {
  it('lists every cost, and describes one', async () => {
    expect((await ask('costs')).out).toMatch(/^ +inference +N, D +compute of training +T$/m);
    const { out, code } = await ask('costs chinchilla');
    expect(code).toBe(0);
    for (const part of [
      'cost = 3*(',
      'layer = 8*width^2',
      'sequence=2048',
      'N = 12*layers*width^2',
      '2203.15556',
    ]) {
      expect(out).toContain(part);
    }
    expect((await ask('costs over-training')).out).toContain('D >= M*N');
  });

  it('says what a cost is, by name or formula, in the units that are customary', async () => {
    expect((await ask('costs training --at N=7e10,D=1.4e12')).out).toBe('5.88e23 FLOP (6,806 PF-days)\n');
    expect((await ask('costs 6*N*D --at N=2,D=3')).out).toBe('36\n');
    const seconds = 'costs seconds --at N=7e9,D=1e12,peak=312e12,utilisation=.4,devices=256';
    expect((await ask(seconds)).out).toBe('1.3146e6 seconds (15.22 days)\n');
    expect((await ask('costs deepseek --at layers=30,width=4096,D=2e12')).out).toContain(', N 6.0398e9');
    const json = JSON.parse((await ask('costs training --at N=1e9,D=2e10 --json')).out) as { value: number };
    expect(json).toMatchObject({ value: 1.2e20, unit: 'FLOP', formula: '6*N*D' });
  });

  it('takes values made of those before them', async () => {
    expect((await ask('costs training --at N=1e9,D=20*N')).out).toBe('1.2e20 FLOP (1.389 PF-days)\n');
    expect((await ask('costs training --at C=1.2e20,N=1e9,D=C/(6*N)')).out).toBe(
      '1.2e20 FLOP (1.389 PF-days)\n',
    );
  });

  it.each([
    ['costs training --at N=1e9,D=1e9,Q=3', 'The cost training does not use Q.'],
    ['costs attention --at N=1e9,D=1e9,sequenc=4096', 'Did you mean sequence?'],
    ['costs 6*N*D --at N=1e9,D=1e9,T=1', 'The cost "6*N*D" does not use T.'],
    ['costs training --at N=-1e9,D=1e9', 'does not accept N = -1000000000'],
  ])('%s is refused with a reason', async (line, reason) => {
    const { code, err } = await ask(line);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it('asks for what is missing', async () => {
    const { code, err } = await ask('costs training --at N=1e9');
    expect(code).toBe(2);
    expect(err).toContain('needs D (tokens trained on, repetitions counted)');
    expect((await ask('costs trainig')).err).toContain('Did you mean training?');
    expect((await ask('costs --json training')).err).toContain('isoloss costs training --json');
  });
});

describe('isoloss shape', () => {
  it('counts one transformer in every convention', async () => {
    const { out, code } = await ask('shape --architecture pythia,layers=6,width=512');
    expect(code).toBe(0);
    expect(out).toContain('6 layers, width 512, 8 heads of 64');
    expect(out).toMatch(/all +70,426,624/);
    expect(out).toMatch(/non-embedding +18,915,328/);
    expect(out).toMatch(/^ +simple .* 1 +two FLOP a parameter/m);
  });

  it('finds the transformer nearest a size, and says where there is none near', async () => {
    expect((await ask('shape --parameters 7e9 --architecture llama')).out).toMatch(
      /times the 7e9 asked for \(total\)$/m,
    );
    expect((await ask('shape --parameters 1e13 --architecture llama')).out).toContain('nothing nearer');
  });

  it('finds the best transformer for a budget, as text and as a record', async () => {
    const line = 'shape chinchilla:besiroglu-2024 --budget 1e21 --architecture vocabulary=50304,multiple=128';
    const { out, code } = await ask(line);
    expect(code).toBe(0);
    expect(out).toContain('23 layers, width 2,944, 46 heads of 64');
    expect(out).toMatch(/come within 0\.1.% of that loss/);
    const record = JSON.parse((await ask(`${line} --json`)).out) as { best: { architecture: object } };
    expect(record).toMatchObject({ schema: 'isoloss/shape@1', budget: 1e21, flops: 'matmul', size: 'total' });
    expect(record.best.architecture).toMatchObject({ layers: 23, width: 2944 });
  });

  it('does not write over the fit it reads, nor take an input twice', async () => {
    const fit = join(temporaryFolder('cli'), 'fit.json');
    writeFileSync(fit, '{}');
    const line = `shape ${fit} --budget 1e21 --architecture pythia`;
    expect((await ask(`${line} --json ${fit}`)).err).toContain("it is the job's own input");
    expect(readFileSync(fit, 'utf8')).toBe('{}');
    const twice = 'shape chinchilla:besiroglu-2024 --budget 1e21 --architecture pythia --set U=1 U=2';
    expect((await ask(twice)).err).toContain("'U' is given twice");
  });

  it.each([
    ['shape --architecture pythia', 'leaves depth and width open'],
    ['shape chinchilla:besiroglu-2024 --architecture pythia', 'A fit alone'],
    ['shape --architecture pythia --budget 1e20', 'A budget alone'],
    [
      'shape chinchilla:besiroglu-2024 --budget 1e20 --parameters 1e9 --architecture pythia',
      'each decide the shape',
    ],
    [
      'shape chinchilla:besiroglu-2024 --budget 1e20 --architecture pythia --flops kaplann',
      'Did you mean kaplan',
    ],
    ['shape --parameters 1e9 --architecture pythia --size all', 'It takes total, non-embedding, matrices'],
    ['shape --architecture pythia,layers=6,width=500', 'heads of 64 do not fill a width of 500'],
  ])('%s is refused with a reason', async (line, reason) => {
    const { code, err } = await ask(line);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});
