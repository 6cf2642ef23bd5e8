import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { optimumColumns } from '../../../src/cli/commands/isoflop/columns.js';
import { root } from '../../support/data-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { flat, isoloss } from '../support.js';

const few = ['--bootstrap', '40', '--simulations', '5', '--backend', 'cpu'];
const runs = join(root, 'examples/simulated-isoflop.csv');
const folder = temporaryFolder('isoflop');

describe('isoloss isoflop', () => {
  test('prints exponents by approach, the optima of every budget, and what is wrong', async () => {
    const { code, out, err } = await isoloss('isoflop', runs, ...few, '--target', '5.76e23');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ +1, envelope +0\.\d+ \(0\.\d+ to 0\.\d+\)/m);
    expect(out).toMatch(/^ +2, isoFLOP +0\.\d+ \(0\.\d+ to 0\.\d+\)/m);
    expect(out).toMatch(/^ +3, law +0\.\d+ \(0\.\d+ to 0\.\d+\)/m);
    expect(flat(out)).toContain('5.76e23 3, law');
    expect(flat(out)).toMatch(/Approach 2: a is off by \S+ without noise/);
    expect(flat(out)).toContain('have their minimum inside the runs');
  });

  test('writes record, page and table, and repeats its job', async () => {
    const [json, report, out, plan] = ['a.json', 'a.html', 'a.csv', 'next.csv'].map((name) =>
      join(folder, name),
    );
    const first = await isoloss(
      ...['isoflop', runs, ...few, '--curve', 'akima', '--json', json],
      ...['--report', report, '--out', out, '--plan', plan, '--plan-architecture', 'llama'],
    );
    expect(first.code).toBe(0);
    const record = JSON.parse(readFileSync(json, 'utf8'));
    expect(record).toMatchObject({ schema: 'isoloss/isoflop@1', job: { curve: 'akima' }, asked: 1 });
    const again = await isoloss('isoflop', '--job', json, '--json', '-');
    const timeless = ({ seconds: _, ...rest }: Record<string, unknown>) => rest;
    expect(timeless(JSON.parse(again.out))).toEqual(timeless(record));
    const page = readFileSync(report, 'utf8');
    expect(page.replace(/<[^>]*>/g, '')).toContain(
      '--curve akima --bootstrap 40 --simulations 5 --backend cpu',
    );
    const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\n');
    expect(head).toMatch(/^C,runs,approach,N_opt,N_opt_low,N_opt_high,D_opt/);
    expect(rows).toHaveLength(3 * record.analyses[0].budgets.length);
    // Without a budget the table has its header.
    const none = { ...record, analyses: [{ ...record.analyses[0], budgets: [], targets: [] }] };
    expect(
      optimumColumns(none)
        .map(({ name }) => name)
        .join(),
    ).toBe(head);
    // What is to be trained is read as runs, of which none is there yet.
    const unfilled = await isoloss('fit', plan, '--law', 'chinchilla');
    expect(unfilled.err).toContain('L (loss) in 7');
    expect(readFileSync(plan, 'utf8')).toMatch(/^name,N,D,layers,width,.*,predicted_high,loss$/m);
  });

  test('says by options what it lacks, and ends with 1 where nothing is found', async () => {
    expect((await isoloss('isoflop')).err).toContain('No table of runs is given.');
    const refused = await isoloss('isoflop', runs, '--checkpoints');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--run: training curves need')]);
    const two = await isoloss('isoflop', runs, ...few, '--where', 'N < 1.1e8');
    expect([two.code, two.err]).toEqual([1, expect.stringContaining('No approach gave exponents.')]);
  });
});
