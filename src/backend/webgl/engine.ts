import { IsolossError } from '../../errors.js';
import type { Backend, BackendCheck, BackendInfo } from '../contract.js';
import type { Sweeps } from '../sweep.js';
import { Device } from './device.js';
import { probe } from './probe.js';
import { prepareSurface } from './surface.js';

/**
 * The WebGL2 back end: surfaces, in single precision, and nothing else.
 * @throws IsolossError `no-webgl2`
 */
export class WebGlEngine implements Backend {
  readonly info: BackendInfo;
  readonly sweeps: Sweeps = {
    surface: (sweep, probabilities) => prepareSurface(this.device, sweep, probabilities),
    allocate: () => Promise.reject(surfacesOnly('searches')),
  };
  /** The WebGL2 context. */
  readonly device = new Device();

  constructor() {
    const { renderer, software } = this.device;
    const adapter = `${renderer} (WebGL2, f32 with the driver's exp/log)`;
    this.info = { name: 'webgl', adapter, precision: 'f32', software };
  }

  check(): Promise<BackendCheck> {
    return probe(this.device);
  }

  prepare(): Promise<never> {
    return Promise.reject(surfacesOnly('fits'));
  }

  dispose(): void {
    this.device.dispose();
  }
}

function surfacesOnly(what: string): IsolossError {
  return new IsolossError('surfaces-only', `WebGL2 makes no ${what}.`, 'Use the back end cpu.', {
    kind: 'run',
  });
}
