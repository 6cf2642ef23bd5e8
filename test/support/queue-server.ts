/** Redis and Valkey as this machine has them, each test's own: on a free port of this machine alone, in a temporary folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

export interface ServerKind {
  readonly name: 'Redis' | 'Valkey';
  /** What installs it on Debian; the packages with `server` in their names would start one for the whole machine as well. */
  readonly debianPackage: string;
  /** The program, and the name under which it is a server; undefined where the machine has none. */
  readonly program: { readonly path: string; readonly as: string } | undefined;
}

/** Debian's tools hold the server's program under another name. */
function kind(name: 'Redis' | 'Valkey'): ServerKind {
  const as = `${name.toLowerCase()}-server`;
  const debianPackage = `${name.toLowerCase()}-tools`;
  const path = [as, `${name.toLowerCase()}-check-rdb`].find((program) => {
    const { stdout } = spawnSync(program, ['--version'], { argv0: as, encoding: 'utf8' });
    return /server v=/i.test(stdout ?? '');
  });
  return { name, debianPackage, program: path === undefined ? undefined : { path, as } };
}

export const serverKinds: readonly ServerKind[] = [kind('Redis'), kind('Valkey')];

for (const { name, program, debianPackage } of serverKinds) {
  if (program !== undefined) continue;
  process.stderr.write(`The tests of queues on ${name} are skipped: install ${debianPackage}.\n`);
}

export interface QueueServer {
  readonly port: number;
  /** Of its process; 0 where it does not run. */
  readonly pid: number;
  /** Without user and password. */
  readonly address: string;
  /** Ends it, as the signal has it. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** The same again, with what it has kept on disk. */
  start(): Promise<void>;
}

/** A running server, which keeps every change on disk; `more` are options of its own. It has to be stopped. */
export async function queueServer(
  { program, name }: ServerKind,
  more: readonly string[] = [],
): Promise<QueueServer> {
  if (program === undefined) throw new Error(`${name} is not installed`);
  const folder = temporaryFolder('queue');
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  let child: ChildProcess | undefined;
  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = spawn(program.path, [...options, ...kept, ...more], {
        argv0: program.as,
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      let said = '';
      const hear = (piece: Buffer): void => {
        said += String(piece);
        if (said.includes('Ready to accept connections')) resolve();
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.on('error', reject);
      started.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
    });
  await start();
  return {
    port,
    get pid() {
      return child?.pid ?? 0;
    },
    address: `redis://127.0.0.1:${port}`,
    start,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        const running = child;
        child = undefined;
        if (running === undefined || running.exitCode !== null) return resolve();
        running.on('exit', () => resolve());
        running.kill(signal);
      }),
  };
}

/** One that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Options of a server that speaks nothing but TLS, and the file of the certificate for 127.0.0.1 that it shows. */
export function tlsOptions(port: number): { readonly options: string[]; readonly authority: string } {
  const folder = temporaryFolder('certificate');
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
    ...['-keyout', key, '-out', certificate],
  ]);
  return {
    options: [
      ...['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'],
      ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
    ],
    authority: certificate,
  };
}
