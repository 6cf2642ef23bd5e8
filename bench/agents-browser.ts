/** Agents in pages: Web Workers. */
import { Termination } from '../src/backend/cpu/termination.js';
import type { StartedAgent } from './agent.js';
import { linkChecked } from './agent-link.js';

interface BrowserAgentOptions {
  /** The built agent; by default `bench-worker.js` beside this file. */
  readonly script?: URL;
  /** Seconds that any answer may take. */
  readonly patience?: number;
}

/**
 * Starts an agent in a worker.
 * @throws IsolossError `agent-died`, `agent-hung`, `agent-protocol`
 */
export async function startAgent({
  script = new URL('./bench-worker.js', import.meta.url),
  patience = 120,
}: BrowserAgentOptions = {}): Promise<StartedAgent> {
  const worker = new Worker(script, { type: 'module' });
  const ending = new Termination();
  worker.addEventListener('error', (event) => ending.terminate(event.message || 'it could not be started'));
  const end = async (): Promise<void> => {
    worker.terminate();
    ending.terminate('it was ended');
  };
  const onHang = (): void => worker.terminate();
  return linkChecked(worker, { ending, patience, onHang, where: script.href, end });
}
