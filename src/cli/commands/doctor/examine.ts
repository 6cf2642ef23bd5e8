/** What this machine can run, tried. */
import { availableParallelism } from 'node:os';
import type { NumberedAdapter } from '../../../backend/webgpu/index.js';
import type { DoctorRecord } from './record.js';
import type { Verdict } from './self-test.js';

/** Tries every back end with a real fit; where `crash` says how a driver ended the process that tried it, the CPU alone. */
export async function examine(crash?: string): Promise<DoctorRecord> {
  const [platform, { deviceAdvice, listAdapters }, { chooseBackend }, { adapterVerdict, referenceFit }] =
    await Promise.all([
      import('#platform'),
      import('../../../backend/webgpu/index.js'),
      import('../../../backend/choose.js'),
      import('./self-test.js'),
    ]);
  const { verdict, record } = await referenceFit();
  const reason = crash ?? (await platform.gpu()).reason;
  const adapters: (NumberedAdapter & Verdict)[] = [];
  for (const about of reason === undefined ? await listAdapters() : []) {
    const which = adapters.length === 0 ? undefined : String(about.number);
    adapters.push({ ...about, ...(await adapterVerdict(which, record)) });
  }
  const advice = adapters.some(({ software }) => !software) ? '' : deviceAdvice(platform.gpuDevices());
  const { backend, reason: why } = await chooseBackend(crash === undefined ? 'auto' : 'cpu');
  backend.dispose();
  return {
    schema: 'isoloss/doctor@1',
    node: { version: process.version, platform: process.platform, architecture: process.arch },
    cpu: {
      name: platform.processorName(),
      threads: platform.threads(),
      processors: availableParallelism(),
      ...verdict,
    },
    webgpu: {
      available: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      ...(advice === '' ? {} : { advice }),
    },
    adapters,
    auto: { backend: backend.info.name, adapter: backend.info.adapter, reason: crash ?? why },
  };
}
