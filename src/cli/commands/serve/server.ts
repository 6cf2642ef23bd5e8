/** A folder of static files for this machine alone, under the security policy that its index.html states. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import sirv from 'sirv';
import { readBytes } from '../../../store/read-bytes.js';

/** Names of this machine. A page elsewhere may have its own name lead here, and must not read what is served. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export interface ServeOptions {
  /** The folder. */
  readonly from: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  /** A file that the page opens, at an address that nobody else can guess. */
  readonly file?: string;
}

export interface Served {
  readonly server: Server;
  /** The address of the page. */
  readonly url: string;
}

/** Resolves once the server listens; rejects where it cannot. */
export async function serveFolder({ from, port, host, file }: ServeOptions): Promise<Served> {
  const policy = policyOf(readFileSync(join(from, 'index.html'), 'utf8'));
  // Files are listed once, and nothing but what is on the list is read.
  const files = sirv(from, { etag: true });
  const given =
    file === undefined
      ? undefined
      : `opened/${randomBytes(16).toString('hex')}/${encodeURIComponent(basename(file))}`;
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-cache');
    const status = refusal(request, host, (server.address() as AddressInfo).port);
    if (status === 405) response.setHeader('allow', 'GET, HEAD');
    if (status !== undefined) response.writeHead(status).end();
    else if (given !== undefined && request.url === `/${given}`) void send(file as string, response);
    else
      files(request, response, () => {
        response.writeHead(404).end();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const own = (server.address() as AddressInfo).port;
  const name = host.includes(':') ? `[${host}]` : host;
  const query = given === undefined ? '' : `?open=${encodeURIComponent(given)}`;
  return { server, url: `http://${name}:${own}/${query}` };
}

/** The status that refuses a request; undefined where it is answered. */
function refusal(
  { url = '', method, headers }: IncomingMessage,
  host: string,
  port: number,
): number | undefined {
  if (!isWellFormed(url)) return 400;
  const names = [...LOOPBACK, host.includes(':') ? `[${host}]` : host];
  if (!names.some((name) => headers.host === `${name}:${port}`)) return 403;
  return method === 'GET' || method === 'HEAD' ? undefined : 405;
}

/** Read anew each time, so that a page loaded again sees the file as it is. */
async function send(file: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readBytes(file);
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

/** Workers have the policy that they are served with. */
function policyOf(page: string): string {
  const [, policy] = page.match(/content="(default-src[^"]*)"/) ?? [];
  if (policy === undefined) throw new Error('the page has no security policy');
  return policy;
}

/** A path on this server, percent-encoded as it should be. */
function isWellFormed(url: string): boolean {
  if (!/^\/(?!\/)[^\\]*$/.test(url)) return false;
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch {
    return false;
  }
}
