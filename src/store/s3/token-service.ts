/** Short-lived credentials of a role, from the security token service of AWS or one that speaks as it does. Node only. */
import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { IsolossError } from '../../errors.js';
import { readRegularFile } from '../../platform/regular-file.js';
import type { Credentials } from './access-keys.js';
import { askService } from './metadata.js';
import { endpointOf, regionOf, type Settings } from './settings.js';
import { elementOf } from './xml.js';

interface Role {
  readonly role: string;
  readonly session: string | undefined;
}

/** Most bytes of a file with a token. */
const MAX_TOKEN = 1 << 20;

/** A name under which logs of AWS show who took on the role. */
const SESSION = 'isoloss';

/** By a token that the cluster has put into a file and renews. Throws `no-credentials`. */
export async function assumeRoleWithWebIdentity(
  { role, session, tokenFile }: Role & { readonly tokenFile: string },
  settings: Settings,
): Promise<Credentials> {
  const token = await readRegularFile(tokenFile, MAX_TOKEN).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IsolossError(
      'no-credentials',
      `The file of the web identity, '${tokenFile}', cannot be read: ${why}.`,
      'Check AWS_WEB_IDENTITY_TOKEN_FILE.',
      { cause },
    );
  });
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: session ?? SESSION,
    WebIdentityToken: Buffer.from(token).toString().trim(),
  });
  return await ask(body, settings, undefined);
}

/** By credentials that may take on the role. Throws `no-credentials`. */
export async function assumeRole(
  { role, session, externalId }: Role & { readonly externalId: string | undefined },
  by: Credentials,
  settings: Settings,
): Promise<Credentials> {
  const body = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: session ?? SESSION,
    ...(externalId !== undefined && { ExternalId: externalId }),
  });
  return await ask(body, settings, by);
}

async function ask(
  body: URLSearchParams,
  settings: Settings,
  by: Credentials | undefined,
): Promise<Credentials> {
  const region = regionOf(settings) ?? 'us-east-1';
  const url = endpointOf('sts', settings) ?? `https://sts.${region}.amazonaws.com/`;
  const text = body.toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const signed = async (): Promise<Record<string, string>> => {
    if (by === undefined) return headers;
    const hash = createHash('sha256').update(text).digest('hex');
    const signer = new AwsV4Signer({
      ...by,
      url,
      method: 'POST',
      region,
      service: 'sts',
      headers: { ...headers, 'x-amz-content-sha256': hash },
    });
    return Object.fromEntries((await signer.sign()).headers);
  };
  const answer = await askService('the security token service', url, async () => ({
    method: 'POST',
    headers: await signed(),
    body: text,
  }));
  const [accessKeyId, secretAccessKey, sessionToken, expiration] = [
    'AccessKeyId',
    'SecretAccessKey',
    'SessionToken',
    'Expiration',
  ].map((name) => elementOf(answer, name));
  if (!accessKeyId || !secretAccessKey || !sessionToken) {
    throw new IsolossError(
      'no-credentials',
      'The security token service answered without credentials.',
      'Check the role, and AWS_ENDPOINT_URL_STS if it is set.',
    );
  }
  const expires = Date.parse(expiration ?? '');
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    ...(Number.isFinite(expires) && { expires }),
  };
}
