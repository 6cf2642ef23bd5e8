import type { NumberedAdapter } from '../../../backend/webgpu/index.js';
import type { Verdict } from './self-test.js';

/** What this machine can run: every back end, tried with a real fit. */
export interface DoctorRecord {
  readonly schema: 'isoloss/doctor@1';
  readonly node: { readonly version: string; readonly platform: string; readonly architecture: string };
  /** Threads that fits take, of the `processors` that the process may run on: fewer where a container limits its time. */
  readonly cpu: { readonly name: string; readonly threads: number; readonly processors: number } & Verdict;
  /** `reason` says why there is no WebGPU, `advice` what keeps a GPU that the system shows from being found. */
  readonly webgpu: { readonly available: boolean; readonly reason?: string; readonly advice?: string };
  readonly adapters: readonly (NumberedAdapter & Verdict)[];
  /** What `--backend auto` takes, and why. */
  readonly auto: { readonly backend: string; readonly adapter: string; readonly reason: string };
}
