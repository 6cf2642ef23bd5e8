import { promisify } from 'node:util';
import { afterAll, expect, test, vi } from 'vitest';

const { setImmediate: original } = globalThis;
afterAll(() => {
  globalThis.setImmediate = original;
  vi.restoreAllMocks();
});

/** Native and without a name, as what addons hand over. */
const fromAddon = Function.prototype as () => void;

let now = 1000;
const wait = (milliseconds: number) => {
  now += milliseconds;
};

test('an addon that asks at every turn is called at once when a wait begins, and once a millisecond when it lasts', async () => {
  // A module of its own: another file of this process may have installed the other one, and put timers of its own in place since.
  const own = '../../src/platform/dawn-polls.js?own';
  const { beginWait, delayPolls }: typeof import('../../src/platform/dawn-polls.js') = await import(own);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  delayPolls();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  setImmediate(fromAddon);
  expect(timers).not.toHaveBeenCalled();
  wait(6);
  setImmediate(fromAddon);
  expect(timers.mock.calls).toEqual([[fromAddon, 1]]);
  beginWait();
  setImmediate(fromAddon);
  expect(timers).toHaveBeenCalledTimes(1);

  wait(6);
  const called: string[] = [];
  const push = (text: string) => void called.push(text);
  setImmediate(push, 'of JavaScript');
  setImmediate(push.bind(null, 'bound'));
  await promisify(setImmediate)();
  expect(called).toEqual(['of JavaScript', 'bound']);
  expect(timers).toHaveBeenCalledTimes(1);
});
