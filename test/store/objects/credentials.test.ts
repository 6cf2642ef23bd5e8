import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/store/s3/address.js';
import { CredentialSource } from '../../../src/store/s3/credentials.js';
import { serverOf } from '../../../src/store/s3/server.js';
import { type Environment, readSettings } from '../../../src/store/s3/settings.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder('aws');
const files = {
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
};

writeFileSync(
  files.AWS_CONFIG_FILE,
  `[default]
region = eu-west-3

[profile lab]
region = eu-central-1
s3 =
  addressing_style = virtual
services = own

[services own]
s3 =
  endpoint_url = http://store.example.org:9000

[profile by-role]
role_arn = arn:aws:iam::123456789012:role/fits
source_profile = lab

[profile in-a-circle]
role_arn = arn:aws:iam::123456789012:role/fits
source_profile = in-a-circle

[profile signed-in]
sso_session = company

[profile empty]
region = us-west-2
`,
);
writeFileSync(
  files.AWS_SHARED_CREDENTIALS_FILE,
  `[default]
aws_access_key_id = AKIDDEFAULT
aws_secret_access_key = secret-default

[lab]
aws_access_key_id = AKIDLAB
aws_secret_access_key = secret-lab
aws_session_token = token-lab
`,
);
writeFileSync(join(folder, 'token'), 'a-web-identity\n');

const find = (environment: Environment) => new CredentialSource({ ...files, ...environment }).get();
const own = { AWS_ACCESS_KEY_ID: 'AKIDOWN', AWS_SECRET_ACCESS_KEY: 'secret-own' };

/** What the services of AWS that give credentials answer, and what they were asked. */
let services: Server;
let url: string;
const asked: {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}[] = [];
let expiration = '2100-01-01T00:00:00Z';

