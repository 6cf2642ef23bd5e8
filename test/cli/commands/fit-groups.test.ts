import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoloss } from '../support.js';

const folder = mkdtempSync(join(tmpdir(), 'isoloss-groups-'));
const [runs, record, page] = ['runs.csv', 'fit.json', 'fit.html'].map((name) => join(folder, name));

/** Five data sets of ten runs each, with floors of their own and a common exponent. */
function table(): string {
  const lines = Array.from({ length: 50 }, (_, k) => {
    const N = 1e7 * 1.6 ** (k % 10);
    const loss = 1.5 + 0.2 * Math.floor(k / 10) + 400 / N ** 0.34;
    const noise = Math.sin(12.9898 * k) * 43758.5453;
    return `set ${'abcde'[Math.floor(k / 10)]},${N},${loss * (1 + 0.002 * (noise - Math.floor(noise) - 0.5))}`;
  });
  return ['data,N,loss', ...lines].join('\n');
}

describe('a fit with groups at the terminal', () => {
  let out = '';
  beforeAll(async () => {
    writeFileSync(runs, table());
    const law = ['--law', 'E + A/N^alpha', '--positive', 'E,A,alpha', '--per', 'E by data'];
    const fitted = await isoloss(
      'fit',
      runs,
      ...law,
      '--loss',
      'squared',
      '--json',
      record,
      '--report',
      page,
    );
    expect(fitted.err).toBe('');
    expect(fitted.code).toBe(0);
    out = fitted.out;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints shared parameters, what differs, a test of equality, and a line a group', () => {
    expect(out).toMatch(/^ +alpha +0\.3[345]/m);
    expect(out).toContain('E differs between 5 groups; A and alpha are the same in all.');
    expect(out).toMatch(/E is not the same in all groups \(F = \d/);
    expect(out).toMatch(/^ +rows +E +95 %$/m);
    expect(out).toMatch(/^ +set c +10 +1\.[89]\d+ +1\.[89]\d+ to 1\.[89]\d+$/m);
  });

  it('shows on its page what groups share among the parameters, and what is their own in a table, a row a group', () => {
    const { document } = parseHTML(readFileSync(page, 'utf8'));
    const words = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' '));
    expect(words('#parameters code.name')).toEqual(['A', 'alpha']);
    const tables = [...document.querySelectorAll('#groups table')];
    const lines = [...(tables.at(-1)?.querySelectorAll('tbody tr') ?? [])];
    expect(lines).toHaveLength(5);
    expect(lines[2].textContent?.replace(/\s+/g, ' ')).toMatch(
      /^set c ?10 ?1\.[89]\d+ ?1\.[89]\d+ to 1\.[89]\d+/,
    );
  });

  it('is asked of one group by its name behind a colon', async () => {
    const answer = await isoloss('predict', `${record}:set c`, '--at', 'N=1e8');
    expect(answer.code).toBe(0);
    expect(answer.out).toContain('1e8');
    const inverse = await isoloss('solve', `${record}:set a`, '--for', 'N', '--loss', '2.0');
    expect(inverse.code).toBe(0);
  });

  it('without a group, or with an unknown one, says which there are', async () => {
    const none = await isoloss('predict', record, '--at', 'N=1e8');
    expect(none.code).toBe(2);
    expect(none.err).toContain('5 groups (data)');
    expect(none.err).toContain(`${record}:set a`);
    const unknown = await isoloss('predict', `${record}:set z`, '--at', 'N=1e8');
    expect(unknown.err).toContain("has no group 'set z'");
  });

  it('says that it runs on the CPU where the groups have too many parameters for the back end that was asked for', async () => {
    const powers = [1, 2, 3, 4].map((k) => `c${k}*log(N/7e7)^${k}`).join(' + ');
    const law = ['--law', `c0 + ${powers}`, '--per', 'c0,c1,c2,c3,c4 by data'];
    const { out } = await isoloss('fit', runs, ...law, '--backend', 'webgpu');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'The fit runs on the CPU: the groups have 25 parameters together, more than a GPU fits at once (21).',
    );
  });
});
