/** Agents in Node: forked processes. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Termination } from '../src/backend/cpu/termination.js';
import { IsolossError } from '../src/errors.js';
import type { StartedAgent } from './agent.js';
import { linkChecked } from './agent-link.js';
import { withAllDrivers } from './drivers-node.js';
import { processEndpoint } from './process-endpoint.js';

/** Seconds for an answer where nothing is said: devices are opened and kernels compiled in less. */
export const PATIENCE = 120;

/** Characters of an agent's standard error that are kept to tell why it died. */
const KEPT = 2000;

interface NodeAgentOptions {
  /** The built agent; by default `bench-agent.js` beside this file. */
  readonly script?: URL;
  /** Seconds that any answer may take. */
  readonly patience?: number;
}

/**
 * Starts an agent in a process of its own that sees all Vulkan drivers known. It ends with its owner's process.
 * @throws IsolossError `incomplete-build`, `agent-died`, `agent-hung`, `agent-protocol`
 */
export async function startAgent({
  script = new URL('./bench-agent.js', import.meta.url),
  patience = PATIENCE,
}: NodeAgentOptions = {}): Promise<StartedAgent> {
  const path = fileURLToPath(script);
  if (!existsSync(path)) {
    throw new IsolossError(
      'incomplete-build',
      `This build of isoloss is not whole: ${path} is missing.`,
      'Build or install it again (npm run build).',
    );
  }
  const child = fork(path, [], {
    env: withAllDrivers(process.env),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-KEPT);
  });
  const kill = (): void => void child.kill('SIGKILL');
  // What is too busy to notice that its owner is gone.
  process.once('exit', kill);
  const ending = new Termination();
  const gone = new Promise<void>((resolve) => {
    const end = (why: string): void => {
      process.off('exit', kill);
      ending.terminate(why);
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(whyEnded(code, signal, complaint)));
  });
  const end = (): Promise<void> => {
    kill();
    return gone;
  };
  return linkChecked(processEndpoint(child), { ending, patience, onHang: kill, where: path, end });
}

function whyEnded(code: number | null, signal: string | null, complaint: string): string {
  const how = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`;
  // Dawn's warnings come whatever happens.
  const said = complaint.split('\n').find((line) => /error/i.test(line) && !line.startsWith('Warning'));
  return said === undefined ? how : `${how} (${said.trim()})`;
}
