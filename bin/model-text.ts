/** What suites would take on a class of GPU, as a terminal shows it. */

import type { GpuClass } from '../src/backend/webgpu/model.js';
import { formatDuration } from '../src/text.js';
import { asciiLayout } from './ascii.js';
import { modelledSuites } from './modelled-suites.js';

export function modelText(
  gpu: GpuClass,
  threads: number,
  suites: readonly string[] | undefined,
  out: NodeJS.WritableStream,
): string {
  const { prose, table } = asciiLayout(out);
  const right = (title: string) => ({ title, right: true });
  const chosen = modelledSuites(gpu, threads).filter(({ name }) => suites?.includes(name) ?? true);
  const rows = chosen.map(({ name, size, estimate: { seconds, least, binds } }) => [
    name,
    size,
    formatDuration(seconds),
    least === 0 ? '' : formatDuration(least),
    binds,
  ]);
  return [
    prose(
      `A ${gpu.name} GPU such as ${gpu.such}, by a model: counted instructions over ${gpu.instructions / 1e12}e12 a second. Nothing was measured.`,
    ),
    '',
    ...table(['suite', 'size', right('expected'), right('least'), 'binds'], rows),
    '',
    prose(
      `Expected is all of it, after kernels are compiled, with ${threads} threads on the host; least is what the instructions alone take at the full rate. docs/PERFORMANCE.md has the arithmetic.`,
    ),
    '',
  ].join('\n');
}
