import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backend, chooseBackend } from '../../src/index.js';
import { cases } from '../golden/cases.js';
import { checkCase } from '../golden/check.js';
import { needData } from '../support/data.js';

describe('published optima come out of the WebGPU back end', () => {
  let backend: Backend;
  beforeAll(async () => {
    ({ backend } = await chooseBackend('webgpu'));
  });
  afterAll(() => backend.dispose());

  for (const golden of cases) {
    test(golden.title, async (context) => {
      const { record } = await checkCase(golden, needData(context, golden.job.runs), backend);
      expect(record.backend.name).toBe('webgpu');
    });
  }
});
