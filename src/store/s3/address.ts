/** Addresses of the form `s3://bucket/prefix`. */
import { IsolossError } from '../../errors.js';

export interface S3Address {
  readonly bucket: string;
  /** Before every key: empty, or with a slash at its end. */
  readonly prefix: string;
}

/** The longest that any server has; those of AWS have at most 63 characters. */
const BUCKET = /^[A-Za-z\d][\w.-]{1,253}[A-Za-z\d]$/;

/** Most bytes of a prefix: keys have at most 1024, and those of a store at most 512 behind the prefix. */
const MAX_PREFIX = 500;

/** Throws `bad-store`. An address that seems to hold credentials is not repeated in the message. */
export function parseAddress(location: string): S3Address {
  const rest = location.replace(/^s3:\/\//i, '');
  const slash = rest.indexOf('/');
  const bucket = slash < 0 ? rest : rest.slice(0, slash);
  if (bucket.includes('@') || bucket.includes(':')) {
    throw refuse('An address of a bucket holds no credentials and no port.', WHERE);
  }
  if (!BUCKET.test(bucket)) throw refuse(`'${bucket}' is not the name of a bucket.`);
  const path = slash < 0 ? '' : rest.slice(slash + 1).replace(/\/+$/, '');
  if (path === '') return { bucket, prefix: '' };
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) {
    throw refuse(`'${path}' cannot be a prefix of keys: a name between slashes is empty or has only dots.`);
  }
  if (/\p{Cc}|[\ud800-\udfff]/u.test(path) || Buffer.byteLength(path) > MAX_PREFIX) {
    throw refuse(
      `A prefix of keys has at most ${MAX_PREFIX} bytes of text, and no control characters among them.`,
    );
  }
  return { bucket, prefix: `${path}/` };
}

const WHERE =
  'Give s3://bucket/prefix; keys go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a server into AWS_ENDPOINT_URL.';

function refuse(message: string, fix = 'Give s3://bucket/prefix.'): IsolossError {
  return new IsolossError('bad-store', message, fix);
}
