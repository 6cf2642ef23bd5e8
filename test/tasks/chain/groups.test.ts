import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { chain } from '../../../src/tasks/chain/chain.js';
import { pairsOfGroups } from '../../../src/tasks/chain/groups.js';
import { rowsByGroup } from '../../../src/tasks/chain/target-groups.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import type { FittedGroups } from '../../../src/tasks/fitted/read-fit.js';

const loss = fittedOfPreset('chinchilla:besiroglu-2024');
const metric = fittedOfPreset('downstream-sigmoid:bhagia-2024-hellaswag');
const shared: FittedGroups = { fits: [{ fitted: metric }] };

/** A recipe whose floor is `better` than another's in every refit, though all floors vary together. */
const recipe = (group: string, better: number): FittedGroups['fits'][number] => {
  const floors = Float64Array.from({ length: 400 }, (_, i) => 0.5 + i / 1000 - better);
  const columns = Object.fromEntries(
    Object.entries(loss.values).map(([name, value]) => [
      name,
      name === 'E' ? floors : floors.map(() => value),
    ]),
  );
  const fitted: FittedLaw = {
    ...loss,
    name: `loss.json:${group}`,
    values: { ...loss.values, E: 0.7 - better },
    replicates: { count: 400, columns },
  };
  return { group, fitted };
};
const recipes: FittedGroups = { by: 'recipe', fits: [recipe('c4', 0), recipe('dolma', 0.01)] };

describe('fits with groups', () => {
  test('are chained group by group: matched by name, or every one with every other', () => {
    const names = (losses: FittedGroups, metrics: FittedGroups) =>
      pairsOfGroups('accuracy', losses, metrics).map((pair) => pair.name);
    const tasks: FittedGroups = {
      by: 'task',
      fits: ['arc', 'piqa'].map((group) => ({ group, fitted: metric })),
    };
    expect(names(shared, shared)).toEqual(['accuracy']);
    expect(names(recipes, shared)).toEqual(['accuracy[c4]', 'accuracy[dolma]']);
    expect(names(recipes, recipes)).toEqual(['accuracy[c4]', 'accuracy[dolma]']);
    expect(names(recipes, tasks)).toEqual([
      'accuracy[c4, arc]',
      'accuracy[c4, piqa]',
      'accuracy[dolma, arc]',
      'accuracy[dolma, piqa]',
    ]);
    const fewer = { by: 'recipe', fits: recipes.fits.slice(1) };
    expect(() => names(recipes, fewer)).toThrow(/only one of the two fits has 'c4' of recipe/);
  });

  test('are compared refit by refit: what all groups share is no doubt about which is best', () => {
    const pairs = pairsOfGroups('accuracy', recipes, shared);
    const at = ['N=7e9,D=20*N'];
    const { tasks, comparisons = [] } = chain(pairs.map((pair) => ({ ...pair, at })));
    const [{ points, higherIsBetter, by }] = comparisons;
    expect([by, higherIsBetter]).toEqual(['recipe', true]);
    const [first, second] = points[0].groups;
    expect([first.group, second.group]).toEqual(['dolma', 'c4']);
    expect([first.first, second.first, first.behind]).toEqual([1, 0, null]);
    const [lo, hi] = second.behind ?? [0, 0];
    expect(hi).toBeLessThan(0);
    const [low, high] = tasks[0].points[0].band ?? [0, 0];
    expect(high - low).toBeGreaterThan(5 * (hi - lo));
  });

  test('are in order, but without shares, where there are no refits of the same resamples', () => {
    const fits = recipes.fits.map(({ fitted: { replicates: _, ...fitted }, ...group }) => ({
      ...group,
      fitted,
    }));
    const pairs = pairsOfGroups('accuracy', { by: 'recipe', fits }, shared);
    const { comparisons = [] } = chain(pairs.map((pair) => ({ ...pair, at: ['N=7e9,D=20*N'] })));
    expect(comparisons[0].points[0].groups).toMatchObject([
      { group: 'dolma', behind: null, first: null },
      { group: 'c4', behind: null, first: null },
    ]);
  });

  test('are of lower values first where the metric falls with the loss', () => {
    const error = { ...metric, values: { ...metric.values, b: 1 - metric.values.b, a: -metric.values.a } };
    const pairs = pairsOfGroups('error', recipes, { fits: [{ fitted: error }] });
    const { comparisons = [] } = chain(pairs.map((pair) => ({ ...pair, at: ['N=7e9,D=20*N'] })));
    expect(comparisons[0].higherIsBetter).toBe(false);
    expect(comparisons[0].points[0].groups[0].group).toBe('dolma');
  });

  test('take from a table of targets the rows of their group, and say which groups are unknown', async () => {
    const table = await parseTable('recipe,N,D\nc4,1,2\ndolma,3,4\nother,5,6\nc4,7,8\n', 'targets.csv');
    const pairs = pairsOfGroups('accuracy', recipes, shared);
    const { rowsOf, unknown, missing } = rowsByGroup(table, table.rowNumbers, pairs);
    expect(pairs.map(rowsOf)).toEqual([[0, 3], [1]]);
    expect([unknown, missing]).toEqual([['other'], []]);
    const plain = await parseTable('N,D\n1,2\n', 'targets.csv');
    const all = rowsByGroup(plain, plain.rowNumbers, pairs);
    expect([pairs.map(all.rowsOf), all.missing]).toEqual([[[0], [0]], ['recipe']]);
  });
});
