/** Compilers of Vulkan drivers that need no GPU: RADV's for any of AMD's families, and ANV's for Intel's, before a stand-in. */
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
  const number = (...names: readonly string[]): number =>
    names.reduce((sum, name) => sum + Number(values.get(name) ?? 0), 0);
  const milliseconds = Math.round(number('milliseconds'));
  if (refused !== undefined) return { milliseconds, refused };
  // The first names are RADV's, the others ANV's, whose subgroups are as wide as they say.
  const subgroups = number('Subgroups per SIMD');
  return {
    milliseconds,
    registers: number('VGPRs', 'Max live registers'),
    spills: number('Spilled VGPRs', 'Spilled SGPRs', 'Spill Count'),
    instructions: number('Instructions', 'Instruction Count'),
    loop: longestInnermostLoop(assembly),
    loops: loopLengths(assembly),
    ...(subgroups > 0 ? { subgroups } : { width: number('Max dispatch width') }),
  };
}

/** The C program of this folder, compiled; undefined where there is no compiler, or Vulkan's headers are not installed. */
export async function vulkanCompiler(compiler: string, folder: string): Promise<string | undefined> {
  const program = join(folder, 'vulkan-compile');
  const args = ['-O1', '-o', program, 'scripts/compilers/vulkan-compile.c', '-lvulkan'];
  const { failed } = await output(compiler, args);
  return failed === undefined ? program : undefined;
}

/** What stands in for a GPU of Intel and its kernel driver: a library to be loaded before the driver's; undefined without libdrm-dev. */
export async function intelStandIn(compiler: string, folder: string): Promise<string | undefined> {
  const library = join(folder, 'intel-stand-in.so');
  const args = ['-O1', '-shared', '-fPIC', '-I/usr/include/libdrm', '-o', library];
  const { failed } = await output(compiler, [...args, 'scripts/compilers/intel-stand-in.c', '-ldl']);
  return failed === undefined ? library : undefined;
}
