/** What was tried and came of it, at a terminal and on a page. */
import { formatSeconds } from '../../../text.js';
import type { DoctorRecord } from './record.js';
import type { Verdict } from './self-test.js';

type Adapter = DoctorRecord['adapters'][number];

export interface Finding {
  /** null where there was nothing to try. */
  readonly works: boolean | null;
  readonly what: string;
  readonly text: string;
}

export function findings({ node, cpu, webgpu, adapters }: DoctorRecord): Finding[] {
  return [
    { works: true, what: 'Node', text: `${node.version} on ${node.platform} ${node.architecture}` },
    { works: cpu.works, what: 'CPU', text: `${cpu.name}, ${threadsWords(cpu)}: ${tried(cpu)}` },
    !webgpu.available
      ? { works: null, what: 'WebGPU', text: `none: ${webgpu.reason}` }
      : adapters.length === 0
        ? {
            works: null,
            what: 'WebGPU',
            text: 'no adapter was found: a GPU needs its Vulkan, Metal or D3D12 driver',
          }
        : { works: true, what: 'WebGPU', text: 'available' },
    ...(webgpu.advice === undefined ? [] : [{ works: null, what: 'GPU', text: webgpu.advice }]),
    ...adapters.map((adapter) => ({
      works: adapter.works,
      what: `adapter ${adapter.number}`,
      text: `${adapter.description}${apart(adapter, adapters)}: ${tried(adapter)}`,
    })),
  ];
}

/** Which back end is taken where none is asked for. */
export function chosenWords({ auto }: DoctorRecord): string {
  const exception =
    auto.backend === 'webgpu'
      ? ' Work that takes less than a GPU to start, some 0.4 s, stays on the CPU.'
      : '';
  return `--backend auto takes ${auto.backend} (${auto.adapter}): ${auto.reason}.${exception}`;
}

function threadsWords({ threads, processors }: DoctorRecord['cpu']): string {
  const noun = processors === 1 ? 'thread' : 'threads';
  return threads < processors
    ? `${threads} of ${processors} ${noun} (a limit of its container or job)`
    : `${threads} ${noun}`;
}

function tried({ works, text, seconds }: Verdict): string {
  return `${text}${works ? ` in ${formatSeconds(seconds)}` : ''}`;
}

/** What tells an adapter from others of its name, in parentheses. */
function apart({ description, software, api }: Adapter, adapters: readonly Adapter[]): string {
  const others = adapters.filter((other) => other.description === description && other.api !== api);
  const words = [...(software ? ['software'] : []), ...(others.length > 0 && api !== undefined ? [api] : [])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
