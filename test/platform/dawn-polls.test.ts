import { setImmediate as immediately } from 'node:timers';
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
  // Node's own, where that other one delays calls by the clock as well.
  globalThis.setImmediate = immediately;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  delayPolls();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  // Other timers of this process, of whatever else it does, are none of the addon's.
  const delayed = () => timers.mock.calls.filter(([callback]) => callback === fromAddon);
  setImmediate(fromAddon);
  expect(delayed()).toEqual([]);
  wait(6);
  setImmediate(fromAddon);
  expect(delayed()).toEqual([[fromAddon, 1]]);
  beginWait();
  setImmediate(fromAddon);
  expect(delayed()).toHaveLength(1);

  wait(6);
  const called: string[] = [];
  const push = (text: string) => void called.push(text);
  const before = timers.mock.calls.length;
  setImmediate(push, 'of JavaScript');
  setImmediate(push.bind(null, 'bound'));
  expect(timers.mock.calls).toHaveLength(before);
  await promisify(setImmediate)();
  expect(called).toEqual(['of JavaScript', 'bound']);
});