beforeAll(async () => {
  services = createServer(async (from, to) => {
    let body = '';
    for await (const piece of from) body += piece;
    asked.push({ request: `${from.method} ${from.url}`, headers: from.headers, body });
    const secret = `secret-${asked.length}`;
    const roles = '/latest/meta-data/iam/security-credentials/';
    if (from.url === '/latest/api/token') to.end('a-token');
    else if (from.url === roles) to.end('role-of-instance\n');
    else if (from.url === '/refused') to.writeHead(403).end();
    else if (from.method === 'GET') {
      to.end(
        JSON.stringify({
          AccessKeyId: `AKID-OF${from.url?.replaceAll('/', '-')}`,
          SecretAccessKey: secret,
          Token: 'token',
          Expiration: expiration,
        }),
      );
    } else {
      const action = new URLSearchParams(body).get('Action');
      to.end(
        `<${action}Response><Credentials><AccessKeyId>AKID-${action}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey>` +
          `<SessionToken>a&amp;b</SessionToken><Expiration>${expiration}</Expiration></Credentials></${action}Response>`,
      );
    }
  }).listen(0, '127.0.0.1');
  await once(services, 'listening');
  const address = services.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => services?.close());

describe('credentials', () => {
  test('come from the environment, the chosen profile, or the default one, in this order', async () => {
    expect(await find({ ...own, AWS_SESSION_TOKEN: 'token-own', AWS_PROFILE: 'lab' })).toEqual({
      accessKeyId: 'AKIDOWN',
      secretAccessKey: 'secret-own',
      sessionToken: 'token-own',
    });
    expect(await find({ AWS_PROFILE: 'lab' })).toEqual({
      accessKeyId: 'AKIDLAB',
      secretAccessKey: 'secret-lab',
      sessionToken: 'token-lab',
    });
    expect(await find({})).toEqual({ accessKeyId: 'AKIDDEFAULT', secretAccessKey: 'secret-default' });
  });

  test('come from a web identity, a role, a container and an instance', async () => {
    const nobody = { AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };
    const role = 'arn:aws:iam::123456789012:role/fits';
    const identity = { AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'), AWS_ROLE_ARN: role };
    expect(await find({ ...identity, AWS_ENDPOINT_URL_STS: url })).toMatchObject({
      accessKeyId: 'AKID-AssumeRoleWithWebIdentity',
      sessionToken: 'a&b',
      expires: Date.parse(expiration),
    });
    expect(Object.fromEntries(new URLSearchParams(asked.at(-1)?.body))).toMatchObject({
      RoleArn: role,
      WebIdentityToken: 'a-web-identity',
    });
    expect(asked.at(-1)?.headers.authorization).toBeUndefined();
    expect(await find({ AWS_PROFILE: 'by-role', AWS_ENDPOINT_URL_STS: url })).toMatchObject({
      accessKeyId: 'AKID-AssumeRole',
    });
    expect(asked.at(-1)?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDLAB\/.*\/sts\//);
    expect(asked.at(-1)?.headers['x-amz-security-token']).toBe('token-lab');
    const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/pod`, ...nobody };
    expect(
      await find({ ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(folder, 'token') }),
    ).toMatchObject({ accessKeyId: 'AKID-OF-pod' });
    expect(asked.at(-1)?.headers.authorization).toBe('a-web-identity');
    const instance = { AWS_EC2_METADATA_DISABLED: '', AWS_EC2_METADATA_SERVICE_ENDPOINT: url, ...nobody };
    expect((await find(instance)).accessKeyId).toMatch(/role-of-instance$/);
    expect(asked.at(-1)?.headers['x-aws-ec2-metadata-token']).toBe('a-token');
  });

  test('are asked for anew shortly before they expire, and once a server calls them expired', async () => {
    let time = Date.parse('2030-01-01T00:00:00Z');
    expiration = '2030-01-01T01:00:00Z';
    const source = new CredentialSource(
      { ...files, AWS_PROFILE: 'by-role', AWS_ENDPOINT_URL_STS: url },
      () => time,
    );
    const [first, same] = await Promise.all([source.get(), source.get()]);
    expect(same).toBe(first);
    time += 50 * 60_000;
    expect(await source.get()).toBe(first);
    time += 6 * 60_000;
    expiration = '2030-01-01T02:00:00Z';
    const second = await source.get();
    expect(second.secretAccessKey).not.toBe(first.secretAccessKey);
    source.renew(first);
    source.renew(second);
    await Promise.resolve();
    expect((await source.get()).secretAccessKey).not.toBe(second.secretAccessKey);
  });

  test.each<[Environment, string]>([
    [{ AWS_ACCESS_KEY_ID: 'AKIDOWN' }, 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.'],
    [{ AWS_SECRET_ACCESS_KEY: 'secret-own' }, 'AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not.'],
    [
      { AWS_PROFILE: 'nobody' },
      "AWS_PROFILE names the profile 'nobody', which is not in ~/.aws/config or ~/.aws/credentials.",
    ],
    [{ AWS_PROFILE: 'signed-in' }, "The profile 'signed-in' gets its credentials by a sign-in"],
    [{ AWS_PROFILE: 'in-a-circle' }, 'its source_profile leads through too many others'],
    [{ AWS_PROFILE: 'empty' }, 'There are no credentials for s3:// addresses.'],
    [{ ...own, AWS_SECRET_ACCESS_KEY: 'secret-own\nof' }, 'The secret key holds a space, a line break'],
    [{ ...own, AWS_SESSION_TOKEN: 'secret-own “x”' }, 'The session token holds a space, a line break'],
    [
      { AWS_PROFILE: 'empty', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.org/' },
      'names neither this machine',
    ],
  ])('are refused for %j, and not repeated', async (environment, message) => {
    const error = await find(environment).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toMatchObject({
      code: 'no-credentials',
      kind: 'input',
      message: expect.stringContaining(message),
    });
    expect(String(error) + JSON.stringify(error)).not.toMatch(/secret-/);
  });

  test('that a service refuses to give are an error of input', async () => {
    const environment = { AWS_PROFILE: 'empty', AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/refused` };
    await expect(find(environment)).rejects.toMatchObject({
      code: 'no-credentials',
      message: "The container's service refused to give credentials (HTTP 403).",
    });
  });
});

describe('the server of a bucket', () => {
  const serverAt = async (bucket: string, environment: Environment) =>
    serverOf({ bucket, prefix: '' }, await readSettings({ ...files, ...environment })).base;

  test.each<[string, Environment, string]>([
    ['fits', {}, 'https://fits.s3.eu-west-3.amazonaws.com'],
    ['fits', { AWS_REGION: 'us-east-2' }, 'https://fits.s3.us-east-2.amazonaws.com'],
    ['fits', { AWS_REGION: 'cn-north-1' }, 'https://fits.s3.cn-north-1.amazonaws.com.cn'],
    ['fits.of.2026', {}, 'https://s3.eu-west-3.amazonaws.com/fits.of.2026'],
    ['fits', { AWS_ENDPOINT_URL: 'http://minio:9000/' }, 'http://minio:9000/fits'],
    [
      'fits',
      { AWS_ENDPOINT_URL: 'http://minio:9000', AWS_ENDPOINT_URL_S3: 'https://s3.example.org/proxy' },
      'https://s3.example.org/proxy/fits',
    ],
    [
      'fits',
      { AWS_ENDPOINT_URL: 'https://oss.example.org', AWS_VIRTUAL_HOSTED_STYLE_REQUEST: 'true' },
      'https://fits.oss.example.org',
    ],
    [
      'fits',
      { AWS_ENDPOINT_URL: 'http://[::1]:9000', AWS_VIRTUAL_HOSTED_STYLE_REQUEST: 'true' },
      'http://[::1]:9000/fits',
    ],
    ['fits', { AWS_PROFILE: 'lab' }, 'http://fits.store.example.org:9000'],
    ['Fits', { AWS_PROFILE: 'lab' }, 'http://store.example.org:9000/Fits'],
    [
      'fits',
      { AWS_PROFILE: 'lab', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      'https://fits.s3.eu-central-1.amazonaws.com',
    ],
  ])('%s, with %j, is %s', async (bucket, environment, base) => {
    expect(await serverAt(bucket, environment)).toBe(base);
  });

  test.each([
    'http://user:secret-word@minio:9000',
    'secret-word',
    'ftp://minio',
    'https://minio/?key=secret-word',
  ])('is not at %s, which is not repeated', async (endpoint) => {
    const error = await serverAt('fits', { AWS_ENDPOINT_URL: endpoint }).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'bad-store', message: expect.stringContaining('AWS_ENDPOINT_URL') });
    expect(String(error)).not.toContain('secret-word');
  });
});

describe('the address of a bucket', () => {
  test.each([
    ['s3://fits', 'fits', ''],
    ['S3://fits/', 'fits', ''],
    ['s3://fits/job', 'fits', 'job/'],
    ['s3://fits/a b/c+d//', 'fits', 'a b/c+d/'],
  ])('%s', (location, bucket, prefix) => {
    expect(parseAddress(location)).toEqual({ bucket, prefix });
  });

  test.each([
    's3://',
    's3:///job',
    's3://a',
    's3://fits/../other',
    's3://fits//job',
    's3://fits/a\nb',
    's3://-fits',
    `s3://fits/${'a'.repeat(501)}`,
    's3://AKID:secret-word@fits/job',
    's3://minio:9000/fits',
  ])('%j is none', (location) => {
    expect(() => parseAddress(location)).toThrow(expect.objectContaining({ code: 'bad-store' }));
    expect(() => parseAddress(location)).not.toThrow(/secret-word/);
  });
});
