import { describe, test } from 'vitest';
import { needData } from '../support/data.js';
import { cases } from './cases.js';
import { checkCase } from './check.js';

describe('published optima come out of the CPU back end', () => {
  for (const golden of cases) {
    test(golden.title, async (context) => {
      await checkCase(golden, needData(context, golden.job.runs), 'cpu');
    });
  }
});
