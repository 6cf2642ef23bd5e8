import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const { serveSite }: { serveSite: (from: string, port: number) => Promise<Server> } = await import(
  new URL('../../scripts/serve.mjs', import.meta.url).href
);

const folder = temporaryFolder('serve');
const site = join(folder, 'site');
const policy = "default-src 'self'";
let server: Server;
let port: number;

beforeAll(async () => {
  mkdirSync(site);
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), `<meta http-equiv="content-security-policy" content="${policy}">`);
  writeFileSync(join(site, 'main.js'), '1;');
  server = await serveSite(site, 0);
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
});

/** Sends bytes as they are and resolves to all that comes back. */
function answerTo(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8').on('data', (piece) => {
      answer += piece;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

const get = (path: string, host = `localhost:${port}`, method = 'GET') =>
  answerTo(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

describe('the server of pages', () => {
  it('listens to this machine alone', () => {
    expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
  });

  it.each([
    ['/', 'text/html'],
    ['/main.js', 'text/javascript'],
  ])('serves %s under the policy of its page', async (path, type) => {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(answer.toLowerCase()).toContain(`content-type: ${type}`);
    expect(answer.toLowerCase()).toContain(`content-security-policy: ${policy}`);
  });

  it.each([
    '/%',
    '/%zz',
    '/%c0%af',
    '//',
    '//evil.example/',
    'main.js',
    'http://localhost/',
    '/a\\b',
    '/%00',
    '*',
  ])('answers 400 to the malformed path %s', async (path) => {
    expect(await get(path)).toMatch(/^HTTP\/1.1 400/);
  });

  it.each(['nonsense\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', '\0\0\0\r\n\r\n'])(
    'answers 400 to what is no request: %j',
    async (bytes) => {
      expect(await answerTo(bytes)).toMatch(/^HTTP\/1.1 400/);
    },
  );

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/a/../../secret.txt', '/absent.js'])(
    'has nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer).toMatch(/^HTTP\/1.1 40[04]/);
      expect(answer).not.toContain('secret');
    },
  );

  it('answers to the names of this machine, and to no other', async () => {
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await get('/', host)).toMatch(/^HTTP\/1.1 200/);
    }
    for (const host of ['evil.example', `evil.example:${port}`, 'localhost', `localhost:${port + 1}`]) {
      expect(await get('/', host)).toMatch(/^HTTP\/1.1 403/);
    }
  });

  it('takes no other methods', async () => {
    expect(await get('/', undefined, 'POST')).toMatch(/^HTTP\/1.1 405/);
  });

  it('still serves after all that', async () => {
    expect(await get('/main.js')).toContain('1;');
  });
});
