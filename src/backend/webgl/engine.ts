import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import type { Problem } from '../../problem/problem.js';
import type { ObjectiveOptions } from '../../solver/search-options.js';
import type { Backend, BackendCheck, BackendInfo, PreparedProblem } from '../contract.js';
import type { Sweeps } from '../sweep.js';
import { Device } from './device.js';
import { ObjectiveOnWebGl } from './objective.js';
import { probe } from './probe.js';
import { prepareSurface } from './surface.js';

/**
 * The WebGL2 back end: surfaces, and objectives without gradients, in single precision, and nothing else.
 * @throws IsolossError `no-webgl2`
 */
export class WebGlEngine implements Backend {
  readonly info: BackendInfo;
  readonly sweeps: Sweeps = {
    surface: (sweep, probabilities) => prepareSurface(this.device, sweep, probabilities),
    allocate: () => Promise.reject(surfacesOnly('searches of candidates')),
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

  async prepare(problem: Problem): Promise<PreparedProblem> {
    if (problem.groups !== undefined) throw surfacesOnly('fits of groups');
    const objective = new ObjectiveOnWebGl(this.device, problem);
    return {
      search: () => Promise.reject(surfacesOnly('searches')),
      refit: () => Promise.reject(surfacesOnly('refits')),
      objective: (
        points: Float64Array,
        smoothing: number,
        control: Control = {},
        { gradient = true }: ObjectiveOptions = {},
      ) =>
        gradient ? Promise.reject(surfacesOnly('gradients')) : objective.evaluate(points, smoothing, control),
      dispose: () => objective.dispose(),
    };
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
