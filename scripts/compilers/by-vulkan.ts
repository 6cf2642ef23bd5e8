/** Compilers of Vulkan drivers that need no GPU: RADV's for any of AMD's families. */
import { join } from 'node:path';
import type { CompilerInput } from './kernels.js';
import { longestInnermostLoop, loopLengths } from './loops.js';
import type { Compiled } from './report.js';
import { output, valuesOf } from './tools.js';

/** Dawn's name of the function in SPIR-V. */
const ENTRY = 'dawn_entry_point';

/** `environment` chooses the driver and what it compiles for. */
export async function byVulkan(
  program: string,
  { uses }: CompilerInput,
  spirv: string,
  environment: Readonly<Record<string, string>>,
): Promise<Compiled> {
  const letters = uses.map((use) => (use === 'uniform' ? 'u' : 's')).join('');
  const { text, failed } = await output(program, [spirv, ENTRY, letters], environment);
  const [statistics, assembly = ''] = text.split('\nassembly\n');
  const values = valuesOf(statistics);
  const refused = values.get('refused') ?? failed;
  const number = (name: string): number => Number(values.get(name) ?? 0);
  const milliseconds = Math.round(number('milliseconds'));
  if (refused !== undefined) return { milliseconds, refused };
  return {
    milliseconds,
    registers: number('VGPRs'),
    spills: number('Spilled VGPRs') + number('Spilled SGPRs'),
    instructions: number('Instructions'),
    loop: longestInnermostLoop(assembly),
    loops: loopLengths(assembly),
    subgroups: number('Subgroups per SIMD'),
  };
}

/** The C program of this folder, compiled; undefined where there is no compiler, or Vulkan's headers are not installed. */
export async function vulkanCompiler(compiler: string, folder: string): Promise<string | undefined> {
  const program = join(folder, 'vulkan-compile');
  const args = ['-O1', '-o', program, 'scripts/compilers/vulkan-compile.c', '-lvulkan'];
  const { failed } = await output(compiler, args);
  return failed === undefined ? program : undefined;
}
