import { expect, test } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';
import { repeatedRows } from '../../src/runs/repeated-rows.js';

const of = async (text: string) => repeatedRows(await parseTable(text, 'runs.csv'));

test('counts rows that repeat an earlier one in every column, missing cells included', async () => {
  expect(await of('run,N,loss\na,1,3\nb,1,3\na,1,3\na,1,3\n')).toEqual({ count: 2, by: 'run,N,loss' });
  expect(await of('run,N,loss\na,1,\na,1,\nb,2,3\n')).toEqual({ count: 1, by: 'run,N' });
  expect(await of('N,loss\n1,3\n1,3.1\n')).toEqual({ count: 0 });
});

test('names no columns where those without missing cells would take other rows for the same', async () => {
  expect(await of('N,loss\n1,\n1,\n1,3\n')).toEqual({ count: 1 });
});
