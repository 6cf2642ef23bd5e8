/** The page of published numbers says what the catalogue gives; fits of tables are `npm run reproduce`'s. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { independent } from '../../reproduce/claim.js';
import { type Judged, judge, judgeAll } from '../../reproduce/judge.js';
import { open } from '../../reproduce/open.js';
import { claimLine, lawsPage } from '../../reproduce/page.js';
import { studies } from '../../reproduce/studies.js';
import { chooseBackend } from '../../src/index.js';
import { laws, papers } from '../../src/laws/index.js';
import { allPapers } from '../../src/laws/search.js';

const page = readFileSync('docs/LAWS.md', 'utf8');
const claims = studies.flatMap((study) => study.claims);

/** The cells of a line of a table. */
const cells = (line: string): string[] => line.split(/(?<!\\)\|/).map((cell) => cell.trim());

describe('docs/LAWS.md', () => {
  let judged: readonly Judged[];
  beforeAll(async () => {
    const { backend } = await chooseBackend('cpu');
    const read = () => Promise.reject(new Error('no table is needed'));
    judged = await judgeAll(studies, () => false, { backend, read });
    await backend.dispose();
  });

  it('has a line for every paper, with what is to fit or why there is nothing', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('| '));
    for (const paper of allPapers(laws)) {
      const line = lines.find((one) => one.startsWith(`| ${paper.authors} ${paper.year}, ${paper.title}`));
      expect(line, paper.id).toBeDefined();
      const [, , , recomputed, remarks] = cells(line ?? '');
      expect(recomputed + remarks, paper.id).not.toBe('');
    }
  });

  it('says of every number that needs no table what comes out', () => {
    const quick = judged.filter(({ verdict }) => verdict !== 'table not at hand');
    expect(quick.length).toBeGreaterThan(200);
    for (const one of quick) expect(page).toContain(claimLine(one));
  });

  it('has a line for every number that is fitted to a table, which was at hand', () => {
    const table = judged.filter(({ verdict }) => verdict === 'table not at hand');
    const lines = new Set(
      page
        .split('\n')
        .map(cells)
        .map(([, what, place, printed]) => `${what}|${place}|${printed}`),
    );
    for (const { claim } of table) {
      const [, what, place, printed] = cells(claimLine({ claim, verdict: 'table not at hand' }));
      expect([...lines]).toContain(`${what}|${place}|${printed}`);
    }
    expect(page).not.toContain('table not at hand');
  });

  it('is what is written without tables, but for them', () => {
    const written = lawsPage(judged).split('\n');
    const kept = new Set(page.split('\n'));
    const papersOfTables = studies
      .filter(({ tables }) => tables.length > 0)
      .flatMap(({ claims: own }) => own.map(({ paper }) => paper));
    const mayDiffer = new RegExp(
      `table not at hand|^\\d+ papers|^\\| (printed by|${independent})|(${papersOfTables.join('|')})\\)|sets of published`,
    );
    const stale = written.filter((line) => !mayDiffer.test(line) && !kept.has(line));
    expect(stale, 'npm run reproduce writes the page').toEqual([]);
  });

  it('numbers that other programs computed from printed constants come out to their last digit', () => {
    const constants = judged.filter(
      ({ claim, verdict }) => claim.place === independent && verdict !== 'table not at hand',
    );
    expect(constants.length).toBeGreaterThan(100);
    for (const { claim, verdict } of constants) expect(verdict, claim.what).toBe('reproduced');
  });
});

describe('claims', () => {
  it('are of papers of the catalogue, and each is made once', () => {
    const ids = new Set(allPapers(laws).map(({ id }) => id));
    for (const { paper } of claims) expect(ids).toContain(paper);
    for (const paper of Object.keys(open)) expect(ids).toContain(paper);
    const texts = claims.map(({ paper, place, what, printed }) => `${paper} ${place} ${what} ${printed}`);
    expect(texts.filter((text, i) => texts.indexOf(text) < i)).toEqual([]);
    expect(Object.keys(papers).length).toBeGreaterThan(60);
  });

  it('are within rounding where the constants leave the printed number open, and differ beyond', () => {
    const claim = { paper: 'kaplan-2020', what: 'a third', printed: '0.34', of: () => 1 / 3 };
    expect(judge(claim, 1 / 3)).toMatchObject({ verdict: 'differs', digits: 1 });
    expect(judge({ ...claim, span: () => [0.32, 0.336] }, 1 / 3).verdict).toBe('within rounding');
    expect(judge({ ...claim, span: () => [0.32, 0.334] }, 1 / 3).verdict).toBe('differs');
    expect(judge(claim, 0.3449).verdict).toBe('reproduced');
  });
});
