import { formatSeconds } from '../../../text.js';
import { defineCommand, jsonOption } from '../../command.js';
import { layoutFor } from '../../layout.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import type { DoctorRecord } from './record.js';
import type { Verdict } from './self-test.js';

type Adapter = DoctorRecord['adapters'][number];

export const command = defineCommand<Pick<Outputs, 'json'>>({
  arguments: [],
  options: [jsonOption],
  help: { examples: ['isoloss doctor', 'isoloss doctor --json'] },
  async run({ options }, { terminal, signal, again }) {
    await checkOutputs(options);
    const { examineApart } = await import('./apart.js');
    const found = await examineApart(again, signal);
    await writeAnswer({ record: found, text: () => doctorText(found, terminal.out) }, options, terminal);
    return found.cpu.works ? 0 : 1;
  },
});

/** What tells an adapter from others of its name, in parentheses. */
function apart({ description, software, api }: Adapter, adapters: readonly Adapter[]): string {
  const others = adapters.filter((other) => other.description === description && other.api !== api);
  const words = [...(software ? ['software'] : []), ...(others.length > 0 && api !== undefined ? [api] : [])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function doctorText({ node, cpu, webgpu, adapters, auto }: DoctorRecord, out: NodeJS.WritableStream): string {
  const { style, dim, prose, table } = layoutFor(out);
  const mark = (works: boolean) => (works ? style('green', 'ok') : style('red', 'FAIL'));
  const tried = ({ works, text, seconds }: Verdict) =>
    `${text}${works ? ` in ${formatSeconds(seconds)}` : ''}`;
  const rows = [
    [mark(true), 'Node', `${node.version} on ${node.platform} ${node.architecture}`],
    [mark(cpu.works), 'CPU', `${cpu.name}: ${tried(cpu)}`],
    !webgpu.available
      ? [dim('-'), 'WebGPU', `none: ${webgpu.reason}`]
      : adapters.length === 0
        ? [dim('-'), 'WebGPU', 'no adapter was found: a GPU needs its Vulkan, Metal or D3D12 driver']
        : [mark(true), 'WebGPU', 'available'],
    ...adapters.map((adapter) => [
      mark(adapter.works),
      `adapter ${adapter.number}`,
      `${adapter.description}${apart(adapter, adapters)}: ${tried(adapter)}`,
    ]),
  ];
  return [
    ...table(['', '', { title: '', prose: true }], rows),
    '',
    prose(
      `--backend auto takes ${auto.backend} (${auto.adapter}): ${auto.reason}.` +
        (auto.backend === 'webgpu'
          ? ' Work that takes less than a GPU to start, some 0.4 s, stays on the CPU.'
          : ''),
    ),
    '',
  ].join('\n');
}
