/** Tint, and the SPIR-V that it makes, by Dawn in a process of its own on lavapipe. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompilerInput } from './kernels.js';
import type { Compiled } from './report.js';
import { find, output } from './tools.js';

export interface FromTint {
  readonly compiled: Record<string, Compiled>;
  /** Files of SPIR-V by kernel, of those that compiled; empty where the machine has no assembler of SPIR-V. */
  readonly spirv: ReadonlyMap<string, string>;
}

/** `list` is a file of the kernels; files are left in `folder`. */
export async function byTint(
  kernels: readonly CompilerInput[],
  list: string,
  folder: string,
  driver: string,
): Promise<FromTint> {
  const log = join(folder, 'tint.log');
  // What Dawn writes and what the script does go to one file, in their order.
  const file = openSync(log, 'w');
  spawnSync(process.execPath, ['scripts/compilers/tint.mjs', list], {
    stdio: ['ignore', file, file],
    env: { ...process.env, VK_DRIVER_FILES: driver },
  });
  closeSync(file);
  const compiled: Record<string, Compiled> = {};
  const spirv = new Map<string, string>();
  const assembler = find('spirv-as');
  let dumped: string[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (!line.startsWith('=== ')) {
      dumped.push(line);
      continue;
    }
    const kernel = kernels.find(({ name }) => line.startsWith(`=== ${name} `));
    if (kernel === undefined) continue;
    const [milliseconds, ...why] = line.slice(5 + kernel.name.length).split(' ');
    const refused = why.length === 0 ? {} : { refused: why.join(' ').slice(0, 300) };
    compiled[kernel.name] = { milliseconds: Number(milliseconds), ...refused };
    if (assembler !== undefined && why.length === 0) {
      const path = await assemble(assembler, dumped, join(folder, fileName(kernel.name)));
      if (path !== undefined) spirv.set(kernel.name, path);
    }
    dumped = [];
  }
  return { compiled, spirv };
}

export function fileName(kernel: string): string {
  return kernel.replace(/[^a-z0-9]+/gi, '-');
}

async function assemble(
  assembler: string,
  dumped: readonly string[],
  base: string,
): Promise<string | undefined> {
  const first = dumped.findIndex((line) => line.startsWith('; SPIR-V'));
  if (first < 0) return undefined;
  const lines = dumped
    .slice(first)
    .filter((line) => /^\s*(%|Op|;)/.test(line))
    // A promise about control flow, unknown to older tools.
    .filter((line) => !/MaximallyReconvergesKHR|SPV_KHR_maximal_reconvergence/.test(line));
  writeFileSync(`${base}.spvasm`, lines.join('\n'));
  const target = ['--target-env', 'vulkan1.3', `${base}.spvasm`, '-o', `${base}.spv`];
  const { failed } = await output(assembler, target);
  return failed === undefined ? `${base}.spv` : undefined;
}
