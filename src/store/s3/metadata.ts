/** Credentials that the machine or the container has been given. Node only. */
import { isIPv4 } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { IsolossError } from '../../errors.js';
import { readRegularFile } from '../../platform/regular-file.js';
import { type Credentials, isHeaderValue } from './access-keys.js';
import type { Environment } from './settings.js';

/** Milliseconds for an answer, and before the second and the third try. */
const [TIME_LIMIT, PAUSES] = [10_000, [200, 1000]];

/** Milliseconds for an answer of the instance's service, which elsewhere is not there. */
const INSTANCE_LIMIT = 1000;

/**
 * The text that a service answers to `request`, which is tried three times. Throws `no-credentials` if the service refuses, and
 * `store-unreachable` if it does not answer.
 */
export async function askService(
  name: string,
  url: string,
  request: () => Promise<RequestInit>,
): Promise<string> {
  for (let tries = 0; ; tries++) {
    let cause: unknown;
    try {
      const answer = await fetch(url, {
        ...(await request()),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIME_LIMIT),
      });
      if (answer.ok) return await answer.text();
      await answer.body?.cancel();
      if (answer.status < 500 && answer.status !== 429) {
        throw new IsolossError(
          'no-credentials',
          `${name[0]?.toUpperCase()}${name.slice(1)} refused to give credentials (HTTP ${answer.status}).`,
          'Check the role and who may take it on.',
        );
      }
    } catch (error) {
      if (error instanceof IsolossError) throw error;
      cause = error;
    }
    const pause = PAUSES[tries];
    if (pause === undefined) {
      throw new IsolossError(
        'store-unreachable',
        `${name[0]?.toUpperCase()}${name.slice(1)} does not answer.`,
        'Run it again.',
        {
          kind: 'run',
          cause,
        },
      );
    }
    await wait(pause);
  }
}

/** Of the container, if it has some. */
export async function containerCredentials(environment: Environment): Promise<Credentials | undefined> {
  const relative = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const full = environment.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (!relative && !full) return undefined;
  const url = relative ? `http://169.254.170.2${relative}` : checkedAddress(full as string);
  const file = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const text = await askService("the container's service", url, async () => {
    const token = file
      ? Buffer.from(await readRegularFile(file, 1 << 20))
          .toString()
          .trim()
      : environment.AWS_CONTAINER_AUTHORIZATION_TOKEN;
    return { headers: token && isHeaderValue(token) ? { authorization: token } : {} };
  });
  return parseCredentials(text);
}

/** Tokens are sent to this machine alone, to addresses of AWS within it, or encrypted. */
function checkedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const name = url?.hostname ?? '';
  const isLocal =
    name === 'localhost' ||
    name === '[::1]' ||
    name === '[fd00:ec2::23]' ||
    (isIPv4(name) && (name.startsWith('127.') || name === '169.254.170.2' || name === '169.254.170.23'));
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return text;
  throw new IsolossError(
    'no-credentials',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI names neither this machine nor an https address.',
    'Unset it, or correct it.',
  );
}

/** Of the machine, if it is an instance of EC2 that has a role. */
export async function instanceCredentials(environment: Environment): Promise<Credentials | undefined> {
  if (/^true$/i.test(environment.AWS_EC2_METADATA_DISABLED ?? '')) return undefined;
  const base = environment.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
  const at = (path: string) => new URL(`/latest/${path}`, base).href;
  const ask = async (url: string, init: RequestInit): Promise<string | undefined> => {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(INSTANCE_LIMIT) });
    if (answer.ok) return await answer.text();
    await answer.body?.cancel();
    return undefined;
  };
  try {
    const token = await ask(at('api/token'), {
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' },
    });
    if (token === undefined) return undefined;
    const headers = { 'x-aws-ec2-metadata-token': token };
    const roles = 'meta-data/iam/security-credentials/';
    const role = (await ask(at(roles), { headers }))?.split('\n')[0]?.trim();
    if (!role) return undefined;
    const text = await ask(at(roles + encodeURIComponent(role)), { headers });
    return text === undefined ? undefined : parseCredentials(text);
  } catch (error) {
    if (error instanceof IsolossError) throw error;
    return undefined;
  }
}

function parseCredentials(text: string): Credentials {
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = parseFields(text);
  if (!AccessKeyId || !SecretAccessKey) {
    throw new IsolossError(
      'no-credentials',
      'The service that gives this machine its credentials answered without any.',
      'Check the role of the instance or container.',
    );
  }
  const expires = Date.parse(Expiration ?? '');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(Token && { sessionToken: Token }),
    ...(Number.isFinite(expires) && { expires }),
  };
}

function parseFields(text: string): Record<string, string | undefined> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, field]) => typeof field === 'string'));
  } catch {
    return {};
  }
}
