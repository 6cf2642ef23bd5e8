/** Which engines builds are compared on. */
import type { EngineName } from '../../src/backend/contract.js';
import type { StartAgent } from '../agent.js';
import { type EngineChoice, type FoundEngines, findEngines } from '../engines.js';

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
