/**
 * Loaded before a command: writes `@listening` to standard error once the command has listened to signals for a while
 * (checks of outputs listen for a moment), and blocks the thread for ISOLOSS_BLOCK milliseconds, where that is set: at
 * that mark, or with ISOLOSS_BLOCK_AFTER once it has heard one signal and listens no more.
 */
import { writeSync } from 'node:fs';

const LONG_ENOUGH = 200;
const block = Number(process.env.ISOLOSS_BLOCK ?? 0);
const isAfter = process.env.ISOLOSS_BLOCK_AFTER !== undefined;

let since;
let samples = 0;
let isMarked = false;
const watch = setInterval(() => {
  const isListening = process.listenerCount('SIGTERM') > 0;
  if (isMarked) {
    if (isListening || !isAfter) return;
    clearInterval(watch);
    stand('@blocked');
    return;
  }
  since = isListening ? (since ?? performance.now()) : undefined;
  samples = since === undefined ? 0 : samples + 1;
  if (since === undefined || performance.now() - since < LONG_ENOUGH || samples < 5) return;
  isMarked = true;
  if (block > 0 && !isAfter) stand('@listening');
  else writeSync(2, '@listening\n');
}, 2);
watch.unref();

function stand(mark) {
  writeSync(2, `${mark}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, block);
  writeSync(2, '@unblocked\n');
}
