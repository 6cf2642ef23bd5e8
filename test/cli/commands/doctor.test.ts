import { expect, test } from 'vitest';
import { findings } from '../../../src/cli/commands/doctor/findings.js';
import type { DoctorRecord } from '../../../src/cli/commands/doctor/record.js';

const verdict = { works: true, text: 'a fit found the published optimum', seconds: 0.1 };

const container: DoctorRecord = {
  schema: 'isoloss/doctor@1',
  node: { version: 'v20.20.0', platform: 'linux', architecture: 'x64' },
  cpu: { name: 'A processor', threads: 4, processors: 64, ...verdict },
  webgpu: { available: true, advice: 'This machine shows /dev/nvidia3, but Vulkan finds no GPU: do this.' },
  adapters: [],
  auto: { backend: 'cpu', adapter: 'A processor', reason: 'no GPU: WebGPU offers no adapter' },
};

test('a GPU that no driver reaches is a finding of its own, with what to do', () => {
  const rows = findings(container);
  expect(rows.map(({ what }) => what)).toEqual(['Node', 'CPU', 'WebGPU', 'GPU']);
  expect(rows[3]).toMatchObject({ works: null, text: container.webgpu.advice });
});
