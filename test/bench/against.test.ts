/** The comparison of builds with agents whose times are made up. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBuild } from '../../bench/against/find-build-node.js';
import { type AgainstResults, againstSchema } from '../../bench/against/results.js';
import { type AgainstPlan, type Build, runAgainst } from '../../bench/against.js';
import type { Agent, EngineSpec, Sample, StartAgent } from '../../bench/agent.js';
import { enginesToCompare } from '../../bench/engines.js';
import type { Suite } from '../../bench/suite.js';
import { againstText } from '../../bin/against-text.js';
import { IsolossError } from '../../src/errors.js';
import { threefry } from '../../src/problem/threefry.js';
import { flat } from '../cli/support.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { counted, fakeAgent } from './fakes.js';
import { buildScript } from './support.js';

interface Behaviour {
  /** Seconds of a run. */
  readonly run: number | ((suite: string, size: number) => number);
  readonly digest?: (process: number) => string;
  /** Of `suite`, the sample that is wrong, or the one at which the agent dies. */
  readonly wrong?: string;
  readonly dies?: string;
  readonly software?: boolean;
  /** Of the processor beside the wall's. */
  readonly processor?: number;
}

/** A build whose agents take the time that they are given, give or take 1 %. */
function build(name: string, behaviour: Behaviour) {
  const log: string[] = [];
  let processes = 0;
  let running = 0;
  const start: StartAgent = async () => {
    const process = processes++;
    running++;
    let draw = 0;
    let [suite, seconds] = ['', 0];
    const noise = () => 1 + 0.01 * (threefry(3, name.length, process, draw++)[0] / 2 ** 31 - 1);
    const sample = (): Sample => ({
      wall: seconds * noise(),
      ...(behaviour.processor === undefined ? {} : { processor: behaviour.processor * noise() }),
      verdict:
        behaviour.wrong === suite ? { right: false, wrong: 'The sum is 3.' } : { right: true, error: 0 },
      digest: behaviour.digest?.(process) ?? 'abc',
    });
    const agent: Agent = {
      ...fakeAgent(),
      open: async ({ backend }: EngineSpec) => ({
        info: {
          name: backend,
          adapter: `the ${backend}`,
          precision: 'f32',
          software: behaviour.software ?? false,
        },
        timestamps: false,
        resolution: 1e-6,
      }),
      async prepare(asked, size) {
        suite = asked;
        seconds = typeof behaviour.run === 'number' ? behaviour.run : behaviour.run(asked, size);
        log.push(`${asked} ${size}`);
        return { prepare: 0, first: sample(), counted };
      },
      async sample() {
        if (behaviour.dies === suite)
          throw new IsolossError(
            'agent-died',
            'The benchmark’s agent is gone: it was ended by SIGSEGV.',
            '',
            {
              kind: 'run',
            },
          );
        return sample();
      },
    };
    return {
      agent,
      end: async () => {
        running--;
      },
    };
  };
  return { name, version: '1.2.3', start, log, running: () => running };
}

const suite = (name: string, more: Partial<Suite> = {}): Suite => ({
  name,
  title: name,
  unit: 'numbers',
  sizes: [10, 100, 1000],
  headline: 100,
  engines: ['cpu', 'webgpu'],
  grows: true,
  prepare: () => Promise.reject(new Error('agents prepare')),
  ...more,
});

const cpu = { id: 'cpu-1', spec: { backend: 'cpu', workers: 1 } } as const;
const gpu = { id: 'webgpu-fast', spec: { backend: 'webgpu', adapter: 'fast' } } as const;

function plan(own: Build, other: Build, more: Partial<AgainstPlan> = {}): AgainstPlan {
  return {
    builds: { this: own, other },
    suites: [suite('a')],
    engines: [cpu],
    rounds: 6,
    seconds: 0.05,
    smallest: 0.05,
    machine: { processor: 'a processor', threads: 2, memory: null, platform: 'here', runtime: 'Node' },
    ...more,
  };
}

const textOf = (results: AgainstResults): string => flat(againstText(results, { isTTY: false } as never));

