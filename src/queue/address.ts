/** The address of a Redis or Valkey server. */
import { IsolossError } from '../errors.js';

export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly database: number;
  readonly tls: boolean;
  /** As messages name it: without user and password. */
  readonly shown: string;
}

/** Holds a password that shall not stand on a command line, where every user of the machine can read it. */
export const PASSWORD_VARIABLE = 'ISOLOSS_QUEUE_PASSWORD';

/**
 * Reads `redis://[[user]:password@]host[:port][/database]`, or `rediss://...` for TLS. Throws `bad-queue-address`, which never
 * repeats what was given, since it may hold a password.
 */
export function queueAddress(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw refused("The queue's address does not begin with redis:// or rediss://, or names no host.");
  }
  if (url.hostname === '') throw refused("The queue's address names no host.");
  if (url.search !== '' || url.hash !== '') {
    throw refused("The queue's address holds a question mark or a number sign after the host.");
  }
  const database = /^\/?(\d{0,6})$/.exec(url.pathname)?.[1];
  if (database === undefined) throw refused("What follows the host in the queue's address is no number.");
  const username = decoded(url.username);
  const password = decoded(url.password) || environment[PASSWORD_VARIABLE] || '';
  const port = url.port === '' ? 6379 : Number(url.port);
  const place = database === '' || Number(database) === 0 ? '' : `/${Number(database)}`;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
    database: Number(database),
    tls: url.protocol === 'rediss:',
    shown: `${url.protocol}//${url.hostname}:${port}${place}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused("User or password in the queue's address are not percent-encoded as they should be.");
  }
}

function refused(message: string): IsolossError {
  return new IsolossError(
    'bad-queue-address',
    message,
    'Write redis://host:6379, redis://user:password@host:6379/0, or rediss:// for TLS; characters of a password that have a ' +
      `meaning in addresses are percent-encoded, and one that others shall not see may stand in ${PASSWORD_VARIABLE}.`,
  );
}
