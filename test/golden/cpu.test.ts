import { describe, test } from 'vitest';
import { dataFile } from '../support/data.js';
import { cases } from './cases.js';
import { checkCase } from './check.js';

describe('published optima come out of the CPU back end', () => {
  for (const golden of cases) {
    const file = dataFile(golden.job.runs);
    test.skipIf(file === undefined)(golden.title, async () => {
      await checkCase(golden, file ?? '', 'cpu');
    });
  }
});
