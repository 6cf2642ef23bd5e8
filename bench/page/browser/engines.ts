/** Engines that this tab has: the processor with one thread and with all, WebGPU, WebGL2. */
import { threads } from '#platform';
import { startAgent } from '../../agents-browser.js';
import { type FoundEngines, findEngines } from '../../engines.js';

export function tabEngines(): Promise<FoundEngines> {
  const all = threads();
  const webgl = document.createElement('canvas').getContext('webgl2') !== null;
  return findEngines(
    { workers: [...new Set([1, all])] },
    { threads: all, here: webgl ? ['cpu', 'webgpu', 'webgl'] : ['cpu', 'webgpu'] },
    startAgent,
  );
}
