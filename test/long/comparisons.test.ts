/** Whether the ranking of laws by extrapolation names the law that runs were simulated from, or says that it cannot tell. */
import { expect, test } from 'vitest';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';
import { type Outcomes, rankingStudy } from '../tasks/compare/ranking-study.js';

const SIMULATIONS = 20;

function expectRarelyWrong(outcomes: Outcomes): void {
  process.stderr.write(`${JSON.stringify(outcomes)}\n`);
  for (const [truth, { wrong }] of Object.entries(outcomes)) {
    expect(wrong / SIMULATIONS, truth).toBeLessThanOrEqual(0.2);
  }
}

test('five laws of parameters and tokens', async (context) => {
  const table = await readTable(needData(context, 'chinchilla-240.csv'));
  const outcomes = await rankingStudy({
    table,
    laws: ['chinchilla', 'kaplan', 'outer-exponent', 'E + A/N^alpha + B/D^alpha', 'E + A*(N*D)^-alpha'],
    positive: ['E', 'A', 'B'],
    simulations: SIMULATIONS,
    bootstrap: 200,
  });
  expectRarelyWrong(outcomes);
});

test('two laws of repeated data', async (context) => {
  const table = await readTable(needData(context, 'data-constrained-182.csv'));
  expectRarelyWrong(
    await rankingStudy({
      table,
      laws: ['data-constrained', 'odds'],
      simulations: SIMULATIONS,
      bootstrap: 200,
    }),
  );
});

test('broken laws of none to three breaks', async (context) => {
  const table = await readTable(needData(context, 'addition-17.csv'));
  expectRarelyWrong(
    await rankingStudy({
      table,
      laws: ['broken:0', 'broken:1', 'broken:2', 'broken:3'],
      map: { x: 'dataset_size' },
      simulations: SIMULATIONS,
      bootstrap: 200,
    }),
  );
});
