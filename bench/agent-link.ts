/** How an agent is spoken to: every answer comes, or an error does. */
import { type Endpoint, expose, wrap } from 'comlink';
import { type Termination, unlessTerminated } from '../src/backend/cpu/termination.js';
import type { ErrorCode } from '../src/error-codes.js';
import { type ErrorKind, IsolossError } from '../src/errors.js';
import { type Agent, PROTOCOL, type StartedAgent } from './agent.js';

/** Structured cloning keeps no fields of errors, so they cross as what they say. */
type Reply =
  | { readonly answer: unknown }
  | {
      readonly error: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly fix: string;
        readonly kind: ErrorKind;
      };
    };

interface AgentService {
  call(name: keyof Agent, args: readonly unknown[]): Promise<Reply>;
}

/** What an agent hears its owner on. */
export function serve(agent: Agent, endpoint: Endpoint): void {
  const service: AgentService = {
    async call(name, args) {
      try {
        const method = agent[name] as (...args: unknown[]) => Promise<unknown>;
        return { answer: await method.call(agent, ...args) };
      } catch (error) {
        return { error: serialised(error) };
      }
    },
  };
  expose(service, endpoint);
}

function serialised(error: unknown): Extract<Reply, { error: unknown }>['error'] {
  if (error instanceof IsolossError) {
    const { code, message, fix, kind } = error;
    return { code, message, fix, kind };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'agent-fault',
    message,
    fix: 'This is a fault in isoloss or a driver: please report it.',
    kind: 'run',
  };
}

interface LinkOptions {
  /** Terminates when the agent does. */
  readonly ending: Termination;
  /** Seconds that an answer may take. */
  readonly patience: number;
  /** Ends an agent that did not answer in time. */
  readonly onHang: () => void;
}

/** The agent at the other end of `endpoint`. */
function link(endpoint: Endpoint, { ending, patience, onHang }: LinkOptions): Agent {
  const service = wrap<AgentService>(endpoint);
  async function ask<Name extends keyof Agent>(
    name: Name,
    ...args: Parameters<Agent[Name]>
  ): Promise<Awaited<ReturnType<Agent[Name]>>> {
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      onHang();
      ending.terminate('it was ended');
    }, 1000 * patience);
    let reply: Reply;
    try {
      reply = await unlessTerminated<Reply>(service.call(name, args), ending);
    } catch (error) {
      throw hung ? hungError(name, patience) : goneError(error);
    } finally {
      clearTimeout(timer);
    }
    if ('error' in reply) {
      const { code, message, fix, kind } = reply.error;
      throw new IsolossError(code, message, fix, { kind });
    }
    return reply.answer as Awaited<ReturnType<Agent[Name]>>;
  }
  return {
    protocol: () => ask('protocol'),
    adapters: () => ask('adapters'),
    open: (engine) => ask('open', engine),
    ceilings: () => ask('ceilings'),
    calibrate: () => ask('calibrate'),
    prepare: (suite, size) => ask('prepare', suite, size),
    sample: (times) => ask('sample', times),
    close: () => ask('close'),
  };
}

/**
 * The agent at the other end once it has said that it speaks as this build does; else it is ended by `end`.
 * @throws IsolossError `agent-protocol` where the build at `where` speaks otherwise
 */
export async function linkChecked(
  endpoint: Endpoint,
  { where, end, ...options }: LinkOptions & Pick<StartedAgent, 'end'> & { readonly where: string },
): Promise<StartedAgent> {
  const agent = link(endpoint, options);
  try {
    const protocol = await agent.protocol();
    if (protocol === PROTOCOL) return { agent, end };
    throw new IsolossError(
      'agent-protocol',
      `The build at ${where} speaks protocol ${protocol} of the benchmark, and this one speaks ${PROTOCOL}.`,
      'Compare builds whose bench/agent.ts is the same.',
    );
  } catch (error) {
    await end();
    throw error;
  }
}

function hungError(name: string, patience: number): IsolossError {
  return new IsolossError(
    'agent-hung',
    `The benchmark's agent did not answer within ${patience} s ('${name}') and was ended.`,
    'A driver may hang: choose engines with --backend, --adapter and --workers, or sizes with --size.',
    { kind: 'run' },
  );
}

function goneError(cause: unknown): IsolossError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new IsolossError(
    'agent-died',
    `The benchmark's agent is gone: ${why}.`,
    'A driver may have crashed or memory run out: choose engines with --backend and --adapter, or smaller sizes.',
    { kind: 'run', cause },
  );
}
