/** Whether the ranking of laws by extrapolation names the law that runs were simulated from, or says that it cannot tell. */
import { describe, expect, test } from 'vitest';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';
import { rankingStudy, type Study } from '../tasks/compare/ranking-study.js';

interface Data extends Omit<Study, 'table' | 'truth'> {
  readonly file: string;
}

/** Data sets with the laws that are held against each other on them, and tables simulated from each of these. */
const data: readonly Data[] = [
  {
    file: 'chinchilla-240.csv',
    laws: ['chinchilla', 'kaplan', 'outer-exponent', 'E + A/N^alpha + B/D^alpha', 'E + A*(N*D)^-alpha'],
    positive: ['E', 'A', 'B'],
    simulations: 20,
    bootstrap: 200,
  },
  { file: 'data-constrained-182.csv', laws: ['data-constrained', 'odds'], simulations: 20, bootstrap: 200 },
  {
    file: 'addition-17.csv',
    laws: ['broken:0', 'broken:1', 'broken:2', 'broken:3'],
    map: { x: 'dataset_size' },
    simulations: 10,
    bootstrap: 200,
  },
];

describe.each(data)('in $simulations tables like $file', ({ file, ...study }) => {
  test.for([...study.laws])('from %s another law is rarely named', async (truth, context) => {
    const path = needData(context, file);
    const outcomes = await rankingStudy({ ...study, table: await readTable(path), truth });
    process.stderr.write(`${JSON.stringify({ file, truth, ...outcomes })}\n`);
    expect(outcomes.wrong / study.simulations).toBeLessThanOrEqual(0.2);
  });
});
