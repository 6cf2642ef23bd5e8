/** A job whose ranges nobody wants any more. BullMQ has no word for it that reaches the worker of a range. */
import type { Connection } from './connection.js';
import { type JobPlace, jobKey, PREFIX, queueName } from './payload.js';

/** A worker looks every few seconds; what was waiting is taken out by who cancels. Seconds. */
const LASTS = 600;

const keyOf = (place: JobPlace): string => [PREFIX, queueName(place), 'cancelled', jobKey(place)].join(':');

/** Has workers leave the ranges of this job that they are at. */
export async function cancel({ redis }: Connection, place: JobPlace): Promise<void> {
  await redis.set(keyOf(place), '1', 'EX', LASTS);
}

/** The job is wanted again. */
export async function uncancel({ redis }: Connection, place: JobPlace): Promise<void> {
  await redis.del(keyOf(place));
}

export async function isCancelled({ redis }: Connection, place: JobPlace): Promise<boolean> {
  return (await redis.exists(keyOf(place))) === 1;
}
