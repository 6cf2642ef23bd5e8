/** Which engines there are to be measured. */
import type { EngineName } from '../src/backend/contract.js';
import { IsolossError } from '../src/errors.js';
import { listed } from '../src/text.js';
import type { EngineSpec, StartAgent } from './agent.js';
import type { Suite } from './suite.js';

/** What a user picked; all there is where nothing is said. */
export interface EngineChoice {
  readonly backends?: readonly EngineName[] | undefined;
  /** Parts of adapters' names. */
  readonly adapters?: readonly string[] | undefined;
  /** Numbers of the CPU back end's threads. */
  readonly workers?: readonly number[] | undefined;
}

export interface PlannedEngine {
  /** Short, unique: `cpu-2`, `webgpu-swiftshader`. */
  readonly id: string;
  readonly spec: EngineSpec;
}

export interface FoundEngines {
  readonly engines: readonly PlannedEngine[];
  /** Sentences about what is not there. */
  readonly notes: readonly string[];
}

/**
 * The engines of this machine with so many `threads`. An agent lists the adapters: whoever loads a driver may crash.
 * `here` are the back ends that the platform has.
 * @throws IsolossError `no-webgpu-adapter`, `bench-engine` where what was picked is not there
 */
export async function findEngines(
  { backends, adapters, workers }: EngineChoice,
  { threads, here }: { readonly threads: number; readonly here: readonly EngineName[] },
  start: StartAgent,
): Promise<FoundEngines> {
  const absent = backends?.find((name) => !here.includes(name));
  if (absent !== undefined) {
    throw new IsolossError(
      'bench-engine',
      `The back end '${absent}' is not measured here.`,
      `Choose among ${listed(here)}; WebGL2 is measured in a browser’s page.`,
    );
  }
  const wanted = (name: EngineName): boolean => (backends ?? here).includes(name);
  const engines: PlannedEngine[] = [];
  const notes: string[] = [];
  if (wanted('cpu')) {
    for (const count of new Set(workers ?? workerCounts(threads)))
      engines.push({ id: `cpu-${count}`, spec: { backend: 'cpu', workers: count } });
  }
  if (wanted('webgpu')) {
    const names = await adapterNames(start, notes);
    const chosen = names.filter(
      (name) => adapters === undefined || adapters.some((part) => slug(name).includes(slug(part))),
    );
    const missing = adapters?.find((part) => !chosen.some((name) => slug(name).includes(slug(part))));
    if (missing !== undefined || (chosen.length === 0 && !wanted('cpu'))) throw noAdapter(missing, names);
    if (chosen.length === 0 && notes.length === 0) {
      notes.push('No WebGPU adapter was found here: the CPU is timed alone.');
    }
    for (const name of chosen) {
      const id = unique(`webgpu-${shortName(name)}`, engines);
      engines.push({ id, spec: { backend: 'webgpu', adapter: name } });
    }
  }
  if (wanted('webgl')) engines.push({ id: 'webgl', spec: { backend: 'webgl' } });
  return { engines, notes };
}

/**
 * One worker of the CPU back end, whose times spread least, and the first WebGPU adapter: a hardware one, unless a user
 * asked for WebGPU or named adapters. What is picked otherwise holds.
 * @throws IsolossError as `findEngines` has them
 */
export async function enginesToCompare(
  { backends, adapters, workers = [1] }: EngineChoice,
  machine: { readonly threads: number; readonly here: readonly EngineName[] },
  start: StartAgent,
): Promise<FoundEngines> {
  const find = (choice: EngineChoice) => findEngines({ workers, ...choice }, machine, start);
  if (adapters !== undefined || !(backends ?? machine.here).includes('webgpu'))
    return find({ backends, adapters });
  const { agent, end } = await start();
  const offered = await agent.adapters().finally(end);
  const asked = backends?.includes('webgpu') ?? false;
  const first = offered.find(({ software }) => asked || !software);
  if (first !== undefined) return find({ backends, adapters: [first.name] });
  if (asked) return find({ backends });
  const { engines } = await find({
    backends: (backends ?? machine.here).filter((name) => name !== 'webgpu'),
  });
  return {
    engines,
    notes: [
      'No WebGPU hardware was found: builds are compared on the CPU (software adapters with --backend webgpu).',
    ],
  };
}

/** Whether a suite is for this engine. */
export function does(
  { spec: { backend, workers = 1 } }: PlannedEngine,
  { engines, oneThread }: Suite,
): boolean {
  return engines.includes(backend) && (oneThread === undefined || workers === 1);
}

/** 1, 2, 4 ... and all. */
export function workerCounts(threads: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < threads; count *= 2) counts.push(count);
  return [...counts, threads];
}

async function adapterNames(start: StartAgent, notes: string[]): Promise<readonly string[]> {
  const { agent, end } = await start();
  try {
    return (await agent.adapters()).map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    notes.push(`Adapters could not be listed, and the CPU is timed alone: ${error.message}`);
    return [];
  } finally {
    await end();
  }
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Without versions and makers' marks. */
function shortName(adapter: string): string {
  const whole = slug(adapter);
  const [, software] = whole.match(/^(?:google-)?(llvmpipe|lavapipe|swiftshader)/) ?? [];
  if (software !== undefined) return software;
  return whole
    .replace(/-(tm|r|corporation|graphics)(?=-|$)/g, '')
    .slice(0, 32)
    .replace(/-$/, '');
}

function unique(id: string, engines: readonly PlannedEngine[]): string {
  const taken = (name: string): boolean => engines.some((engine) => engine.id === name);
  if (!taken(id)) return id;
  let count = 2;
  while (taken(`${id}-${count}`)) count++;
  return `${id}-${count}`;
}

function noAdapter(part: string | undefined, names: readonly string[]): IsolossError {
  const there = names.length === 0 ? 'there is none at all' : `there are: ${names.join(', ')}`;
  return new IsolossError(
    'no-webgpu-adapter',
    part === undefined
      ? 'No WebGPU adapter was found here.'
      : `No WebGPU adapter's name contains '${part}': ${there}.`,
    'Install a GPU driver with Vulkan, Metal or D3D12 and the package webgpu (isoloss doctor tells), or use --backend cpu.',
  );
}
