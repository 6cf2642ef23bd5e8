/** Object stores that speak S3, on free ports of this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.js';

export interface RunningServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export const BUCKET = 'isoloss-test';

/** The keys that the servers know; `S3RVER` is the one that s3rver has built in. */
export const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

/** Keeps objects in a folder and checks signatures; puts are not conditional. */
export async function startS3rver(): Promise<RunningServer> {
  const program = join(import.meta.dirname, 's3rver-process.mjs');
  const server = spawn(
    process.execPath,
    ['--openssl-legacy-provider', program, temporaryFolder('s3rver'), BUCKET],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const [, port] = await says(server, /Running on (\d+)/);
  return { port: Number(port), close: () => ended(server) };
}

/** Why Moto is not here, undefined where it is. */
export const noMoto: string | undefined =
  spawnSync('python3', ['-c', 'import moto, flask']).status === 0
    ? undefined
    : 'Moto, the stand-in for AWS (pip install "moto[server]"), is not installed';

/** Keeps objects in memory, knows conditional puts, and gives short-lived credentials of roles. */
export async function startMoto(): Promise<RunningServer> {
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await says(server, /Running on/);
  const made = await fetch(`http://127.0.0.1:${port}/${BUCKET}`, { method: 'PUT' });
  if (!made.ok) throw new Error(`no bucket: ${made.status}`);
  return { port, close: () => ended(server) };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}

async function says(server: ChildProcess, what: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', () => reject(new Error(text)));
    server.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const match = what.exec(text);
      if (match !== null) resolve(match);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
