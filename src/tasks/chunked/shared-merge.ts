/**
 * A merge that several processes do together, each over a part of the chunks. They tell each other through the store what they
 * counted in each pass, in a tree: a process puts down what it counted, the first of every few adds theirs to its own and puts that
 * down, and so on, until one object says what all counted, which everyone waits for. Counts are whole numbers, lists are put one
 * after the other in the order of the parts, and so the answer is that of one process, to the bit, for each of them. Node only.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../control.js';
import { IsolossError, throwIfAborted } from '../../errors.js';
import type { Counted } from '../../statistics/order-passes.js';
import type { Sharing } from '../../statistics/streamed-sample.js';
import type { ObjectStore } from '../../store/object-store.js';
import type { ChunkRange, Shard } from './job.js';

/** Parts whose counts one process adds. */
const OF_ONE = 16;

/** Milliseconds between two looks for what another one puts down, the first and the longest, and until it is said that it is waited for. */
const LOOK = { first: 50, longest: 4000 };
const PATIENCE = 30_000;

/** The chunks that a part reads: those of all are in order one after the other. */
export function rangeOfPart({ number, of }: Shard, chunks: number): ChunkRange {
  const at = (parts: number): number => Math.floor((parts * chunks) / of);
  return { from: at(number - 1), to: at(number) };
}

/** Calls of the same process ask in the same order: a pass is known by its number and by what it asks. */
export function sharingIn(
  store: ObjectStore,
  { number, of }: Shard,
  { signal, event }: Pick<Control, 'signal' | 'event'> = {},
): Sharing {
  let pass = 0;
  const keyOf = (question: string, what: string): string => {
    const asked = createHash('sha256').update(question).digest('hex').slice(0, 16);
    return `merge/of-${of}/pass-${String(pass).padStart(4, '0')}-${asked}/${what}`;
  };
  const read = async (key: string): Promise<Counted[] | undefined> => {
    const bytes = await store.read(key, signal);
    return bytes === null ? undefined : decode(bytes, `${store.location}/${key}`);
  };
  const waitFor = async (key: string, whom: string): Promise<Counted[]> => {
    const began = performance.now();
    let isSaid = false;
    for (let pause = LOOK.first; ; pause = Math.min(2 * pause, LOOK.longest)) {
      const found = await read(key);
      if (found !== undefined) return found;
      throwIfAborted(signal);
      if (!isSaid && performance.now() - began > PATIENCE) {
        event?.(`Waiting for ${whom} of ${of} of this merge.`);
        isSaid = true;
      }
      await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() =>
        throwIfAborted(signal),
      );
    }
  };
  return {
    part: number - 1,
    async known(question) {
      const all = await read(keyOf(question, 'all'));
      if (all !== undefined) pass++;
      return all;
    },
    async exchange(question, counted) {
      const key = (what: string): string => keyOf(question, what);
      let own = [...counted];
      let place = number - 1;
      /** Parts that one of this level has counted for, and those who are left. */
      let span = 1;
      for (let left = of; left > 1; left = Math.ceil(left / OF_ONE), span *= OF_ONE) {
        if (place % OF_ONE !== 0) {
          await store.create(key(`${span}-${place}`), encode(own), signal);
          own = await waitFor(key('all'), 'other parts');
          break;
        }
        const members = [own];
        for (let other = place + 1; other < Math.min(place + OF_ONE, left); other++) {
          const first = other * span + 1;
          const last = Math.min(of, first + span - 1);
          members.push(
            await waitFor(
              key(`${span}-${other}`),
              first === last ? `part ${first}` : `parts ${first} to ${last}`,
            ),
          );
        }
        own = joined(members);
        place /= OF_ONE;
      }
      if (number === 1) await store.create(key('all'), encode(own), signal);
      pass++;
      return own;
    },
  };
}

/** What several counted together, by question. */
function joined(members: readonly (readonly Counted[])[]): Counted[] {
  const [first] = members;
  return first.map((_, i) => {
    const each = members.map((member) => member[i]);
    // A part without chunks has counted nothing.
    const added = new Float64Array(Math.max(...each.map((own) => own.added.length)));
    for (const own of each)
      own.added.forEach((count, k) => {
        added[k] += count;
      });
    const appended = new Float64Array(each.reduce((sum, own) => sum + own.appended.length, 0));
    let next = 0;
    for (const own of each) {
      appended.set(own.appended, next);
      next += own.appended.length;
    }
    return { added, appended };
  });
}

const DIGEST = 32;

/** Lengths, then numbers, as doubles, after their SHA-256. */
function encode(counted: readonly Counted[]): Uint8Array {
  const lengths = counted.flatMap(({ added, appended }) => [added.length, appended.length]);
  const numbers = [
    Float64Array.of(counted.length, ...lengths),
    ...counted.flatMap(({ added, appended }) => [added, appended]),
  ];
  const content = Buffer.concat(
    numbers.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
  return Buffer.concat([createHash('sha256').update(content).digest(), content]);
}

/** Throws `damaged-chunks`. */
function decode(bytes: Uint8Array, file: string): Counted[] {
  const content = bytes.slice(DIGEST);
  const digest = createHash('sha256').update(content).digest();
  if (content.length % 8 !== 0 || content.length === 0 || !digest.equals(bytes.subarray(0, DIGEST))) {
    throw new IsolossError(
      'damaged-chunks',
      `'${file}' is not as it was written: its SHA-256 differs.`,
      'Remove it, and merge again.',
      { kind: 'run', place: { file } },
    );
  }
  const numbers = new Float64Array(content.buffer, content.byteOffset, content.length / 8);
  const [count] = numbers;
  let next = 1 + 2 * count;
  const take = (length: number): Float64Array => {
    next += length;
    return numbers.subarray(next - length, next);
  };
  return Array.from({ length: count }, (_, i) => ({
    added: take(numbers[1 + 2 * i]),
    appended: take(numbers[2 + 2 * i]),
  }));
}
