import { describe, expect, test } from 'vitest';
import { createFitter } from '../../src/backend/cpu/fit.js';
import { polish } from '../../src/backend/cpu/polish.js';
import { Status } from '../../src/problem/status.js';
import { dataFile, dataMissing } from '../support/data.js';
import { nistLaws, readNist } from './nist.js';
import { lawOfJets } from './second-order.js';
import { problemOf } from './support.js';

describe('NIST nonlinear regression: at least eight digits of every certified parameter, from both starts', () => {
  for (const [name, law] of Object.entries(nistLaws)) {
    const path = `nist/${name}.dat`;
    const file = dataFile(path);
    test.skipIf(!file)(`${name}${file ? '' : `: ${dataMissing(path)}`}`, () => {
      const { starts, certified, residualSum, x, y } = readNist(file as string);
      const size = certified.length;
      const problem = problemOf({
        law: lawOfJets(law, size, x),
        size,
        target: name === 'Nelson' ? y.map(Math.log) : y,
        loss: { residual: 'raw', rho: { kind: 'squared' } },
      });
      expect(starts).toHaveLength(2);
      for (const start of starts) {
        const at = Float64Array.from(start);
        createFitter(problem)(at, { maxSteps: 2000, tolerance: 1e-10, smoothing: 0 });
        const { parameters, objective, status } = polish(problem, at);
        expect(status).toBe(Status.converged);
        expect(Math.abs(objective / residualSum - 1)).toBeLessThan(1e-9);
        certified.forEach((value, i) => {
          expect(Math.abs(parameters[i] / value - 1)).toBeLessThan(1e-8);
        });
      }
    });
  }
});
