/** What an object store answers that another try will not change, in words. Node only. */
import { IsolossError } from '../../errors.js';

/** An answer as errors need it: `code` is that of the server (`AccessDenied`), undefined if it gave none. */
export interface Refusal {
  readonly status: number;
  readonly code: string | undefined;
}

/** What was asked for. */
export interface Asked {
  /** `s3://bucket/prefix/key`. */
  readonly object: string;
  readonly bucket: string;
  readonly host: string;
  readonly doing: 'read' | 'written' | 'listed' | 'removed';
}

const KEYS =
  'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the profile that AWS_PROFILE names.';

const reasons: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  InvalidAccessKeyId: ['the server does not know the access key', KEYS],
  SignatureDoesNotMatch: ['the secret key is not that of the access key', KEYS],
  InvalidToken: ['the session token is not valid', KEYS],
  InvalidClientTokenId: ['the session token is not valid', KEYS],
  ExpiredToken: ['the credentials have expired', 'Sign in again, or get new ones.'],
  ExpiredTokenException: ['the credentials have expired', 'Sign in again, or get new ones.'],
  TokenRefreshRequired: ['the credentials have expired', 'Sign in again, or get new ones.'],
  RequestTimeTooSkewed: ["this machine's clock is wrong", 'Set the clock.'],
  AuthorizationHeaderMalformed: ['the bucket is in another region', 'Set AWS_REGION to that of the bucket.'],
  PermanentRedirect: ['the bucket is in another region', 'Set AWS_REGION to that of the bucket.'],
  EntityTooLarge: ['the object is larger than the server takes', 'Name another store.'],
  QuotaExceeded: ['the quota is used up', 'Free some space.'],
  XMinioStorageFull: ['the server has no space left', 'Free some space.'],
};

const RIGHTS =
  'The credentials need s3:ListBucket of the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject of its objects.';

/** Another try, later, may find these changed. */
const LATER = new Set(['QuotaExceeded', 'XMinioStorageFull', 'ExpiredToken', 'ExpiredTokenException']);

export function refused({ status, code }: Refusal, { object, bucket, host, doing }: Asked): IsolossError {
  if (code === 'NoSuchBucket') {
    return new IsolossError(
      'store-refused',
      `There is no bucket '${bucket}' at ${host}.`,
      'Create it, or check its name, AWS_REGION and AWS_ENDPOINT_URL.',
    );
  }
  const name = code ?? `HTTP ${status}`;
  const [why, fix] = (code !== undefined && Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? [
    status === 401 || status === 403 ? 'permission is denied' : 'the server refuses',
    status === 401 || status === 403 ? RIGHTS : 'Check the bucket, AWS_REGION and AWS_ENDPOINT_URL.',
  ];
  return new IsolossError('store-refused', `'${object}' cannot be ${doing}: ${why} (${name}).`, fix, {
    kind: code !== undefined && LATER.has(code) ? 'run' : 'input',
  });
}

/** A server that was asked for as long as patience lasts. */
export function unreachable(why: string, { object, host, doing }: Asked, cause: unknown): IsolossError {
  return new IsolossError(
    'store-unreachable',
    `'${object}' cannot be ${doing}: ${host} ${why}.`,
    'Check the network and AWS_ENDPOINT_URL, then run it again: what is complete in the store is kept.',
    { kind: 'run', cause },
  );
}

/** A server whose certificate this machine does not trust, or which speaks without encryption. */
export function insecure(code: string, { host }: Asked, cause: unknown): IsolossError {
  return new IsolossError(
    'store-refused',
    `The connection to ${host} cannot be encrypted (${code}).`,
    'Name the certificate of its authority in NODE_EXTRA_CA_CERTS, or check AWS_ENDPOINT_URL.',
    { cause },
  );
}
