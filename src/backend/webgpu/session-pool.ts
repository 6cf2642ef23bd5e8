/** Devices that the engines of a process share: opening one, and compiling its kernels, takes longer than most fits. */
import { Session } from './session.js';

/** A device that no engine uses is destroyed after this long, milliseconds. */
const IDLE_TIMEOUT = 10_000;

/** The use of a session by one engine, which ends it by calling either function once. */
export interface Lease {
  readonly session: Session;
  /** The session may be handed out again. */
  release(): void;
  /** The session must not be handed out again; it is destroyed once nobody uses it. */
  discard(): void;
}

interface Shared {
  readonly opening: Promise<Session>;
  users: number;
  idle: ReturnType<typeof setTimeout> | undefined;
}

/** By the adapter's name. */
const pool = new Map<string, Shared>();

/**
 * A session on the adapter whose name contains `adapter`, or the fastest: an open one, or a new one.
 * @throws IsolossError `no-webgpu-adapter`
 */
export async function leaseSession(adapter = ''): Promise<Lease> {
  for (;;) {
    let shared = pool.get(adapter);
    if (shared === undefined) {
      const opening = Session.open(adapter === '' ? {} : { adapter });
      shared = { opening, users: 0, idle: undefined };
      pool.set(adapter, shared);
    }
    const lent = shared;
    clearTimeout(lent.idle);
    lent.users++;
    let session: Session;
    try {
      session = await lent.opening;
    } catch (error) {
      drop(adapter, lent);
      throw error;
    }
    if (session.usable) return leaseOf(adapter, lent, session);
    drop(adapter, lent);
    giveBack(adapter, lent, session);
  }
}

/** A session of one engine's own. */
export function ownSession(session: Session): Lease {
  const destroy = (): void => session.destroy();
  return { session, release: destroy, discard: destroy };
}

function leaseOf(adapter: string, lent: Shared, session: Session): Lease {
  const release = (): void => giveBack(adapter, lent, session);
  return {
    session,
    release,
    discard() {
      drop(adapter, lent);
      release();
    },
  };
}

function drop(adapter: string, lent: Shared): void {
  if (pool.get(adapter) === lent) pool.delete(adapter);
}

function giveBack(adapter: string, lent: Shared, session: Session): void {
  lent.users--;
  if (lent.users > 0) return;
  const end = (): void => {
    drop(adapter, lent);
    session.destroy();
  };
  if (pool.get(adapter) !== lent || !session.usable) {
    end();
    return;
  }
  lent.idle = setTimeout(end, IDLE_TIMEOUT);
  // In Node a timer keeps the process alive unless it is unreferenced; in browsers it is a number.
  if (typeof lent.idle === 'object') lent.idle.unref();
}
