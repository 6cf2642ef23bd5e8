/** BullMQ and its client, loaded when a queue is used, and a connection that outlives restarts of the server. */
import type * as BullMQ from 'bullmq';
import type { Redis } from 'ioredis';
import type { Control } from '../control.js';
import { IsolossError, throwIfAborted } from '../errors.js';
import type { QueueAddress } from './address.js';
import { within } from './waits.js';

/** What to install beside isoloss. */
export const QUEUE_PACKAGES = 'bullmq@6 ioredis@6';

export interface QueueLibraries {
  readonly bullmq: typeof BullMQ;
  readonly Redis: typeof Redis;
}

/** Throws `no-queue-packages` where they are not installed. */
export async function queueLibraries(
  load: () => Promise<QueueLibraries> = async () => {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis };
  },
): Promise<QueueLibraries> {
  try {
    return await load();
  } catch (error) {
    const text = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const isAbsent = /Cannot find (package|module)/.test(text);
    throw new IsolossError(
      'no-queue-packages',
      isAbsent
        ? 'Queues need the packages bullmq and ioredis, which are not installed.'
        : `The packages bullmq and ioredis, which queues need, could not be loaded: ${text}.`,
      `Install them beside isoloss: npm install ${QUEUE_PACKAGES}`,
      { kind: 'run', cause: error },
    );
  }
}

export interface Connection {
  readonly bullmq: typeof BullMQ;
  readonly redis: Redis;
  readonly address: QueueAddress;
  /** Ends it at once; what the server has acknowledged is done, all else is not. */
  close(): void;
}

/** The first answer of a server is awaited so long, milliseconds; after that, a server that is away is waited for. */
const FIRST_ANSWER = 10_000;

/** Pauses between attempts to connect, milliseconds: from the first to the longest. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 3000;

/** What tests have otherwise. */
export interface Trials {
  readonly load?: typeof queueLibraries;
  /** Milliseconds for the first answer. */
  readonly patience?: number;
  /** Certificates to trust in place of Node's own. */
  readonly authorities?: string;
}

/**
 * Connects to the server. Once it has answered, commands wait for a server that is away until it is back, and `event` hears
 * of both. Throws `no-queue` where it does not answer, `queue-refused` where it refuses user or password.
 */
export async function connectQueue(
  address: QueueAddress,
  { signal, event }: Control,
  { load = queueLibraries, patience = FIRST_ANSWER, authorities }: Trials = {},
): Promise<Connection> {
  throwIfAborted(signal);
  const { bullmq, Redis } = await load();
  const { host, port, username, password, database, tls, shown } = address;
  const redis = new Redis({
    host,
    port,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    db: database,
    // Certificates are checked against the host's name and the authorities that Node trusts (NODE_EXTRA_CA_CERTS adds some).
    ...(tls ? { tls: authorities === undefined ? {} : { ca: authorities } } : {}),
    // BullMQ asks for this of connections that wait for work; the others shall wait for the server as well.
    maxRetriesPerRequest: null,
    // One that has become a replica: its name leads to another server by now.
    reconnectOnError: ({ message }) => (message.startsWith('READONLY') ? 2 : false),
    retryStrategy: (attempt) => Math.min(FIRST_PAUSE * 2 ** Math.min(attempt - 1, 10), LONGEST_PAUSE),
  });
  let lastError: Error | undefined;
  let state: 'first' | 'connected' | 'away' | 'closed' = 'first';
  const ready = new Promise<void>((resolve, reject) => {
    redis.on('error', (error: Error) => {
      lastError = error;
      if (isRefusal(error)) reject(error);
    });
    redis.on('ready', () => {
      if (state === 'away') event?.(`The queue ${shown} is back.`);
      state = 'connected';
      resolve();
    });
    redis.on('close', () => {
      if (state !== 'connected') return;
      state = 'away';
      event?.(`The queue ${shown} cannot be reached; waiting for it.`);
    });
  });
  const close = (): void => {
    state = 'closed';
    redis.disconnect();
  };
  try {
    await within(ready, patience, signal);
    await checkVersion(redis, address);
  } catch (error) {
    close();
    throwIfAborted(signal);
    if (error instanceof IsolossError) throw error;
    throw unreachable(address, lastError ?? error);
  }
  return { bullmq, redis, address, close };
}

/** BullMQ needs 5, and warns below 6.2. Valkey gives the version of Redis that it began as. */
async function checkVersion(redis: Redis, { shown }: QueueAddress): Promise<void> {
  // Not every user may ask.
  const info = await redis.info('server').catch(() => '');
  const [, version, major, minor] = /^redis_version:((\d+)\.(\d+)\S*)/m.exec(info) ?? [];
  if (version === undefined || Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 2)) return;
  throw new IsolossError(
    'no-queue',
    `The queue ${shown} is on version ${version} of its server, which is too old.`,
    'Use Redis 6.2 or newer, or Valkey.',
    { kind: 'run' },
  );
}

function isRefusal({ message }: Error): boolean {
  return /^(NOAUTH|WRONGPASS|NOPERM)\b|invalid (username-)?password|without any password/i.test(message);
}

/** What the server said to a command, or the error as it is. */
export function answered({ shown }: QueueAddress, error: unknown): unknown {
  if (error instanceof IsolossError || !(error instanceof Error)) return error;
  return new IsolossError(
    'no-queue',
    `The queue ${shown} refuses a command: ${error.message.split('\n')[0]}.`,
    'Give the server memory, and the user of the queue every command on the keys isoloss:*.',
    { kind: 'run', cause: error },
  );
}

function unreachable({ shown, tls }: QueueAddress, reason: unknown): IsolossError {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  if (isRefusal(error)) {
    return new IsolossError(
      'queue-refused',
      `The queue ${shown} refuses user or password.`,
      'Give those of the server: redis://user:password@host:6379, or the password in ISOLOSS_QUEUE_PASSWORD.',
      { kind: 'run' },
    );
  }
  const { code } = error as NodeJS.ErrnoException;
  return new IsolossError(
    'no-queue',
    `The queue ${shown} does not answer${code === undefined ? '' : ` (${code})`}.`,
    tls
      ? 'Check host and port, that the server speaks TLS there, and that Node trusts its certificate (NODE_EXTRA_CA_CERTS).'
      : 'Start Redis or Valkey there, or check host and port; a server that wants TLS is addressed by rediss://.',
    { kind: 'run' },
  );
}
