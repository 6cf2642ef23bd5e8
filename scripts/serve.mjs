// A folder of pages, served to this machine alone under the security policy that its index.html states.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** Names of this machine. A page elsewhere may have its own name lead here, and must not read what is served. */
const hosts = ['localhost', '127.0.0.1', '[::1]'];

/** Serves the folder `from` and resolves to the server once it listens; port 0 takes any that is free. */
export function serveSite(from, port) {
  // Workers have the policy that they are served with.
  const [, policy] = readFileSync(join(from, 'index.html'), 'utf8').match(/content="(default-src[^"]*)"/);
  // Files are listed once, and nothing but what is on the list is read.
  const files = sirv(from, {
    etag: true,
    setHeaders(response) {
      response.setHeader('content-security-policy', policy);
      response.setHeader('x-content-type-options', 'nosniff');
    },
  });
  const server = createServer((request, response) => {
    const refuse = (status, headers = {}) => response.writeHead(status, headers).end();
    if (!isWellFormed(request.url)) return refuse(400);
    const own = server.address().port;
    if (!hosts.some((host) => request.headers.host === `${host}:${own}`)) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' });
    files(request, response, () => refuse(404));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** A path on this server, percent-encoded as it should be. */
function isWellFormed(url) {
  if (!/^\/(?!\/)[^\\]*$/.test(url)) return false;
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch {
    return false;
  }
}

/** Serves where the command line has `--serve [PORT]`, and tells the address on standard output. */
export async function serveIfAsked(from) {
  const at = process.argv.indexOf('--serve');
  if (at < 0) return;
  const port = process.argv[at + 1] ?? '8080';
  try {
    const server = await serveSite(from, Number(port));
    console.log(`http://localhost:${server.address().port}/`);
  } catch (error) {
    console.error(`Port ${port} cannot be listened on: ${error.message}`);
    process.exitCode = 1;
  }
}
