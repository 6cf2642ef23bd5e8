/**
 * Dawn for Node asks a driver whether it is done from one `setImmediate` to the next, and so keeps a core busy for as long as a
 * device computes: one of those that polish fits meanwhile, or that a software driver computes on. Dawn has no setting for it,
 * but looks `setImmediate` up at every turn. So its calls alone are delayed to one a millisecond, once a wait has lasted for
 * some, of which a delay is a small part.
 */

/** Milliseconds of a wait in which Dawn asks as often as it likes. */
const EAGER = 4;

/** Without a call from Dawn for so many milliseconds, its next one begins a wait. */
const PAUSE = 25;

let eagerUntil = 0;
let last = Number.NEGATIVE_INFINITY;
let isInstalled = false;

/** A wait begins, perhaps while others last. */
export function beginWait(): void {
  eagerUntil = performance.now() + EAGER;
}

/** To be called once, before Dawn is used. */
export function delayPolls(): void {
  if (isInstalled) return;
  isInstalled = true;
  const { setImmediate: immediately } = globalThis;
  const delayed = (callback: (...args: unknown[]) => void, ...args: unknown[]): unknown =>
    isFromDawn(callback) && isLate() ? setTimeout(callback, 1, ...args) : immediately(callback, ...args);
  // With its properties: promisified, it is another function.
  globalThis.setImmediate = Object.assign(delayed, immediately) as typeof setImmediate;
}

/** Native functions without a name come from addons; those that are bound have one. */
function isFromDawn(callback: (...args: unknown[]) => void): boolean {
  return callback.name === '' && String(callback) === 'function () { [native code] }';
}

function isLate(): boolean {
  const now = performance.now();
  if (now - last > PAUSE) beginWait();
  last = now;
  return now > eagerUntil;
}
