import { IsolossError } from '../src/errors.js';
import type { Agent, Ceilings, EngineFacts, StartAgent, StartedAgent } from './agent.js';
import { betterCeilings } from './ceilings/better.js';
import type { PlannedEngine } from './engines.js';
import type { BenchEngine } from './results.js';

/** Of some 20 ms each, before and after every case. */
const READINGS = 3;

/** An engine under measurement: its agent, started again where it died, and what was found out about it. */
export class RunningEngine {
  readonly #start: StartAgent;
  readonly #calibration: number[] = [];
  #started: StartedAgent | undefined;
  #ceilings: Ceilings;
  #ended = false;

  private constructor(
    readonly plan: PlannedEngine,
    start: StartAgent,
    started: StartedAgent,
    readonly facts: EngineFacts,
    ceilings: Ceilings,
  ) {
    this.#ceilings = ceilings;
    this.#start = start;
    this.#started = started;
  }

  /** Starts an agent, opens the engine and measures what it can do at most. */
  static async open(plan: PlannedEngine, start: StartAgent, signal?: AbortSignal): Promise<RunningEngine> {
    const started = await start();
    const stop = (): void => void started.end();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const { agent } = started;
      const facts = await agent.open(plan.spec);
      const ceilings = await agent.ceilings();
      // The first compiles.
      await agent.calibrate();
      return new RunningEngine(plan, start, started, facts, ceilings);
    } catch (error) {
      await started.end();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  get id(): string {
    return this.plan.id;
  }

  /** The agent, engine open. */
  async agent(): Promise<Agent> {
    if (this.#ended) throw new Error('this engine was ended');
    if (this.#started === undefined) {
      const started = await this.#start();
      this.#started = started;
      await started.agent.open(this.plan.spec);
    }
    return this.#started.agent;
  }

  /** A few readings: how they differ is what is known of the machine's noise. */
  async calibrate(): Promise<void> {
    const agent = await this.agent();
    for (let k = 0; k < READINGS; k++) this.#calibration.push(await agent.calibrate());
  }

  /** The best of what was measured so far. */
  get ceilings(): Ceilings {
    return this.#ceilings;
  }

  /** Once more, at another time. */
  async measureCeilings(): Promise<void> {
    this.#ceilings = betterCeilings(this.#ceilings, await (await this.agent()).ceilings());
  }

  /** What `fewer` threads of the same processor can do, this engine's can. */
  doesNoLessThan(fewer: RunningEngine): void {
    const { launch } = this.#ceilings;
    this.#ceilings = { ...betterCeilings(this.#ceilings, fewer.ceilings), launch };
  }

  /** To be called with every error: an agent that is gone is replaced when it is next asked for. */
  async failed(error: unknown): Promise<void> {
    if (!(error instanceof IsolossError && (error.code === 'agent-died' || error.code === 'agent-hung')))
      return;
    const started = this.#started;
    this.#started = undefined;
    await started?.end();
  }

  /** Ends the agent whatever it is at. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#started?.end();
  }

  /** As result files have it. */
  record(): BenchEngine {
    const { info, timestamps } = this.facts;
    const { workers } = this.plan.spec;
    return {
      id: this.id,
      backend: info.name,
      adapter: info.adapter,
      software: info.software,
      ...(workers === undefined ? {} : { workers }),
      timestamps,
      ceilings: this.ceilings,
      calibration: [...this.#calibration],
    };
  }

  get calibration(): readonly number[] {
    return this.#calibration;
  }
}
