import { readFileSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { workerUrl } from './test/support/build-worker.js';
import { drivers, noDriver } from './test/support/drivers.js';

const wgsl = {
  name: 'wgsl-as-text',
  load: (id: string) =>
    id.endsWith('.wgsl') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined,
};

/** Workers in Node must be JavaScript: `test/support/build-worker.ts` builds it, and the tests' sources are told where. */
const worker = {
  name: 'worker-built',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('src/platform/node.ts')
      ? code.replace("'./cpu-worker.js'", JSON.stringify(workerUrl))
      : undefined,
};

/** ISOLOSS_LONG=1 (`npm run test:long`) runs what lies in test/long, and nothing else. */
const long = process.env.ISOLOSS_LONG === '1';
const folder = long ? 'test/long' : 'test';
const timeouts = (seconds: number) => {
  const longest = 1000 * (long ? 3600 : seconds);
  return { testTimeout: longest, hookTimeout: longest };
};

/**
 * The Vulkan loader reads VK_DRIVER_FILES once a process, before the first adapter is asked for; so the GPU tests
 * run once per driver, each time in processes of their own.
 */
function gpuProject(
  name: string,
  order: number,
  env: Record<string, string>,
  absent = false,
): TestProjectConfiguration {
  return {
    plugins: [wgsl, worker],
    test: {
      name,
      globalSetup: './test/support/build-worker.ts',
      include: [`${folder}/gpu/**/*.test.ts`],
      pool: 'forks',
      // A software driver takes all cores itself: one file at a time, and one driver after the other.
      maxWorkers: 1,
      sequence: { groupOrder: order },
      ...timeouts(120),
      env: { ...env, ISOLOSS_TEST_DRIVER: name },
      ...(absent ? { runner: './test/support/skip-runner.ts' } : {}),
    },
  };
}

const node: TestProjectConfiguration = {
  plugins: [wgsl, worker],
  test: {
    name: 'node',
    globalSetup: './test/support/build-worker.ts',
    include: [`${folder}/**/*.test.ts`],
    exclude: [`${folder}/gpu/**`, ...(long ? [] : ['test/long/**'])],
    pool: 'forks',
    // Endurance is judged once what is garbage is gone.
    ...(long ? { execArgv: ['--expose-gc'] } : {}),
    ...timeouts(60),
    env: { VK_DRIVER_FILES: noDriver },
  },
};

const onDrivers = drivers.map(({ name, manifest, debianPackage }, index) => {
  if (manifest === undefined) {
    process.stderr.write(`The WebGPU tests on ${name} are skipped: install ${debianPackage}.\n`);
  }
  return gpuProject(name, 1 + index, { VK_DRIVER_FILES: manifest ?? noDriver }, manifest === undefined);
});

/** ISOLOSS_TEST_GPU=1 runs the GPU tests on this machine's own adapter as well. */
const hardware = process.env.ISOLOSS_TEST_GPU === '1' ? [gpuProject('hardware', 1 + drivers.length, {})] : [];

export default defineConfig({
  // Biome's own rule against focused tests takes the library's `fit` for one.
  test: { allowOnly: false, projects: [node, ...onDrivers, ...hardware] },
});
