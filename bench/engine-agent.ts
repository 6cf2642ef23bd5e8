/** The agent itself: one engine, one piece of work, one clock. */
import type { Backend, BackendInfo } from '../src/backend/contract.js';
import { IsolossError } from '../src/errors.js';
import { type Agent, type Ceilings, type EngineSpec, PROTOCOL, type Sample } from './agent.js';
import { clockResolution } from './measure/clock.js';
import { digestOf, Gate, worse } from './measure/gate.js';
import type { Outcome, Suite, Verdict, Work } from './suite.js';

/** What an engine spent since it was opened, seconds; what it cannot tell is absent. */
export interface Spent {
  readonly compile?: number;
  readonly device?: number;
  readonly readback?: number;
}

export interface OpenedEngine {
  readonly backend: Backend;
  readonly timestamps: boolean;
  spent(): Promise<Spent> | Spent;
}

/** What an agent is made of; it differs between Node, pages and tests. */
export interface AgentParts {
  readonly suites: readonly Suite[];
  adapters(): ReturnType<Agent['adapters']>;
  open(engine: EngineSpec): Promise<OpenedEngine>;
  ceilings(backend: Backend): Promise<Ceilings>;
  calibrate(backend: Backend): Promise<number>;
  /** Seconds that this process had processors for so far. */
  processor?(): number;
}

/** Bytes of results that may wait to be checked: the clock is stopped for it in between. */
const WAITING = 2 ** 27;

export function createAgent(parts: AgentParts): Agent {
  let opened: (OpenedEngine & { readonly info: BackendInfo }) | undefined;
  let ready: { readonly work: Work; readonly gate: Gate } | undefined;

  const engine = () => opened ?? unready('no engine is open');
  const release = (): void => {
    ready?.work.dispose();
    ready = undefined;
  };

  /** Runs `work` so many times; the last outcome comes along. */
  async function measure(
    { work, gate }: { readonly work: Work; readonly gate: Gate },
    times: number,
  ): Promise<{ readonly sample: Sample; readonly spent: Spent; readonly last: Outcome }> {
    const before = await engine().spent();
    let wall = 0;
    let processor: number | undefined;
    let done = 0;
    let verdict: Verdict = { right: true, error: 0 };
    let outcomes: Outcome[] = [];
    while (done < times && verdict.right) {
      outcomes = [];
      let waiting = 0;
      const processorBefore = parts.processor?.();
      const start = performance.now();
      while (done < times && waiting < WAITING) {
        const outcome = await work.run();
        outcomes.push(outcome);
        for (const { byteLength } of outcome.bytes) waiting += byteLength;
        done++;
      }
      wall += performance.now() - start;
      if (processorBefore !== undefined)
        processor = (processor ?? 0) + (parts.processor?.() ?? 0) - processorBefore;
      for (const outcome of outcomes) verdict = worse(verdict, await gate.judge(outcome));
    }
    checkSame(engine().info, engine().backend.info);
    const spent = eachOf(before, await engine().spent(), done);
    const { compile: _, ...onDevice } = spent;
    const last = outcomes[outcomes.length - 1];
    const sample = {
      wall: wall / 1000 / done,
      ...onDevice,
      ...(processor === undefined ? {} : { processor: processor / done }),
      verdict,
      digest: await digestOf(last.bytes),
    };
    return { sample, spent, last };
  }

  return {
    protocol: async () => PROTOCOL,
    adapters: () => parts.adapters(),
    async open(spec) {
      release();
      opened?.backend.dispose();
      opened = undefined;
      const engine = await parts.open(spec);
      const { backend, timestamps } = engine;
      const { info } = backend;
      opened = { ...engine, info };
      return { info, timestamps, resolution: clockResolution() };
    },
    ceilings: async () => parts.ceilings(engine().backend),
    calibrate: async () => parts.calibrate(engine().backend),
    async prepare(name, size) {
      release();
      const suite = parts.suites.find((candidate) => candidate.name === name);
      if (suite === undefined) return unready(`this build has no suite '${name}'`);
      const start = performance.now();
      const work = await suite.prepare(size, engine().backend);
      const prepare = (performance.now() - start) / 1000;
      ready = { work, gate: new Gate() };
      const { sample, spent, last } = await measure(ready, 1);
      return {
        prepare,
        first: { ...sample, ...(spent.compile === undefined ? {} : { compile: spent.compile }) },
        counted: last.counted,
        ...(last.passes === undefined ? {} : { passes: last.passes }),
        ...(work.sampled === undefined ? {} : { sampled: work.sampled }),
      };
    },
    async sample(times) {
      return (await measure(ready ?? unready('nothing is prepared'), times)).sample;
    },
    async close() {
      release();
      opened?.backend.dispose();
      opened = undefined;
    },
  };
}

/**
 * Back ends may have others behind them for what they cannot do; the time of one must not be reported as another's.
 * @throws IsolossError `bench-engine-changed`
 */
function checkSame(before: BackendInfo, now: BackendInfo): void {
  if (now.name === before.name && now.adapter === before.adapter) return;
  throw new IsolossError(
    'bench-engine-changed',
    `The work was done by ${now.name} (${now.adapter}), not by ${before.name} (${before.adapter}).`,
    'isoloss doctor tells what this machine can run.',
    { kind: 'run' },
  );
}

/** What was spent between two readings, for one run of so many. */
function eachOf(before: Spent, after: Spent, times: number): Spent {
  const spent = (['compile', 'device', 'readback'] as const).flatMap((name) => {
    const [from, to] = [before[name] ?? 0, after[name]];
    return to === undefined ? [] : [[name, (to - from) / times] as const];
  });
  return Object.fromEntries(spent);
}

function unready(why: string): never {
  throw new IsolossError('agent-not-ready', `The benchmark's agent cannot do that: ${why}.`, '', {
    kind: 'run',
  });
}
