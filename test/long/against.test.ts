/**
 * Whether planted slowdowns are found, and none where there is none: the one place where times decide. Each of ten runs
 * is one that a user might make.
 */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBuild } from '../../bench/against/find-build-node.js';
import { AGAINST, runAgainst } from '../../bench/against.js';
import type { EngineSpec } from '../../bench/agent.js';
import type { Suite } from '../../bench/suite.js';
import { objectiveSuite } from '../../bench/suites/objective.js';
import { passSuites } from '../../bench/suites/passes.js';
import { verdictText } from '../../bin/against-text.js';
import { machine } from '../../src/platform/node.js';
import { buildAgent, type Planted, packages, slowerPass, slowerRows } from '../bench/against-build.js';
import { drivers } from '../support/drivers.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const RUNS = 10;
const ENOUGH = 9;

const folder = temporaryFolder('builds');
const at = (name: string): string => join(folder, name);
const plant = (name: string, planted?: Planted): Promise<void> => buildAgent(join(at(name), 'dist'), planted);

beforeAll(async () => {
  symlinkSync(packages, at('node_modules'));
  await plant('as-it-is');
  cpSync(at('as-it-is'), at('copy'), { recursive: true });
  await plant('slower-pass', slowerPass);
  await plant('slower-rows', slowerRows);
});

interface Compared {
  /** The build that stands for the user's own. */
  readonly own: string;
  readonly suite: Suite;
  readonly size: number;
  readonly spec: EngineSpec;
}

/** How often each verdict was given in `RUNS` runs beside the build as it is. */
async function verdicts({ own, suite, size, spec }: Compared): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let run = 0; run < RUNS; run++) {
    const { cases } = await runAgainst({
      ...AGAINST,
      builds: { this: findBuild(at(own)), other: findBuild(at('as-it-is')) },
      suites: [suite],
      sizes: () => [size],
      engines: [{ id: spec.backend, spec }],
      machine: machine(),
    });
    const [only] = cases;
    const verdict = only.outcome === 'compared' ? only.verdict : only.outcome;
    const rounds = only.outcome === 'compared' ? only.samples.length : 0;
    process.stderr.write(`${own}, ${suite.name}, ${spec.backend}: ${verdictText(only)}; ${rounds} rounds\n`);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe('on one worker', () => {
  const suite = passSuites.find(({ name }) => name === 'pass-f32') as Suite;
  const common = { suite, size: suite.headline, spec: { backend: 'cpu', workers: 1 } } as const;

  test('a kernel that does a fifth more is reported in at least 9 of 10 runs', async () => {
    const counts = await verdicts({ own: 'slower-pass', ...common });
    expect(counts.slower, JSON.stringify(counts)).toBeGreaterThanOrEqual(ENOUGH);
  });

  test('a copy is unchanged in at least 9 of 10 runs', async () => {
    const counts = await verdicts({ own: 'copy', ...common });
    expect(counts.unchanged, JSON.stringify(counts)).toBeGreaterThanOrEqual(ENOUGH);
  });
});

/** Lavapipe before SwiftShader, whose processes differ more on a busy machine. */
const driver = drivers.findLast(({ manifest }) => manifest !== undefined);

describe.skipIf(driver === undefined)('on a software adapter', () => {
  const suite = objectiveSuite;
  const common = { suite, size: 1e4, spec: { backend: 'webgpu' } } as const;
  beforeAll(() => {
    // The agents' environment: tests without a GPU are given no driver.
    process.env.VK_DRIVER_FILES = driver?.manifest;
  });

  test('a row loop that goes over a fifth of the rows twice is reported in at least 9 of 10 runs', async () => {
    const counts = await verdicts({ own: 'slower-rows', ...common });
    expect(counts.slower, JSON.stringify(counts)).toBeGreaterThanOrEqual(ENOUGH);
  });

  test('a copy is unchanged in at least 9 of 10 runs', async () => {
    const counts = await verdicts({ own: 'copy', ...common });
    expect(counts.unchanged, JSON.stringify(counts)).toBeGreaterThanOrEqual(ENOUGH);
  });
});
