import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { chromiumMissing, chromiumPath, launchOptions } from './test/support/browser.js';
import { browserPlatform, builtSources, nodePlatform } from './test/support/built-sources.js';
import { findData } from './test/support/data-folder.js';
import { drivers, noDriver } from './test/support/drivers.js';

const wgsl = {
  name: 'wgsl-as-text',
  load: (id: string) =>
    id.endsWith('.wgsl') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined,
};

/** Modules that vitest itself transforms start the worker that is built as well. */
const worker = {
  name: 'worker-built',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('src/platform/node.ts') ? nodePlatform(code) : undefined,
};

/** In pages it is one file as well, since each worker would ask for hundreds of modules. */
const workerInPage = {
  name: 'worker-in-page',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('src/platform/browser.ts') ? browserPlatform(code) : undefined,
};

/** Where vitest watches, sources are its own modules, so that it sees them change. */
const plugins = process.argv.includes('run') ? [builtSources, wgsl, worker] : [wgsl, worker];

/** ISOLOSS_LONG=1 (`npm run test:long`) runs what lies in test/long, and nothing else. */
const long = process.env.ISOLOSS_LONG === '1';
const fast = process.env.ISOLOSS_FAST === '1';
const data = findData();
const folder = long ? 'test/long' : 'test';
const timeouts = (seconds: number) => {
  const longest = 1000 * (long ? 3600 : seconds);
  // Polls wait as long as a test may: what they wait for comes, however busy the machine is.
  return { testTimeout: longest, hookTimeout: longest, expect: { poll: { timeout: longest } } };
};

/**
 * Projects share the machine's cores, so that none is idle while a project has but one file left. The files of a project
 * share processes and the modules that these have loaded; loading them for each file would be a fifth of all the work.
 */
const shared = {
  pool: 'forks' as const,
  isolate: false,
  maxWorkers: availableParallelism(),
  server: { deps: { external: [/[/\\]dist-test[/\\]/] } },
};

/** Endurance is judged once what is garbage is gone. */
const ofLong = long ? { execArgv: ['--expose-gc'] } : {};

/**
 * How the engine cuts up work, recovers and measures does not depend on the driver, nor whether WGSL is valid, nor hardly
 * which problems a search in f32 solves and what replicates and published optima it finds: these are tested on the driver
 * that compiles kernels faster, and in the long tests on the others.
 */
const onOneDriver = ['test/gpu/scheduling/**/*.test.ts', 'test/gpu/{bootstrap,golden,nist,valid}.test.ts'];
const isInstalled = (name: string) => drivers.some((driver) => driver.name === name && driver.manifest);
const fastest = isInstalled('lavapipe') ? 'lavapipe' : 'swiftshader';
const others = (name: string) => drivers.some((driver) => driver.name === name) && name !== fastest;

/**
 * The Vulkan loader reads VK_DRIVER_FILES once a process, before the first adapter is asked for; so the GPU tests
 * run once per driver, each time in processes of their own.
 */
function gpuProject(
  name: string,
  env: Record<string, string>,
  { adapter = '', absent = false } = {},
): TestProjectConfiguration {
  return {
    plugins,
    test: {
      name,
      setupFiles: './test/support/quick-equality.ts',
      include: [`${folder}/gpu/**/*.test.ts`, ...(long && others(name) ? onOneDriver : [])],
      exclude: !long && others(name) ? onOneDriver : [],
      ...shared,
      ...ofLong,
      ...timeouts(120),
      env,
      provide: { adapter },
      ...(absent ? { runner: './test/support/skip-runner.ts' } : {}),
    },
  };
}

/** `npm run test:fast`: neither built files nor processes, workers, pages or long studies. */
const fastFolders =
  'test/{architecture,bands,costs,formula,jobs,laws,linear-algebra,runs,solver,statistics,store}/**/*.test.ts';
const slowOfFast = [
  'test/formula/fuzz.test.ts',
  'test/runs/{bombs,mutated,strangers}.test.ts',
  'test/store/{hostile,records-in-python}.test.ts',
  'test/solver/{denormals,nist,solver,warm-starts}.test.ts',
];

const node: TestProjectConfiguration = {
  plugins,
  test: {
    name: 'node',
    setupFiles: './test/support/quick-equality.ts',
    include: fast ? [fastFolders] : [`${folder}/**/*.test.ts`],
    exclude: [`${folder}/gpu/**`, ...(long ? [] : ['test/long/**']), ...(fast ? slowOfFast : [])],
    ...shared,
    ...ofLong,
    ...timeouts(60),
    env: { VK_DRIVER_FILES: noDriver },
  },
};

/**
 * Tests of what a page has in its own way, run in Chromium as well: workers, WebGPU, WebAssembly and decoders. Arithmetic
 * runs on the same engine as in Node, and kernels on the same driver as in the project `swiftshader`.
 */
const inPage = [
  'test/backend/cpu/{engine,pool}.test.ts',
  'test/bench/{engine-agent,open-engine}.test.ts',
  'test/gpu/{adapter,engine,math,scheduling/bench-agent}.test.ts',
  'test/platform/platform.test.ts',
  'test/runs/{examples,parse-table,published}.test.ts',
  'test/solver/kernel.test.ts',
  'test/tasks/predict/predict.test.ts',
];

/** A page of Chromium, which brings SwiftShader for its WebGPU. */
function chromiumProject(): TestProjectConfiguration {
  const common = {
    include: inPage,
    setupFiles: './test/support/quick-equality.ts',
    isolate: false,
    maxWorkers: shared.maxWorkers,
    provide: { adapter: 'swiftshader' },
    ...timeouts(120),
  };
  if (chromiumPath === undefined) {
    process.stderr.write(`The tests in Chromium are skipped: ${chromiumMissing}.\n`);
    return {
      plugins: [wgsl],
      test: { name: 'chromium', runner: './test/support/skip-runner.ts', ...common },
    };
  }
  return {
    plugins: [wgsl, workerInPage],
    // As the build for browsers has it.
    resolve: { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } },
    server: { fs: { allow: ['.', data.folder, data.cases.folder] } },
    test: {
      ...common,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions }),
        instances: [{ browser: 'chromium', name: 'chromium' }],
      },
    },
  };
}

/** lavapipe compiles kernels in half the time with vectors of four numbers, and runs them as fast. */
const shortVectors = { LP_NATIVE_VECTOR_WIDTH: '128' };

const onDrivers = drivers.map(({ name, adapter, manifest, debianPackage }) => {
  if (manifest === undefined) {
    process.stderr.write(`The WebGPU tests on ${name} are skipped: install ${debianPackage}.\n`);
  }
  const absent = manifest === undefined;
  return gpuProject(name, { VK_DRIVER_FILES: manifest ?? noDriver, ...shortVectors }, { adapter, absent });
});

/** ISOLOSS_TEST_GPU=1 runs the GPU tests on this machine's own adapter as well. */
const hardware = process.env.ISOLOSS_TEST_GPU === '1' ? [gpuProject('hardware', {})] : [];

export default defineConfig({
  // Biome's own rule against focused tests takes the library's `fit` for one.
  test: {
    allowOnly: false,
    provide: { data },
    globalSetup: './test/support/build-sources.ts',
    projects: [node, ...(long ? [] : [chromiumProject()]), ...onDrivers, ...hardware],
  },
});
