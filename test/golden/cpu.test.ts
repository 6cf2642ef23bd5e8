import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Backend, chooseBackend } from '../../src/index.js';
import { needData } from '../support/data.js';
import { cases } from './cases.js';
import { checkCase } from './check.js';

describe('published optima come out of the CPU back end', () => {
  let backend: Backend;
  beforeAll(async () => {
    ({ backend } = await chooseBackend('cpu'));
  });
  afterAll(() => backend.dispose());

  for (const golden of cases) {
    test(golden.title, async (context) => {
      await checkCase(golden, needData(context, golden.job.runs), backend);
    });
  }
});
