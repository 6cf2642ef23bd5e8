import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { chromiumMissing, chromiumPath, launchOptions } from './test/support/browser.js';
import { pageWorker, workerUrl } from './test/support/build-worker.js';
import { findData } from './test/support/data-folder.js';
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
      ? onOneThread(replaced(code, "'./cpu-worker.js'", JSON.stringify(workerUrl)), 'availableParallelism()')
      : undefined,
};

/**
 * Files of tests share the processors, so a fit takes one thread unless it is given a number: to start workers for hundreds of
 * fits would be a quarter of their time. Long tests take what there is.
 */
function onOneThread(code: string, threads: string): string {
  return long ? code : replaced(code, `return ${threads};`, 'return 1;');
}

function replaced(code: string, text: string, by: string): string {
  if (!code.includes(text)) throw new Error(`The source has no '${text}' to replace.`);
  return code.replace(text, by);
}

/** In pages it is one file as well, since each worker would ask for hundreds of modules. */
const workerInPage = {
  name: 'worker-in-page',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('src/platform/browser.ts')
      ? onOneThread(
          replaced(code, "'./cpu-worker.js'", JSON.stringify(pageWorker)),
          'navigator.hardwareConcurrency || 1',
        )
      : undefined,
};

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
  pool: 'forks',
  isolate: false,
  maxWorkers: availableParallelism(),
} as const;

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
    plugins: [wgsl, worker],
    test: {
      name,
      globalSetup: './test/support/build-worker.ts',
      setupFiles: ['./test/support/polled-driver.ts', './test/support/quick-equality.ts'],
      include: [`${folder}/gpu/**/*.test.ts`, ...(long && others(name) ? onOneDriver : [])],
      exclude: !long && others(name) ? onOneDriver : [],
      ...shared,
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
  plugins: [wgsl, worker],
  test: {
    name: 'node',
    globalSetup: './test/support/build-worker.ts',
    setupFiles: './test/support/quick-equality.ts',
    include: fast ? [fastFolders] : [`${folder}/**/*.test.ts`],
    exclude: [`${folder}/gpu/**`, ...(long ? [] : ['test/long/**']), ...(fast ? slowOfFast : [])],
    ...shared,
    // Endurance is judged once what is garbage is gone.
    ...(long ? { execArgv: ['--expose-gc'] } : {}),
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
    globalSetup: './test/support/build-worker.ts',
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
    projects: [node, ...(long ? [] : [chromiumProject()]), ...onDrivers, ...hardware],
  },
});
