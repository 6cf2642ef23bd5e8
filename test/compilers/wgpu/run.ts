/**
 * Runs bundled test files with Vitest's own runner, in Deno, whose WebGPU is wgpu, or in Node: `run.js PATTERN FILE...`, tests
 * whose names match.
 * The last line of output is a {@link WgpuReport}.
 */
import process from 'node:process';
import { startTests, type Task, type VitestRunner } from '@vitest/runner';

export interface WgpuReport {
  readonly passed: readonly string[];
  /** With the messages of their errors. */
  readonly failed: readonly string[];
  /** Names of the kernels that were compiled. */
  readonly kernels: readonly string[];
}

const [pattern, ...files] = process.argv.slice(2);
if (!('GPUDevice' in globalThis)) Object.assign(globalThis, (await import('webgpu')).globals);
const kernels = new Set<string>();
const { createComputePipelineAsync } = GPUDevice.prototype;
GPUDevice.prototype.createComputePipelineAsync = function (descriptor) {
  kernels.add(descriptor.label ?? '');
  return createComputePipelineAsync.call(this, descriptor);
};

const runner: VitestRunner = {
  config: {
    root: '',
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: new RegExp(pattern),
    allowOnly: false,
    sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  },
  importFile: (file) => import(file),
};

const passed: string[] = [];
const failed: string[] = [];
function note(task: Task): void {
  if (task.type === 'suite') task.tasks.forEach(note);
  const errors = task.result?.errors?.map(({ message }) => message) ?? [];
  // A file that cannot be loaded fails without any test of its own.
  if (errors.length > 0) failed.push(`${task.name}: ${errors.join('; ')}`);
  else if (task.type === 'test' && task.result?.state === 'pass') passed.push(task.name);
}
for (const file of await startTests(files, runner)) note(file);
// Failures come first: of a long line the beginning is looked at.
const report: WgpuReport = { failed, kernels: [...kernels], passed };
// biome-ignore lint/suspicious/noConsole: the output of this process.
console.log(JSON.stringify(report));
process.exit(failed.length > 0 ? 1 : 0);
