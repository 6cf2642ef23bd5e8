/**
 * Dawn asks a driver whether it is done from one `setImmediate` to the next, which keeps a core busy. Software drivers compute
 * on these cores, so in tests Dawn, the only native caller, asks once a millisecond.
 */
const { setImmediate: immediately } = globalThis;
const isNative = (callback: unknown) => String(callback).includes('[native code]');

if (immediately.name !== 'setPolled') {
  const setPolled = (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
    isNative(callback) ? setTimeout(callback, 1, ...args) : immediately(callback, ...args);
  globalThis.setImmediate = Object.assign(setPolled, immediately) as unknown as typeof setImmediate;
}