describe('builds', () => {
  test('of which one is slower are reported with how much, in a record that its schema accepts', async () => {
    const [own, other] = [build('mine', { run: 1.2e-3 }), build('yours', { run: 1e-3 })];
    const results = await runAgainst(plan(own, other, { engines: [cpu, gpu] }));
    expect(againstSchema.parse(results)).toEqual(results);
    expect(results.cases).toHaveLength(2);
    for (const each of results.cases) {
      expect(each).toMatchObject({ outcome: 'compared', verdict: 'slower', by: 'wall', bytes: 'same' });
      if (each.outcome !== 'compared') continue;
      expect(each.wall.ratio).toBeCloseTo(1.2, 2);
      expect(each.wall.rounds).toHaveLength(6);
    }
    expect(textOf(results)).toMatch(/a +100 +cpu-1 .* slower by (19|20) to (20|21) %/);
    expect(textOf(results)).toContain('2 slower, 0 faster and 0 unchanged');
    const swapped = await runAgainst(plan(other, own));
    expect(textOf(swapped)).toMatch(/faster by (16|17) to 17 %/);
    expect([own.running(), other.running()]).toEqual([0, 0]);
  });

  test('that are equal are unchanged', async () => {
    const results = await runAgainst(plan(build('mine', { run: 1e-3 }), build('yours', { run: 1e-3 })));
    expect(results.cases).toMatchObject([{ verdict: 'unchanged' }]);
    expect(textOf(results)).toMatch(/unchanged \([-+]?0\.\d+ to [-+]?0\.\d+ %\)/);
  });

  test('have new processes in every round, in alternating order', async () => {
    const order: string[] = [];
    const noted = (name: string): Build => {
      const { start, ...rest } = build(name, { run: 1e-3 });
      return {
        ...rest,
        start: () => {
          order.push(name);
          return start();
        },
      };
    };
    await runAgainst(plan(noted('this'), noted('that'), { rounds: 4 }));
    const pairs = order.slice(2).join(' ');
    expect(pairs).toBe('this that that this this that that this');
  });

  test('that leave other bytes are said to, unless one of them does so by itself', async () => {
    const bytes = async (own: (process: number) => string) => {
      const results = await runAgainst(
        plan(build('mine', { run: 1e-3, digest: own }), build('yours', { run: 1e-3 })),
      );
      return [results.cases[0], textOf(results)] as const;
    };
    const [different, text] = await bytes(() => 'def');
    expect(different).toMatchObject({ verdict: 'unchanged', bytes: 'different' });
    expect(text).toContain('its bytes differ');
    expect((await bytes((process) => `${process}`))[0]).toMatchObject({ bytes: 'varying' });
  });

  test('of which one is wrong or dies are reported as such, and the other cases go on', async () => {
    const [own, other] = [build('mine', { run: 1e-3, wrong: 'b' }), build('yours', { run: 1e-3, dies: 'c' })];
    const results = await runAgainst(plan(own, other, { suites: [suite('a'), suite('b'), suite('c')] }));
    expect(againstSchema.parse(results)).toEqual(results);
    expect(results.cases).toMatchObject([
      { suite: 'a', verdict: 'unchanged' },
      { suite: 'b', outcome: 'wrong', build: 'this', reason: 'The sum is 3.' },
      { suite: 'c', outcome: 'failed', build: 'other', reason: expect.stringContaining('SIGSEGV') },
    ]);
    expect(textOf(results)).toContain('wrong (this build): The sum is 3.');
    expect([own.running(), other.running()]).toEqual([0, 0]);
  });

  test('are measured at a smaller size where nobody asked for one that takes long', async () => {
    const run = (_: string, size: number) => size / 100;
    const [own, other] = [build('mine', { run }), build('yours', { run })];
    const { cases } = await runAgainst(plan(own, other, { rounds: 2 }));
    expect(cases).toMatchObject([{ size: 10 }]);
    expect(new Set(other.log)).toEqual(new Set(['a 10']));
    const asked = await runAgainst(plan(own, other, { rounds: 2, sizes: () => [100] }));
    expect(asked.cases).toMatchObject([{ size: 100 }]);
  });

  test('on engines that are no processor are judged by the wall’s time alone', async () => {
    const compare = async (engine: typeof cpu | typeof gpu, software: boolean) => {
      const common = { software, processor: 1e-3 };
      const [own, other] = [
        build('mine', { run: 2e-3, ...common }),
        build('yours', { run: 1e-3, ...common }),
      ];
      const { cases } = await runAgainst(plan(own, other, { engines: [engine], rounds: 3 }));
      return 'processor' in cases[0];
    };
    expect(await compare(cpu, false)).toBe(true);
    expect(await compare(gpu, true)).toBe(true);
    expect(await compare(gpu, false)).toBe(false);
  });

  test('keep what was measured when they are interrupted', async () => {
    const [own, other] = [build('mine', { run: 1e-3 }), build('yours', { run: 1e-3 })];
    const interrupted = (rounds: number) => {
      const controller = new AbortController();
      return runAgainst(plan(own, other), {
        signal: controller.signal,
        progress: (done) => done === rounds && controller.abort(),
      });
    };
    const results = await interrupted(3);
    expect(results.cases).toMatchObject([{ outcome: 'compared', wall: { rounds: expect.any(Array) } }]);
    expect(results.cases[0]).toHaveProperty('samples.length', 3);
    expect(results.notes.join()).toContain('Interrupted');
    await expect(interrupted(1)).rejects.toMatchObject({ code: 'interrupted' });
    expect([own.running(), other.running()]).toEqual([0, 0]);
  });

  test('on engines that do none of the suites are refused', async () => {
    const [own, other] = [build('mine', { run: 1e-3 }), build('yours', { run: 1e-3 })];
    const none = runAgainst(plan(own, other, { suites: [suite('a', { engines: ['webgl'] })] }));
    await expect(none).rejects.toMatchObject({ code: 'bench-no-case' });
  });
});

