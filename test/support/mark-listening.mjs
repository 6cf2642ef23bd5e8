/**
 * Loaded before a command: writes `@listening` to standard error once the command has listened to signals for a while
 * (checks of outputs listen for a moment), and blocks the thread for ISOLOSS_BLOCK milliseconds, where that is set: at
 * that mark, with ISOLOSS_BLOCK_AFTER once it has heard one signal and listens no more, with ISOLOSS_BLOCK_READING where it
 * first decodes a file. Writes `@answered` once its workers have given ISOLOSS_ANSWERS answers while it listened.
 */
import { writeSync } from 'node:fs';

const LONG_ENOUGH = 200;
const block = Number(process.env.ISOLOSS_BLOCK ?? 0);
const isAfter = process.env.ISOLOSS_BLOCK_AFTER !== undefined;
const isReading = process.env.ISOLOSS_BLOCK_READING !== undefined;
const wanted = Number(process.env.ISOLOSS_ANSWERS ?? 0);

if (isReading) {
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function (...input) {
    TextDecoder.prototype.decode = decode;
    stand('@blocked');
    return decode.apply(this, input);
  };
}

let answers = 0;
process.on('worker', (worker) =>
  worker.on('message', () => {
    if (process.listenerCount('SIGTERM') > 0 && ++answers === wanted) writeSync(2, '@answered\n');
  }),
);

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
  if (block > 0 && !isAfter && !isReading) stand('@listening');
  else writeSync(2, '@listening\n');
}, 2);
watch.unref();

function stand(mark) {
  writeSync(2, `${mark}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, block);
  writeSync(2, '@unblocked\n');
}
