/** How much faster the GPU is than the CPU: the first thing that all accounts of results say. */
import { listed } from '../src/text.js';
import { placeText } from './page/format.js';
import {
  comparedSize,
  crossingText,
  type EngineKind,
  fastest,
  type Overtake,
  overtake,
  type SuiteView,
  sidesOf,
} from './page/suite-view.js';
import type { BenchSuite, TimedEntry } from './results.js';

/** One suite at its headline size, or the largest that both were timed at. */
export interface GpuSpeedup {
  readonly suite: BenchSuite;
  /** That size, or its name. */
  readonly size: string;
  /** The fastest of each. */
  readonly gpu: TimedEntry;
  readonly cpu: TimedEntry;
  /** Times as fast as the CPU. */
  readonly speed: number;
  /** From which size on the GPU is ahead, in words. */
  readonly ahead: string;
}

/** `speedups`: of suites that both were timed on. `remark`: that there is no GPU, or that software stands in for it. */
export function gpuAgainstCpu(
  { engines }: { readonly engines: readonly EngineKind[] },
  views: readonly SuiteView[],
): { readonly speedups: readonly GpuSpeedup[]; readonly remark: string | undefined } {
  const speedups = views.flatMap((view): GpuSpeedup[] => {
    const size = comparedSize(view);
    const { cpu: slow, gpu: fast } = sidesOf(view);
    if (size === undefined) return [];
    const [cpu, gpu] = [fastest(slow, size), fastest(fast, size)];
    if (cpu === undefined || gpu === undefined) return [];
    const speed = cpu.wall.median / gpu.wall.median;
    return [{ suite: view.suite, size: placeText(cpu), gpu, cpu, speed, ahead: aheadWords(overtake(view)) }];
  });
  return { speedups, remark: remarkOn(engines) };
}

function remarkOn(engines: readonly EngineKind[]): string | undefined {
  const gpus = engines.filter(({ backend }) => backend !== 'cpu');
  if (gpus.length === 0) return 'No GPU was measured: the CPU stands alone.';
  if (!gpus.every(({ software }) => software)) return undefined;
  return `No hardware GPU was measured: what stands in for it, ${listed(gpus.map(({ id }) => id))}, is software that runs on the CPU.`;
}

function aheadWords(crossing: Overtake | undefined): string {
  switch (crossing?.kind) {
    case 'at':
      return `from ${crossingText(crossing)}`;
    case 'always':
      return `always, from ${crossingText(crossing)}`;
    case 'never':
      return `never up to ${crossingText(crossing)}`;
    default:
      return '–';
  }
}
