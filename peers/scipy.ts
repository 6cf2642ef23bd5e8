/** SciPy in a process of its own: `scipy_peer.py`, spoken to in lines of JSON. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const helloSchema = z.object({ python: z.string(), scipy: z.string(), numpy: z.string() });

const replySchema = z.union([
  z.strictObject({ error: z.string() }),
  z.strictObject({ seconds: z.number(), ends: z.array(z.array(z.number().nullable())) }),
  z.strictObject({ seconds: z.number(), values: z.array(z.union([z.number(), z.array(z.number())])) }),
]);

export type Reply = Exclude<z.infer<typeof replySchema>, { error: string }>;

export interface Scipy {
  readonly versions: z.infer<typeof helloSchema>;
  /** The same object again is not sent again: it must not have changed. */
  ask(request: object): Promise<Reply>;
  close(): void;
}

/** A Python 3 of this machine that has SciPy: the one on the path, or the system's own. */
export function findPython(): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import scipy.optimize'], { stdio: 'ignore' }).status === 0,
  );
}

export const noScipy = 'no python3 with SciPy was found (on Debian: apt-get install python3-scipy)';

/** @param script Path of `scipy_peer.py`. */
export async function startScipy(python: string, script: string): Promise<Scipy> {
  // Matrices of five parameters: threads of a linear-algebra library would only wait for one another.
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child: ChildProcessWithoutNullStreams = spawn(python, [script], { env });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python} ended: ${complaint.trim().split('\n').at(-1) ?? ''}`);
    return JSON.parse(value);
  };
  let before: object | undefined;
  // Where it has ended, the next line is missing, which is what is told.
  child.stdin.on('error', () => {});
  return {
    versions: helloSchema.parse(await next()),
    async ask(request) {
      child.stdin.write(`${request === before ? '{"task":"again"}' : JSON.stringify(request)}\n`);
      before = request;
      const reply = replySchema.parse(await next());
      if ('error' in reply) throw new Error(reply.error);
      return reply;
    },
    close: () => child.stdin.end(),
  };
}
