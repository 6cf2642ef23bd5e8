/**
 * A bootstrap by three workers of a queue, each a process: one is killed, one is stopped until its lock is gone and then goes on,
 * the server is killed and started again. The chunks and the answer are those of one process.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueAddress } from '../../src/queue/address.js';
import { type Connection, connectQueue } from '../../src/queue/connection.js';
import { PREFIX, queueName } from '../../src/queue/payload.js';
import { chinchilla, simulatedRuns } from '../cli/support.js';
import { isBuilt, isolossIn } from '../support/kills.js';
import { type QueueServer, queueServer, serverKinds } from '../support/queue-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const REFITS = process.env.ISOLOSS_QUEUE_REFITS ?? '200000';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const kind = { format: 1, arithmetic: 'cpu' };
const fit = ['fit', 'runs.csv', ...chinchilla, '--bootstrap', REFITS];

const folder = temporaryFolder('queue-study');

beforeAll(async () => {
  if (!isBuilt) throw new Error('dist/ is missing: npm run build');
  simulatedRuns(folder);
  const alone = await isolossIn(folder, [...fit, '--store', 'alone', '--json', 'alone.json']);
  expect(alone).toMatchObject({ code: 0 });
});

/** The bytes of every chunk. */
function chunksOf(store: string): Map<string, Buffer> {
  const at = join(folder, store, 'chunks');
  const names = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.parquet'),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(join(at, name))]));
}

/** What a record says of the numbers, without how it was made and how its files are called. */
function numbersOf(file: string): object {
  const { backend, seconds, events, ...record } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  void [backend, seconds, events];
  record.bootstrap.replicates.file = '';
  return record;
}

interface Process {
  readonly child: ChildProcess;
  readonly err: () => string;
  readonly ended: Promise<number | string | null>;
}

const children: ChildProcess[] = [];

function worker(address: string): Process {
  const child = spawn(process.execPath, [cli, 'worker', '--queue', address, '--stores', folder], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  let err = '';
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, err: () => err, ended };
}

const soon = { timeout: 900_000, interval: 200 };

describe.each(serverKinds)('on $name', (server) => {
  let running: QueueServer;
  let connection: Connection | undefined;
  const name = server.name.toLowerCase();

  beforeAll(async () => {
    if (server.program !== undefined) running = await queueServer(server);
  });
  afterAll(async () => {
    connection?.close();
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await running?.stop();
  });

  test.skipIf(server.program === undefined)('nothing is lost or counted twice', async () => {
    const [killed, stopped, steady] = [0, 1, 2].map(() => worker(running.address));
    const all = isolossIn(folder, [
      ...fit,
      ...['--store', name, '--queue', running.address, '--json', `${name}.json`],
    ]);
    connection = await connectQueue(queueAddress(running.address), {});
    const { redis } = connection;
    const keys = `${PREFIX}:${queueName(kind)}`;
    const active = () => redis.llen(`${keys}:active`);
    const stalls = async () => {
      const events = await redis.xrange(`${keys}:events`, '-', '+');
      return events.filter(([, fields]) => fields.includes('stalled')).length;
    };

    await expect.poll(active, soon).toBe(3);
    killed.child.kill('SIGKILL');
    stopped.child.kill('SIGSTOP');
    await running.stop('SIGKILL');
    await running.start();
    // The ranges of both are found to be lost, and what was done of them is kept.
    await expect.poll(stalls, soon).toBeGreaterThanOrEqual(2);
    stopped.child.kill('SIGCONT');

    expect(await all).toMatchObject({ code: 0 });
    expect(await killed.ended).toBe('SIGKILL');
    for (const { child, ended, err } of [stopped, steady]) {
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(err()).toMatch(
        /cannot be reached; waiting for it\.[\s\S]* is back\.[\s\S]*Ended after [\d,]+ whole ranges?\./,
      );
    }
    expect(chunksOf(name)).toEqual(chunksOf('alone'));
    expect(numbersOf(`${name}.json`)).toEqual(numbersOf('alone.json'));
    expect(readFileSync(join(folder, `${name}.replicates.parquet`))).toEqual(
      readFileSync(join(folder, 'alone.replicates.parquet')),
    );
  });
});
