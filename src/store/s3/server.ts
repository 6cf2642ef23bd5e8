/** Where requests for a bucket go. Node only. */
import { isIP } from 'node:net';
import { IsolossError } from '../../errors.js';
import type { S3Address } from './address.js';
import { endpointOf, regionOf, type Settings } from './settings.js';

/** The server of a bucket; `region` is a part of signatures. */
export interface S3Server {
  readonly region: string;
  /** Whether the server is that of AWS, whose address follows from the region. */
  readonly isAmazon: boolean;
  /** The address of the bucket, without a slash at its end. */
  readonly base: string;
  /** As messages name it. */
  readonly host: string;
}

/** Names that may be a part of a host's name under a certificate for one level. */
const LABEL = /^[a-z\d][a-z\d-]{1,61}[a-z\d]$/;

/**
 * Requests go to `https://bucket.s3.REGION.amazonaws.com`, or to the server that AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the
 * profile names. There the bucket is the first part of the path, unless AWS_VIRTUAL_HOSTED_STYLE_REQUEST is `true` or the
 * profile has `addressing_style = virtual` in its block `s3`. Throws `bad-store` for an address that is none.
 */
export function serverOf({ bucket }: S3Address, settings: Settings, region?: string): S3Server {
  const configured = endpointOf('s3', settings);
  const inRegion = region ?? regionOf(settings) ?? 'us-east-1';
  // It becomes a part of a host's name.
  if (!/^[a-z\d-]+$/i.test(inRegion)) {
    throw new IsolossError(
      'bad-store',
      `'${inRegion}' is not a region.`,
      'Set AWS_REGION, such as us-east-1.',
    );
  }
  const url =
    configured === undefined
      ? new URL(`https://s3.${inRegion}.${inRegion.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`)
      : parseEndpoint(configured);
  const path = url.pathname.replace(/\/+$/, '');
  const isVirtual = wantsVirtual(settings, bucket, url, configured !== undefined);
  const host = isVirtual ? `${bucket}.${url.host}` : url.host;
  return {
    region: inRegion,
    isAmazon: configured === undefined,
    base: `${url.protocol}//${host}${path}${isVirtual ? '' : `/${bucket}`}`,
    host: `${url.protocol}//${url.host}`,
  };
}

function wantsVirtual(
  { environment, profile }: Settings,
  bucket: string,
  { hostname, protocol }: URL,
  isConfigured: boolean,
): boolean {
  const isNumber = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  const isLabels = bucket.split('.').every((part) => LABEL.test(part));
  // A certificate for *.s3.REGION.amazonaws.com holds for one label.
  const isPossible = !isNumber && isLabels && (protocol === 'http:' || LABEL.test(bucket));
  if (!isPossible) return false;
  const asked = environment.AWS_VIRTUAL_HOSTED_STYLE_REQUEST;
  if (asked) return /^(true|1)$/i.test(asked);
  const style = profile['s3.addressing_style'];
  if (style === 'virtual' || style === 'path') return style === 'virtual';
  return !isConfigured;
}

function parseEndpoint(text: string): URL {
  const fix = 'Set it to the address of a server, such as https://minio.example.org:9000.';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // Not repeated: what is no address may be a key in the wrong place.
    throw new IsolossError('bad-store', 'AWS_ENDPOINT_URL is not an address.', fix);
  }
  if (url.username !== '' || url.password !== '') {
    throw new IsolossError('bad-store', 'AWS_ENDPOINT_URL holds a user or a password.', KEYS);
  }
  if (!/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new IsolossError('bad-store', 'AWS_ENDPOINT_URL is not the address of a server.', fix);
  }
  return url;
}

const KEYS = 'Keys go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or into ~/.aws/credentials.';
