import { describe, expect, it } from 'vitest';
import { simulatedIsoflop } from '../../scripts/simulated-isoflop.js';
import { simulatedLab } from '../../scripts/simulated-lab.js';
import { findLaw, findPreset } from '../../src/laws/index.js';
import { type Runs, type RunsRequest, resolveRuns } from '../../src/runs/resolve.js';
import { readTable, readText } from '../support/files.js';

async function example(name: string, request: RunsRequest): Promise<Runs> {
  return resolveRuns(await readTable(`examples/${name}`), request);
}

const column = (runs: Runs, name: string): Float64Array => runs.inputs.get(name) ?? new Float64Array(0);

describe('the example tables', () => {
  it('hold the simulated runs that their script makes', async () => {
    expect(await readText('examples/simulated-isoflop.csv')).toBe(simulatedIsoflop());
    for (const [name, text] of Object.entries(simulatedLab())) {
      expect(await readText(`examples/lab/${name}`), name).toBe(text);
    }
  });

  it('hold eight to fourteen model sizes for each of nine budgets', async () => {
    const runs = await example('simulated-isoflop.csv', {
      inputs: [{ name: 'N' }, { name: 'D' }, { name: 'C' }],
    });
    const sizes = new Map<number, number>();
    for (const C of column(runs, 'C')) sizes.set(C, (sizes.get(C) ?? 0) + 1);
    expect(sizes.size).toBe(9);
    for (const count of sizes.values()) {
      expect(count).toBeGreaterThanOrEqual(8);
      expect(count).toBeLessThanOrEqual(14);
    }
    column(runs, 'N').forEach((N, i) => {
      expect((6 * N * column(runs, 'D')[i]) / column(runs, 'C')[i]).toBeCloseTo(1, 8);
    });
  });

  it('scatter about the published law by the noise they declare', async () => {
    const runs = await example('simulated-isoflop.csv', { inputs: findLaw('chinchilla').inputs });
    const { E, A, B, alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
    const residuals = Array.from(runs.target, (loss, i) => {
      const predicted = E + A / column(runs, 'N')[i] ** alpha + B / column(runs, 'D')[i] ** beta;
      return Math.log(loss / predicted);
    });
    const spread = Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / residuals.length);
    // The standard error of a standard deviation over n draws is sd / sqrt(2n); four of them.
    expect(Math.abs(spread - 0.006)).toBeLessThan((4 * 0.006) / Math.sqrt(2 * residuals.length));
  });

  it('hold the Cerebras-GPT losses near the law published for them', async () => {
    const runs = await example('cerebras-gpt.csv', { inputs: [{ name: 'x' }], map: { x: 'C' } });
    const { c, x0, a } = findPreset('saturating-power:dey-2023').preset.values;
    column(runs, 'x').forEach((x, i) => {
      expect(Math.abs(Math.log(runs.target[i] / (c + (x0 / x) ** a)))).toBeLessThan(0.012);
    });
  });

  it('hold Pythia at one number of tokens', async () => {
    const runs = await example('pythia.csv', { inputs: findLaw('chinchilla').inputs });
    expect(new Set(column(runs, 'D'))).toEqual(new Set([299.9e9]));
    expect(runs.target).toHaveLength(8);
  });
});
