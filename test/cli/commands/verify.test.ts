import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import type { VerifyRecord } from '../../../src/tasks/verify/record.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, simulatedRuns } from '../support.js';

const folder = temporaryFolder('verify');
const fit = join(folder, 'fit.json');
const replicates = join(folder, 'fit.replicates.parquet');
const few = ['--starts', '10', '--refits', '0'];
let runs = '';

/** Without line breaks inside its entries. */
async function verified(...args: string[]) {
  const ran = await isoloss('verify', ...args);
  return { ...ran, out: ran.out.replace(/\n +/g, ' ') };
}

/** A copy of the fit beside it, changed. */
function edited(name: string, change: (record: FitRecord) => object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(fit, 'utf8')))));
  return path;
}

beforeAll(async () => {
  runs = simulatedRuns(folder);
  const { code, err } = await isoloss('fit', runs, ...chinchilla, '--bootstrap', '50', '--json', fit);
  expect([code, err]).toEqual([0, '']);
});

describe('isoloss verify', () => {
  test('says that a fit holds, and what it rests on', async () => {
    const { code, out, err } = await verified(fit, '--starts', '10');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`${fit}  isoloss/fit@1`);
    for (const line of [
      /^ok +file of refits +50 refits of this fit, SHA-256 /m,
      /^ok +runs +.*runs\.csv gives the numbers that were fitted/m,
      /^ok +objective +At the parameters it is /m,
      /^ok +optimum +A minimum: Newton decrement/m,
      /^ok +new starts +10 starts with another seed lead to no lower objective\.$/m,
      /^ok +refits +All 50 are minima of their resamples \(pairs\), drawn anew\.$/m,
      /^ok +refits repeated +50 refits repeated from 9 starts each: the same minima\.$/m,
      /^- +how it ran /m,
      /^All that can be recomputed holds; 1 check cannot be made\./m,
    ]) {
      expect(out).toMatch(line);
    }
  });

  test('names what does not hold, with exit code 1', async () => {
    const path = edited('tampered.json', (record) => ({
      ...record,
      parameters: { ...record.parameters, alpha: 1.01 * record.parameters.alpha },
    }));
    const json = join(folder, 'verified.json');
    const page = join(folder, 'verified.html');
    const { code, out, err } = await verified(path, ...few, '--json', json, '--report', page);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: The record does not hold: .*objective, optimum/);
    expect(out).toMatch(/^FAIL +parameters +parameters\.alpha is 0\.3\d+, recomputed 0\.3\d+\.$/m);
    const record: VerifyRecord = JSON.parse(readFileSync(json, 'utf8'));
    expect(record).toMatchObject({ of: 'isoloss/fit@1', holds: false, job: { record: path, refits: 0 } });
    const drawn = readFileSync(page, 'utf8');
    expect(drawn).toMatch(/<h1>The record does not hold: \d+ of \d+ checks differ<\/h1>/);
    for (const { name } of record.checks) expect(drawn).toContain(name);
    const optimum = record.checks.find(({ name }) => name === 'optimum');
    expect(optimum?.text).toMatch(/refitting from them lowers the objective by \S+ %, to .*alpha 0\.3/);
  });

  test('names the fields in which a record breaks its schema', async () => {
    const path = edited('form.json', ({ seed: _, ...record }) => ({ ...record, objective: '1e-3', Note: 1 }));
    const { code, out, err } = await verified(path);
    expect([code, err]).toEqual([1, 'error: The record does not hold: form.\n']);
    for (const part of [/objective: .*number/, /seed: /, /Note/]) expect(out).toMatch(part);
  });

  test('needs no law file, since the record holds the law, and reads the jobs of earlier versions', async () => {
    const law = join(folder, 'my.law.json');
    const path = join(folder, 'own-law.json');
    const parameters = ['E', 'A', 'B', 'alpha'].map((name) => ({ name, domain: 'positive' }));
    const formula = 'E + A/N^alpha + B/D^alpha';
    writeFileSync(law, JSON.stringify({ name: 'tied', formula, inputs: ['N', 'D'], parameters }));
    const made = await isoloss('fit', runs, ...chinchilla.slice(2), '--law', law, '--json', path);
    expect([made.code, made.err]).toEqual([0, '']);
    rmSync(law);
    expect((await verified(path, ...few)).code).toBe(0);
    const { job, adequacy: _, ...record } = JSON.parse(readFileSync(path, 'utf8'));
    const { let: _let, melt: _melt, ...earlier } = job;
    writeFileSync(path, JSON.stringify({ ...record, job: earlier }));
    const { code, out } = await verified(path, ...few);
    expect([code, out]).toEqual([0, expect.stringContaining('Its job has no let and melt, which later')]);
  });

  test('finds refits that are not those of the record', async () => {
    const other = join(folder, 'other.json');
    await isoloss('fit', runs, ...chinchilla, '--bootstrap', '50', '--seed', '1', '--json', other);
    const path = edited('exchanged.json', (record) => {
      const { bootstrap } = record;
      const named = JSON.parse(readFileSync(other, 'utf8')).bootstrap.replicates;
      return { ...record, bootstrap: { ...bootstrap, replicates: named } };
    });
    const exchanged = await verified(path, ...few);
    expect(exchanged.code).toBe(1);
    expect(exchanged.out).toMatch(
      /^FAIL +file of refits +.*do not belong together: they are of another job/m,
    );
    const damaged = edited('digest.json', (record) => ({
      ...record,
      bootstrap: {
        ...record.bootstrap,
        replicates: { ...record.bootstrap?.replicates, digest: '0'.repeat(64) },
      },
    }));
    expect((await verified(damaged, ...few)).out).toMatch(/^FAIL +file of refits +.*is not the file/m);
  });

  test('holds a fit against itself where its files are not there', async () => {
    const away = join(folder, 'away');
    mkdirSync(away);
    const path = join(away, 'fit.json');
    const record: FitRecord = JSON.parse(readFileSync(fit, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...record, job: { ...record.job, runs: 'lost.csv' } }));
    const { code, out } = await verified(path, ...few);
    expect(code).toBe(0);
    expect(out).toMatch(/^- +runs +The runs 'lost\.csv' are not there/m);
    expect(out).toMatch(/^- +summary of refits/m);
    expect(out).toMatch(/^ok +consistency/m);
    // A table and refits beside the record are found.
    copyFileSync(runs, join(away, 'lost.csv'));
    renameSync(replicates, join(away, basename(replicates)));
    expect((await verified(fit, ...few)).out).toMatch(/^- +summary of refits/m);
    const beside = await verified(path, ...few);
    renameSync(join(away, basename(replicates)), replicates);
    expect(beside.out).toMatch(/^ok +runs/m);
    // The job that the refits were drawn for names the table that it was given, which does not matter.
    expect(beside.code, beside.out).toBe(0);
  });

  test('verifies answers about a fit, of the fit that they name or another', async () => {
    const answer = join(folder, 'answer.json');
    await isoloss('predict', fit, '--at', 'N=7e10,D=1.4e12', '--json', answer);
    expect(await verified(answer)).toMatchObject({
      code: 0,
      out: expect.stringContaining('The record holds.'),
    });
    const refitted = await verified(answer, 'chinchilla:besiroglu-2024');
    expect(refitted).toMatchObject({ code: 1, err: expect.stringContaining('fit, ') });
    const { points, ...rest } = JSON.parse(readFileSync(answer, 'utf8'));
    const lost = { ...rest, fit: { ...rest.fit, name: 'lost.json' }, points };
    writeFileSync(answer, JSON.stringify(lost));
    expect(await verified(answer)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Without the fit, nothing can be recomputed.'),
      err: 'error: Nothing of the record could be recomputed.\n',
    });
  });

  test('verifies a surface and its table', async () => {
    const [record, file] = ['surface.json', 'surface.csv'].map((name) => join(folder, name));
    const axis = ['--axis', 'N=1e8..1e10:5', '--set', 'D=20*N'];
    await isoloss('surface', fit, ...axis, '--out', file, '--json', record);
    expect((await verified(record)).out).toMatch(/^ok +table +5 rows, SHA-256 /m);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect(await verified(record)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^FAIL +table +digest is /m),
    });
  });

  test('refuses what is no record', async () => {
    const path = join(folder, 'none.json');
    const refused = async (content: string) => {
      writeFileSync(path, content);
      const { code, err } = await verified(path);
      return [code, err.split('\n')[0]];
    };
    expect(await refused('{}')).toEqual([2, expect.stringContaining('is no record')]);
    expect(await refused('[')).toEqual([2, expect.stringContaining('is not JSON')]);
    expect(await refused('{"schema":"isoloss/fit@99"}')).toEqual([2, expect.stringContaining("'fit@99'")]);
    expect((await verified(join(folder, 'no.json'))).code).toBe(2);
    expect((await isoloss('verify')).code).toBe(2);
  });
});
