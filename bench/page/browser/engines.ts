/** Engines that a tab may have. */
import { threads } from '#platform';
import type { EngineSpec } from '../../agent.js';

export interface Offered {
  /** What the page knows it by. */
  readonly key: string;
  readonly title: string;
  readonly remark: string;
  readonly present: boolean;
  readonly spec: EngineSpec;
}

export async function offeredEngines(): Promise<Offered[]> {
  const all = threads();
  const gpu = await adapterWords();
  const webgl = document.createElement('canvas').getContext('webgl2') !== null;
  return [
    {
      key: 'cpu-1',
      title: 'Processor, one thread',
      remark: 'WebAssembly SIMD',
      present: true,
      spec: { backend: 'cpu', workers: 1 },
    },
    ...(all > 1
      ? [
          {
            key: `cpu-${all}`,
            title: `Processor, ${all} threads`,
            remark: 'WebAssembly SIMD in workers',
            present: true,
            spec: { backend: 'cpu', workers: all } as const,
          },
        ]
      : []),
    {
      key: 'webgpu',
      title: 'WebGPU',
      remark: gpu ?? 'this browser offers none here',
      present: gpu !== undefined,
      spec: { backend: 'webgpu' },
    },
    {
      key: 'webgl',
      title: 'WebGL2',
      remark: webgl ? 'surfaces only' : 'this browser offers none here',
      present: webgl,
      spec: { backend: 'webgl' },
    },
  ];
}

/** The adapter as the browser describes it; undefined where there is none. */
async function adapterWords(): Promise<string | undefined> {
  const own: GPU | undefined = navigator.gpu;
  const adapter = await own?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return undefined;
  const { vendor, architecture, description } = adapter.info;
  return description || `${vendor} ${architecture}`.trim() || 'an adapter without a name';
}