describe('another build', () => {
  test('is found by its tree or its dist', () => {
    const tree = temporaryFolder('tree');
    mkdirSync(join(tree, 'dist'));
    writeFileSync(join(tree, 'dist', 'bench-agent.js'), '');
    writeFileSync(join(tree, 'package.json'), '{"version":"0.0.9"}');
    const found = { name: expect.stringContaining('tree'), version: '0.0.9' };
    expect(findBuild(tree)).toMatchObject(found);
    expect(findBuild(join(tree, 'dist'))).toMatchObject(found);
    cpSync(join(tree, 'dist'), join(tree, 'elsewhere'), { recursive: true });
    expect(findBuild(join(tree, 'elsewhere'))).toMatchObject({ name: 'elsewhere', version: 'unknown' });
  });

  test('that is not there is refused with what to do', () => {
    const tree = temporaryFolder('empty');
    const refused = (folder: string): unknown => {
      try {
        return findBuild(folder);
      } catch (error) {
        return error;
      }
    };
    const code = 'bench-no-build';
    expect(refused(join(tree, 'nowhere'))).toMatchObject({
      code,
      message: expect.stringContaining('no folder'),
    });
    expect(refused(tree)).toMatchObject({ code, message: expect.stringContaining('no build of isoloss') });
    writeFileSync(join(tree, 'package.json'), '{}');
    expect(refused(tree)).toMatchObject({ code, fix: expect.stringContaining('npm run build') });
    mkdirSync(join(tree, 'dist'));
    writeFileSync(join(tree, 'dist', 'cli.js'), '');
    expect(refused(tree)).toMatchObject({ code, message: expect.stringContaining('older') });
  });

  test('that speaks another protocol is refused before anything is measured', async () => {
    const script = await buildScript(
      'against-other-protocol',
      `import { serve } from './bench/agent-link.js';
       import { endWithOwner, processEndpoint } from './bench/process-endpoint.js';
       import { fakeAgent } from './test/bench/fakes.js';
       endWithOwner();
       serve({ ...fakeAgent(), protocol: async () => -1 }, processEndpoint(process));`,
    );
    const folder = temporaryFolder('protocol');
    // Packages are found from where the script was built.
    writeFileSync(join(folder, 'bench-agent.js'), `import ${JSON.stringify(script.href)};`);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const own = build('mine', { run: 1e-3 });
    await expect(runAgainst(plan(own, findBuild(folder)))).rejects.toMatchObject({
      code: 'agent-protocol',
      message: expect.stringContaining('-1'),
    });
    expect(own.log).toEqual([]);
  });
});

describe('engines to compare on', () => {
  const machine = { threads: 8, here: ['cpu', 'webgpu'] } as const;
  const offers =
    (...adapters: (readonly [name: string, software: boolean])[]): StartAgent =>
    async () => ({
      agent: {
        ...fakeAgent(),
        adapters: async () => adapters.map(([name, software]) => ({ name, software })),
      },
      end: async () => {},
    });
  const ids = async (choice: Parameters<typeof enginesToCompare>[0], start: StartAgent) =>
    (await enginesToCompare(choice, machine, start)).engines.map(({ id }) => id);
  const soft = offers(['llvmpipe', true]);
  const mixed = offers(['llvmpipe', true], ['Fast One', false], ['Fast Two', false]);

  test('are one worker and the first hardware adapter', async () => {
    expect(await ids({}, mixed)).toEqual(['cpu-1', 'webgpu-fast-one']);
    const { engines, notes } = await enginesToCompare({}, machine, soft);
    expect(engines.map(({ id }) => id)).toEqual(['cpu-1']);
    expect(notes.join()).toContain('No WebGPU hardware');
  });

  test('are software adapters where they are asked for', async () => {
    expect(await ids({ backends: ['webgpu'] }, soft)).toEqual(['webgpu-llvmpipe']);
    expect(await ids({ adapters: ['llvmpipe'] }, mixed)).toEqual(['cpu-1', 'webgpu-llvmpipe']);
    expect(await ids({ backends: ['cpu'], workers: [1, 4] }, mixed)).toEqual(['cpu-1', 'cpu-4']);
    await expect(ids({ backends: ['webgpu'] }, offers())).rejects.toMatchObject({
      code: 'no-webgpu-adapter',
    });
  });
});
