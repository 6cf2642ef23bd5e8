/**
 * The tests of `test/gpu` that compare each kernel with its twin, on wgpu and its compiler naga, which Firefox uses: the same
 * files, bundled and run in Deno.
 */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleTwins, everyKernelOnce } from '../../scripts/twins.js';
import * as interfaces from '../../src/backend/webgpu/interfaces.js';
import { UniformStruct } from '../../src/backend/webgpu/uniform-struct.js';
import { denoPath } from '../support/deno.js';
import { drivers } from '../support/drivers.js';
import type { WgpuReport } from './wgpu/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'node_modules/.cache/isoloss-wgpu');
const lavapipe = drivers.find(({ name }) => name === 'lavapipe')?.manifest;

async function runInDeno(deno: string, driver: string): Promise<WgpuReport> {
  const files = Object.keys(everyKernelOnce);
  await bundleTwins(root, folder, 'browser');
  const urls = files.map((name) => pathToFileURL(join(folder, `${name}.js`)).href);
  const pattern = Object.values(everyKernelOnce).flat().join('|');
  const { stdout } = await promisify(execFile)(
    deno,
    ['run', '--allow-all', '--no-config', '--no-lock', join(folder, 'run.js'), pattern, ...urls],
    {
      cwd: dirname(folder),
      env: {
        ...process.env,
        VK_DRIVER_FILES: driver,
        // naga is what is tested; lavapipe's LLVM compiles short vectors in a third of the time, and more so unoptimised.
        LP_NATIVE_VECTOR_WIDTH: '128',
        GALLIVM_PERF: 'nopt',
        DENO_NO_UPDATE_CHECK: '1',
      },
      maxBuffer: 2 ** 24,
    },
  ).catch((error: { readonly stdout?: string }) => {
    // Tests that fail are reported as well, with an exit code.
    if (!error.stdout?.includes('"failed"')) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

describe('wgpu and naga', () => {
  if (denoPath === undefined || lavapipe === undefined) {
    const missing = denoPath === undefined ? 'Deno for this platform' : 'lavapipe';
    test.skip(`there is no ${missing}`, () => {});
    return;
  }
  const [deno, driver] = [denoPath, lavapipe];
  let report: WgpuReport;
  beforeAll(async () => {
    report = await runInDeno(deno, driver);
  });

  test('every kernel computes what its twin on the CPU does, within the tolerances of the other drivers', () => {
    expect(report.failed).toEqual([]);
    for (const name of Object.values(everyKernelOnce).flat()) {
      expect(report.passed.some((each) => each.includes(name)) ? '' : name).toBe('');
    }
  });

  test('no kernel is left out', () => {
    const names = Object.values(interfaces).flatMap((each) =>
      each instanceof UniformStruct ? [] : [each.name],
    );
    expect(names.filter((name) => !report.kernels.includes(name))).toEqual([]);
  });
});
