import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { queueAddress } from '../../src/queue/address.js';
import { connectQueue, queueLibraries } from '../../src/queue/connection.js';
import { freePort, hasOpenssl, queueServer, serverKinds, tlsOptions } from '../support/queue-server.js';

const SECRET = 'p@ss:w%rd/';

describe('the address of a queue', () => {
  test('may hold user, password and database, which messages leave out', () => {
    const text = `redis://me:${encodeURIComponent(SECRET)}@[::1]:7000/2`;
    expect(queueAddress(text, {})).toEqual({
      host: '::1',
      port: 7000,
      username: 'me',
      password: SECRET,
      database: 2,
      tls: false,
      shown: 'redis://[::1]:7000/2',
    });
    expect(queueAddress('rediss://queue.example', { ISOLOSS_QUEUE_PASSWORD: SECRET })).toEqual({
      host: 'queue.example',
      port: 6379,
      password: SECRET,
      database: 0,
      tls: true,
      shown: 'rediss://queue.example:6379',
    });
  });

  test.each([
    'http://:secret@host',
    'redis://:secret@',
    'secret',
    'redis://:secret@host/zero',
    'redis://:secret@host?family=6',
    'redis://:secret%zz@host',
  ])('is refused where it is none, without being repeated: %s', (text) => {
    const refused = expect.objectContaining({ code: 'bad-queue-address', kind: 'input' });
    expect(() => queueAddress(text, {})).toThrow(refused);
    expect(() => queueAddress(text, {})).not.toThrow(/secret/);
  });
});

test('where the packages are absent, the error says what to install', async () => {
  const absent = queueLibraries(() => import(`no-such-package-${process.pid}`));
  await expect(absent).rejects.toMatchObject({
    code: 'no-queue-packages',
    fix: 'Install them beside isoloss: npm install bullmq@6 ioredis@6',
  });
});

test('a server that does not answer is reported, without the password', async () => {
  const address = queueAddress(`redis://:secret@127.0.0.1:${await freePort()}`);
  const failing = connectQueue(address, {}, { patience: 2000 });
  await expect(failing).rejects.toMatchObject({ code: 'no-queue', kind: 'run' });
  await expect(failing).rejects.toThrow(
    /^The queue redis:\/\/127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\)\.$/,
  );
});

const kind = serverKinds.find(({ program }) => program !== undefined);

test.skipIf(kind === undefined || !hasOpenssl)(
  'a password is asked for over TLS, and a wrong one refused',
  async () => {
    if (kind === undefined) return;
    const port = await freePort();
    const tls = tlsOptions(port);
    const server = await queueServer(kind, [...tls.options, '--requirepass', SECRET]);
    try {
      const open = (environment: Record<string, string>) =>
        connectQueue(
          queueAddress(`rediss://127.0.0.1:${port}`, environment),
          {},
          { authorities: readFileSync(tls.authority, 'utf8') },
        );
      const connection = await open({ ISOLOSS_QUEUE_PASSWORD: SECRET });
      expect(await connection.redis.ping()).toBe('PONG');
      connection.close();
      await expect(open({ ISOLOSS_QUEUE_PASSWORD: 'wrong' })).rejects.toMatchObject({
        code: 'queue-refused',
      });
      await expect(open({})).rejects.toMatchObject({ code: 'queue-refused' });
      const untrusted = connectQueue(queueAddress(`rediss://127.0.0.1:${port}`), {}, { patience: 2000 });
      await expect(untrusted).rejects.toThrow(/does not answer \((DEPTH_ZERO_)?SELF_SIGNED_CERT/);
    } finally {
      await server.stop();
    }
  },
);
