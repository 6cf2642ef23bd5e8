import { describe, expect, test } from 'vitest';
import { judged, simulated } from '../../../scripts/adequacy-study.js';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { type FitJobInput, fit, parseFitJob, parseTable, type Table } from '../../../src/index.js';
import { threefry } from '../../../src/problem/threefry.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

async function fitTo(table: Table, more: Partial<FitJobInput> = {}): Promise<FitRecord> {
  const job = { runs: table.source, law: 'chinchilla', backend: 'cpu', ...more } as const;
  return (await fit(parseFitJob(job), table)).record;
}

async function adequacyOf(table: Table, more: Partial<FitJobInput> = {}) {
  const { adequacy } = await fitTo(table, more);
  if (adequacy === undefined) throw new Error('the record has no adequacy');
  return adequacy;
}

function tableOfLines(header: string, lines: readonly string[]): Promise<Table> {
  return parseTable(new TextEncoder().encode([header, ...lines].join('\n')), 'runs.csv');
}

function normal(k: number, key = 7): number {
  return normalQuantile((threefry(key, k, 0, 0)[0] + 0.5) / 2 ** 32);
}

function loss(n: number, d: number): number {
  return 1.8 + 480 / n ** 0.35 + 2100 / d ** 0.37;
}

/** Training curves: so many runs, checkpoints at equal distances, errors that last within a run. */
function curves(runs: number, checkpoints: number): string[] {
  return Array.from({ length: runs }, (_, r) => {
    let error = normal(r, 11);
    return Array.from({ length: checkpoints }, (__, c) => {
      error = 0.9 * error + 0.4 * normal(r * checkpoints + c, 12);
      const [n, d] = [3e7 * 2 ** r, 1e9 * (c + 1)];
      return `job-${r},${n},${d},${loss(n, d) * Math.exp(0.004 * error)}`;
    });
  }).flat();
}

describe('residuals are tested', () => {
  test('pooled tables: the columns that matter are named, first, and no verdict is "determined"', async (context) => {
    const over = needData(context, 'over-training-104.csv');
    const record = await fitTo(await readTable(over), { map: { L: 'loss_c4' } });
    expect(record.adequacy?.findings[0]).toMatchObject({ kind: 'column', about: ['dataset'] });
    expect(record.adequacy?.findings[0].text).toContain(
      `Residuals differ by \`dataset\` (p < 1e-9; 58 % of their scatter). Three kinds of runs seem to be pooled: fit each by itself (--where "dataset == 'c4_original'")`,
    );
    const words = Object.values(record.identifiability.verdicts).map(({ verdict }) => verdict);
    expect(words).not.toContain('determined');
    const isoflop = await readTable(needData(context, 'isoflop-1745.csv'));
    const { findings } = await adequacyOf(isoflop, { map: { N: 'n', D: 't' } });
    expect(findings.slice(0, 3).map(({ about }) => about[0])).toEqual(['dataset', 'warmup', 'param_count']);
  });

  test.for(['chinchilla-240.csv', 'gemstones-hot-220.csv', 'gemstones-cool-199.csv'])(
    'no alarm on %s',
    async (name, context) => {
      const { findings, notices } = await adequacyOf(await readTable(needData(context, name)));
      expect(findings).toEqual([]);
      // The checkpoints of a run are alike, which is worth knowing.
      expect(notices.map(({ about }) => about)).toEqual(name.startsWith('gemstones') ? [['run']] : []);
    },
  );

  test('no alarm on simulated tables of many kinds', async () => {
    const backend = createCpuBackend({ precision: 'f64', workers: 1 });
    let alarms = 0;
    for (let k = 0; k < 20; k++) alarms += (await judged(simulated(k), backend))?.findings.length ? 1 : 0;
    backend.dispose();
    expect(alarms).toBe(0);
  });

  test('a number that the law lacks is found, and columns that follow the loss are left out', async () => {
    const lines = Array.from({ length: 90 }, (_, i) => {
      const [n, d] = [3e7 * 300 ** ((i * 0.618) % 1), 1e9 * 200 ** ((i * 0.414) % 1)];
      const quality = (i * 0.732) % 1;
      const l = loss(n, d) * Math.exp(0.01 * quality + 0.002 * normal(i));
      return `${n},${d},${quality},${Math.exp(l)},${normal(i, 3)},${l}`;
    });
    const found = await adequacyOf(await tableOfLines('N,D,quality,ppl,noise,loss', lines));
    expect(found.findings.map(({ about }) => about)).toEqual([['quality']]);
    expect(found.leftOut).toEqual([{ column: 'ppl', why: 'it follows the loss itself' }]);
  });

  test('repeated points tell a wrong law from noise', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const n = 3e7 * 2 ** (i >> 2);
      return `${n},${(2 + 0.3 * Math.cos(1.5 * (i >> 2))) * Math.exp(0.001 * normal(i))}`;
    });
    const job = { law: 'E + A/N^alpha', positive: ['E', 'A', 'alpha'] };
    const { findings } = await adequacyOf(await tableOfLines('N,loss', lines), job);
    expect(findings.map(({ kind }) => kind)).toContain('lack of fit');
  });

  test('few runs of many checkpoints: --cluster and --last-by are named with their column', async () => {
    const { findings } = await adequacyOf(await tableOfLines('model,N,D,loss', curves(6, 60)));
    const [{ kind, text }] = findings;
    expect(kind).toBe('few runs');
    expect(text).toContain('--cluster model');
    expect(text).toContain('--last-by model');
    // Without the column, the size that stays the same tells the runs apart.
    const unnamed = curves(6, 60).map((line) => line.replace(/^[^,]*,/, ''));
    expect((await adequacyOf(await tableOfLines('N,D,loss', unnamed))).findings[0].text).toContain(
      '--cluster N',
    );
  });

  test('identical rows are counted', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => {
      const [n, d] = [3e7 * 300 ** ((i * 0.618) % 1), 1e9 * 200 ** ((i * 0.414) % 1)];
      return `${n},${d},${loss(n, d) * Math.exp(0.002 * normal(i))}`;
    });
    const { findings } = await adequacyOf(await tableOfLines('N,D,loss', [...lines, ...lines]));
    expect(findings[0]).toMatchObject({ kind: 'identical rows', share: 0.5 });
    expect(findings[0].text).toMatch(/^40 of 80 rows are identical .*--last-by N,D/);
    expect((await adequacyOf(await tableOfLines('N,D,loss', lines))).findings).toEqual([]);
  });
});
