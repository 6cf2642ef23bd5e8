import { describe, expect, test } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';

const cells = async (text: string, name: string) => {
  const table = await parseTable(text, 'runs.yaml');
  const column = table.columns.get(name);
  return Array.from({ length: table.rows }, (_, row) => column?.at(row));
};

describe('a YAML table', () => {
  test('is a list of runs or a map of columns, with numbers, missing values and nested fields as in JSON', async () => {
    const runs =
      '- name: a\n  N: 1e9\n  loss: 2.5\n  config: { depth: 12 }\n- name: b\n  N: 1.3B\n  loss: null\n';
    expect(await cells(runs, 'N')).toEqual([1e9, 1.3e9]);
    expect(await cells(runs, 'loss')).toEqual([2.5, null]);
    expect(await cells(runs, 'config.depth')).toEqual([12, null]);
    expect(await cells('N: [1e8, 2e8]\nloss:\n  - 3\n  - .nan\n', 'loss')).toEqual([3, null]);
  });

  test('that is broken, nests without end or grows by anchors is refused', async () => {
    for (const text of [
      '- N: 1\n  loss: [2\n',
      `- N: ${'['.repeat(100_000)}`,
      `a: &a [1, 1]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\n`,
      'just words\n',
    ]) {
      await expect(parseTable(text, 'runs.yaml'), text.slice(0, 20)).rejects.toMatchObject({
        code: expect.stringMatching(/malformed-table|empty-table/),
      });
    }
  });
});
