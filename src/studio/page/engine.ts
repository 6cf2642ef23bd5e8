/** The worker, started when something is first asked of it. */
import { proxy, type Remote, wrap } from 'comlink';
import type { StudioService } from '../compute/service.js';
import type { Answer } from '../state/views.js';

let service: Remote<StudioService> | undefined;
let broken: Promise<never> | undefined;

function start(): Remote<StudioService> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  broken = new Promise((_, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(message || 'The worker could not be started.')),
    );
  });
  broken.catch(() => {});
  return wrap<StudioService>(worker);
}

/** An answer of the worker; its death is an answer too. */
export async function ask<Value>(
  question: (service: Remote<StudioService>) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  service ??= start();
  try {
    return await Promise.race([question(service), broken as Promise<never>]);
  } catch (error) {
    service = undefined;
    return {
      problem: {
        code: 'internal',
        message: error instanceof Error ? error.message : String(error),
        fix: 'Load the page again.',
      },
    };
  }
}

/** As {@link ask}, with what the worker calls while it answers; calls that arrive after the answer, by a way of their own, are passed over. */
export async function askFollowed<Value, Said extends readonly unknown[]>(
  follow: (...said: Said) => void,
  question: (service: Remote<StudioService>, follower: (...said: Said) => void) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  let isAnswered = false;
  const follower = proxy((...said: Said) => {
    if (!isAnswered) follow(...said);
  });
  const answer = await ask((service) => question(service, follower));
  isAnswered = true;
  return answer;
}
