import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLaw } from '../../../src/jobs/law-definition.js';
import { exampleOf } from '../../../src/laws/example.js';
import { laws } from '../../../src/laws/index.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { faultsOf } from '../../support/record-schemas.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { isoloss } from '../support.js';

const json = async (...argv: string[]) => JSON.parse((await isoloss('laws', ...argv, '--json')).out);
const names = (record: { readonly laws: readonly { readonly name: string }[] }) =>
  record.laws.map(({ name }) => name);

describe('isoloss laws', () => {
  test('lists every law under its family', async () => {
    const { out } = await isoloss('laws');
    expect(out).toMatch(/^parameters and tokens$\n.*presets.*\n^ {2}chinchilla +N, D +\d+ {2}Chinchilla/m);
    expect(out).toMatch(/^experts and sparsity$\n.*\n^ {2}routed +N, E /m);
    for (const { name } of laws) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(names(await json())).toEqual(laws.map(({ name }) => name));
  });

  test('chooses by family and by words, which all have to occur', async () => {
    expect(names(await json('--family', 'experts'))).toEqual([
      'routed',
      'fine-grained',
      'joint-experts',
      'sparse-experts',
      'sparse',
    ]);
    expect(names(await json('--search', 'granularity'))).toEqual(['fine-grained']);
    expect(names(await json('--family', 'precision', '--search', 'rounding groups'))).toEqual([
      'quantisation-aware',
    ]);
    expect((await isoloss('laws', '--search', 'unheard-of')).out).toContain('No law has all of these words');
    expect(await isoloss('laws', '--family', 'presision')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean precision?'),
    });
  });

  test('says what is from a paper, and why nothing is', async () => {
    const { out } = await isoloss('laws', '--paper', 'kaplan');
    expect(out).toContain('Kaplan et al. 2020  Scaling Laws for Neural Language Models');
    expect(out).toContain('kaplan-2020, arXiv:2001.08361');
    expect(out).toMatch(/Law: kaplan, power, training-steps, batch-and-steps, rule\./);
    expect(out).toContain('power:kaplan-2020-parameters');
    const { papers, laws: found } = await json('--paper', '2304.03208');
    expect(papers).toMatchObject([{ id: 'dey-2023', presets: ['saturating-power:dey-2023'] }]);
    expect(found).toMatchObject([{ name: 'saturating-power', presets: [{ name: 'dey-2023' }] }]);
    expect((await isoloss('laws', '--paper', 'sorscher')).out).toContain('lower envelope');
    expect(await isoloss('laws', '--paper', 'kapplan')).toMatchObject({
      code: 2,
      err: expect.stringContaining('kaplan'),
    });
  });

  test('describes a law with its symbols, notes and published values', async () => {
    const { out } = await isoloss('laws', 'chinchilla');
    for (const part of [
      'L = E + A/N^alpha',
      'chinchilla:besiroglu-2024',
      '482.0057',
      '2404.10102',
      '0 to 2',
      'more sets of',
    ]) {
      expect(out).toContain(part);
    }
    const sparse = await isoloss('laws', 'sparse');
    expect(sparse.out).toContain('As quoted by several secondary sources that agree.');
    expect(sparse.out).toContain('D: images trained on, images');
    expect((await isoloss('laws', 'broken:2')).out).toContain('broken:2');
    const one = await isoloss('laws', 'chinchilla:longpre-2025-hindi-unimax');
    expect(one.out).toContain('N: fitted from 1e7 to 8e9');
    expect(one.out).not.toContain('besiroglu');
  });

  test('a law’s example runs and says what it said', async () => {
    for (const name of ['chinchilla', 'vocabulary', 'precision', 'rule']) {
      const { out } = await isoloss('laws', name);
      const [, command, value] = /^ +\$ isoloss (predict [\s\S]*?)\n +L is (\S+)$/m.exec(out) ?? [];
      const ran = await isoloss(...command.replaceAll('\\\n', '').split(/\s+/));
      expect(ran.code, ran.err).toBe(0);
      expect(ran.out).toContain(value);
    }
  });

  test.each(laws.filter(({ presets }) => presets.length > 0).map((law) => [law.name, law] as const))(
    'the example of %s is what predict answers, for each of its published values',
    (name, law) => {
      for (const preset of law.presets) {
        const example = exampleOf(law, preset);
        expect(example, preset.name).toBeDefined();
        if (example === undefined) continue;
        const inputs = Object.fromEntries(
          Object.entries(example.at).map(([input, value]) => [input, [value]]),
        );
        const [value] = predict(fittedOfPreset(`${name}:${preset.name}`), inputs).value;
        expect(Number.isFinite(value), preset.name).toBe(true);
        expect(Math.abs(value - example.value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
      }
    },
  );

  test('draws a law with published or made-up values', async () => {
    const page = join(temporaryFolder('cli'), 'law.html');
    expect((await isoloss('laws', 'kaplan', '--report', page)).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('kaplan:kaplan-2020');
    expect((await isoloss('laws', 'exponential', '--report', page)).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('made up');
    expect(await isoloss('laws', 'kaplan', '--family', 'power')).toMatchObject({ code: 2 });
  });

  test('lists laws, and the papers that were asked for, on a page', async () => {
    const page = join(temporaryFolder('cli'), 'laws.html');
    expect((await isoloss('laws', '--paper', 'kaplan', '--report', page)).code).toBe(0);
    const text = readFileSync(page, 'utf8').replace(/<\/?span[^>]*>/g, '');
    for (const part of ['>kaplan</strong>', 'Papers', 'isoloss laws --paper kaplan']) {
      expect(text).toContain(part);
    }
  });

  test('--json takes a file too, and does not take a law for one', async () => {
    const path = join(temporaryFolder('cli'), 'laws.json');
    expect((await isoloss('laws', 'kaplan', '--json', path)).out).toContain('kaplan');
    expect(JSON.parse(readFileSync(path, 'utf8')).name).toBe('kaplan');
    expect((await isoloss('laws', 'kaplan', '--json', '-')).out).toMatch(/^\{/);
    expect(await isoloss('laws', '--json', 'kaplan')).toMatchObject({ code: 2, out: '' });
  });

  test.each(laws.map((law) => [law.name, law] as const))(
    'the JSON of %s is a law file by the schema that is shipped, and reads as the same law',
    (_, law) => {
      const file = JSON.parse(JSON.stringify({ schema: 'isoloss/law-file@1', ...law }));
      expect(faultsOf(file)).toEqual([]);
      expect(readLaw(file)).toEqual(law);
    },
  );

  test('the JSON of a law is a law file, which is described like a law', async () => {
    const path = join(temporaryFolder('cli'), 'own.json');
    await isoloss('laws', 'routed', '--json', path);
    const law = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...law, name: 'mine' }));
    expect((await isoloss('laws', path)).out).toMatch(/^mine {2}Routed/);
    expect((await isoloss('laws', `${path}:clark-2022-hash`)).out).toContain('477.741');
    expect(await isoloss('laws', `${path}:clark-2022-hush`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${path}:clark-2022-hash`),
    });
  });

  test('an unknown name is bad input', async () => {
    expect(await isoloss('laws', 'kaplann')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('kaplan?'),
    });
  });
});
