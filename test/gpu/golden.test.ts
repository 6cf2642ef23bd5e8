import { describe, expect, test } from 'vitest';
import { cases } from '../golden/cases.js';
import { checkCase } from '../golden/check.js';
import { dataFile } from '../support/data.js';

describe('published optima come out of the WebGPU back end', () => {
  for (const golden of cases) {
    const file = dataFile(golden.job.runs);
    test.skipIf(file === undefined)(golden.title, async () => {
      const { record } = await checkCase(golden, file ?? '', 'webgpu');
      expect(record.backend.name).toBe('webgpu');
    });
  }
});
