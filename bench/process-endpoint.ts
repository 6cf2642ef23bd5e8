import type { Endpoint } from 'comlink';

/** Either side of a channel between processes. */
interface MessagePort {
  send?(message: unknown, callback: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

/** The messages of a forked process, as comlink takes them. */
export function processEndpoint(port: MessagePort): Endpoint {
  const listeners = new Map<EventListenerOrEventListenerObject, (message: unknown) => void>();
  return {
    // What cannot be sent went to a process that is gone, which its end tells.
    postMessage: (message: unknown) => void port.send?.(message, () => {}),
    addEventListener(_type, listener) {
      const hear = (data: unknown): void => {
        const event = new MessageEvent('message', { data });
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      listeners.set(listener, hear);
      port.on('message', hear);
    },
    removeEventListener(_type, listener) {
      const hear = listeners.get(listener);
      if (hear !== undefined) port.off('message', hear);
      listeners.delete(listener);
    },
  };
}

/** Lets this process end with the one that forked it, and not before: Ctrl-C reaches both, and the owner decides. */
export function endWithOwner(): void {
  process.once('disconnect', () => process.exit(0));
  process.on('SIGINT', () => {});
}
