/**
 * What does the work that is timed: one engine in a process (in pages: a worker) of its own, so that drivers are chosen
 * by environment, builds of the project stand beside each other, and nothing else runs where the clock does. The runner
 * speaks to it through comlink. Builds of different age may meet: `PROTOCOL` grows with every change to this file.
 */
import type { BackendInfo, EngineName } from '../src/backend/contract.js';
import type { Counted, Verdict } from './suite.js';

export const PROTOCOL = 2;

/** An engine that can be opened. */
export interface EngineSpec {
  readonly backend: EngineName;
  /** Part of an adapter's name, for WebGPU in Node. */
  readonly adapter?: string;
  /** Threads of the CPU back end. */
  readonly workers?: number;
}

/** What the device can do at most, measured by small kernels; a rate that could not be measured is null. */
export interface Ceilings {
  /** By arithmetic; a device without float64 has null. */
  readonly f32: Rates;
  readonly f64: Rates | null;
  /** Bytes a second read and written by a copy within the device's memory. */
  readonly copy: number | null;
  /** Bytes a second from the device to the host. */
  readonly readback: number | null;
  /** Seconds from handing over the least work there is until it is known to be done. */
  readonly launch: number;
}

export interface Rates {
  /** Operations a second, multiply-adds counted as two. */
  readonly operations: number;
  /** Exponentials a second. */
  readonly transcendentals: number;
}

export interface EngineFacts {
  readonly info: BackendInfo;
  /** Device time comes from timestamp queries. */
  readonly timestamps: boolean;
  /** Seconds between two readings of the agent's clock that differ. */
  readonly resolution: number;
}

/** The times of one run, in seconds, and whether its result is right. */
export interface Sample {
  readonly wall: number;
  /** On the device, where it can tell. */
  readonly device?: number;
  /** Waiting for bytes from the device after its work was done, where it can tell. */
  readonly readback?: number;
  /** CPU time of this process, all threads together, where it can tell. Other load on the machine hardly lengthens it. */
  readonly processor?: number;
  readonly verdict: Verdict;
  /** Digest of the last result's bytes: results with equal digests are equal. */
  readonly digest?: string;
}

export interface Prepared {
  /** Seconds until the work stood ready: data made and uploaded. */
  readonly prepare: number;
  /** The first run, in which code is compiled, and the time of the compilation where it can be separated. */
  readonly first: Sample & { readonly compile?: number };
  readonly counted: Counted;
  /** See `Outcome.passes`. */
  readonly passes?: number;
  /** See `Work.sampled`. */
  readonly sampled?: number;
}

export interface Agent {
  protocol(): Promise<number>;
  /** Adapters that WebGPU offers here, software ones included, without opening any. */
  adapters(): Promise<readonly { readonly name: string; readonly software: boolean }[]>;
  open(engine: EngineSpec): Promise<EngineFacts>;
  /** About a second. */
  ceilings(): Promise<Ceilings>;
  /** Seconds that a fixed kernel takes on this engine just now, by which runs of other times are compared. */
  calibrate(): Promise<number>;
  /** Releases the work before, prepares this and runs it once. */
  prepare(suite: string, size: number): Promise<Prepared>;
  /** Runs what is prepared so many times under one clock; every result is checked afterwards. */
  sample(times: number): Promise<Sample>;
  /** Releases work and engine; another may be opened. */
  close(): Promise<void>;
}

/** An agent from its owner's side. Whatever is asked of it fails where it dies, is ended or does not answer in time. */
export interface StartedAgent {
  readonly agent: Agent;
  /** Ends it whatever it is at; resolves once it is gone. */
  end(): Promise<void>;
}

export type StartAgent = () => Promise<StartedAgent>;
