import { describe, expect, test } from 'vitest';
import { cases } from '../golden/cases.js';
import { checkCase } from '../golden/check.js';
import { needData } from '../support/data.js';

describe('published optima come out of the WebGPU back end', () => {
  for (const golden of cases) {
    test(golden.title, async (context) => {
      const { record } = await checkCase(golden, needData(context, golden.job.runs), 'webgpu');
      expect(record.backend.name).toBe('webgpu');
    });
  }
});
