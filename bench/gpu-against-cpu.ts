/** How much faster the GPU is than the CPU: the first thing that all accounts of results say. */
import { listed } from '../src/text.js';
import { placeText, sizeText } from './page/format.js';
import {
  comparedSize,
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

export interface GpuAgainstCpu {
  /** Suites that both were timed on. */
  readonly speedups: readonly GpuSpeedup[];
  /** What must be known before: that there is no GPU, or that software stands in for it. */
  readonly remark: string | undefined;
}

export function gpuAgainstCpu(
  { engines }: { readonly engines: readonly EngineKind[] },
  views: readonly SuiteView[],
): GpuAgainstCpu {
  const speedups = views.flatMap((view): GpuSpeedup[] => {
    const { cpu, gpu } = sidesOf(view);
    const size = comparedSize(view);
    if (size === undefined) return [];
    const [slow, fast] = [fastest(cpu, size), fastest(gpu, size)];
    if (slow === undefined || fast === undefined) return [];
    const speed = slow.wall.median / fast.wall.median;
    return [
      {
        suite: view.suite,
        size: placeText(slow),
        gpu: fast,
        cpu: slow,
        speed,
        ahead: aheadWords(overtake(view)),
      },
    ];
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
    // An interpolated size is not known to more than two digits.
    case 'at':
      return `from ${sizeText(Number(crossing.size.toPrecision(2)))}`;
    case 'always':
      return `always, from ${sizeText(crossing.size)}`;
    case 'never':
      return `never up to ${sizeText(crossing.size)}`;
    default:
      return '–';
  }
}
