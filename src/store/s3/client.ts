/**
 * Signed requests for the objects of one bucket, tried again where a server or the network fails for a while. Node only.
 *
 * A request whose answer is lost may have been carried out, which the result reports to callers for whom it matters.
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { throwIfAborted } from '../../errors.js';
import type { Credentials } from './access-keys.js';
import type { S3Address } from './address.js';
import type { CredentialSource } from './credentials.js';
import { type Answer, exchange, Silence } from './exchange.js';
import { type Asked, insecure, refused, unreachable } from './refusals.js';
import { type S3Server, serverOf } from './server.js';
import type { Settings } from './settings.js';
import { elementOf } from './xml.js';

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** With the prefix; undefined for the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Statuses of errors that are an answer to the caller. */
  readonly expected?: readonly number[];
  readonly doing: Asked['doing'];
}

export interface S3Answer extends Answer {
  /** The server's code of an error, such as `NoSuchKey`. */
  readonly code: string | undefined;
  /** Whether an earlier try of the same request may have been carried out. */
  readonly mayBeRepeated: boolean;
}

/** How long a client waits, in milliseconds, and by which clock. */
export interface Patience {
  /** Before an answer begins, beside the time that the body takes at {@link Patience.bytesPerSecond}. */
  readonly answer: number;
  /** The slowest network on which a body is still expected to arrive. */
  readonly bytesPerSecond: number;
  /** For all tries of a request together, once the server has answered anything. */
  readonly together: number;
  /** As `together`, as long as it has not: the address may be wrong. */
  readonly atFirst: number;
  readonly now: () => number;
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly random: () => number;
}

export const PATIENCE: Patience = {
  answer: 30_000,
  bytesPerSecond: 50_000,
  together: 180_000,
  atFirst: 20_000,
  now: Date.now,
  pause: async (milliseconds, signal) => {
    await wait(milliseconds, undefined, { ...(signal && { signal }) }).catch((error: unknown) => {
      throwIfAborted(signal);
      throw error;
    });
  },
  random: Math.random,
};

/** The pause before a second try is at most the first of these, doubled with every try up to the last; milliseconds. */
const PAUSES = { first: 200, most: 20_000 };

/** Servers that send requests elsewhere are followed so many times. */
const MAX_REDIRECTS = 3;

const TRANSIENT_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

const TRANSIENT_CODE = new Set([
  'ConditionalRequestConflict',
  'OperationAborted',
  'RequestTimeout',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
]);

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);

export class S3Client {
  private server: S3Server;
  private hasAnswered = false;
  /** The server's clock less that of this machine, in milliseconds. */
  private ahead = 0;
  private readonly signingKeys = new Map<string, ArrayBuffer>();

  constructor(
    private readonly address: S3Address,
    private readonly settings: Settings,
    private readonly credentials: CredentialSource,
    private readonly patience: Patience,
  ) {
    this.server = serverOf(address, settings);
  }

  /**
   * The answer to a request, of a status below 300 or among those expected. Throws `store-refused`, `store-unreachable`,
   * `no-credentials` and an `AbortError`.
   */
  async send(request: S3Request, signal: AbortSignal | undefined): Promise<S3Answer> {
    const { now, pause, random, together, atFirst } = this.patience;
    const asked = this.asked(request);
    const begun = now();
    let mayBeRepeated = false;
    let redirects = 0;
    let isRenewed = false;
    let isClockSet = false;
    for (let tries = 0; ; tries++) {
      throwIfAborted(signal);
      const credentials = await this.credentials.get(signal);
      let why: string;
      let cause: unknown;
      let retryAfter = 0;
      try {
        const answer = await this.attempt(request, credentials, signal);
        this.hasAnswered = true;
        const { status, headers } = answer;
        const code = codeIn(answer);
        if (status < 300) return { ...answer, code, mayBeRepeated };
        const isTransient = TRANSIENT_STATUS.has(status) || (code !== undefined && TRANSIENT_CODE.has(code));
        if (!isTransient) {
          if (request.expected?.includes(status) && code !== 'NoSuchBucket') {
            return { ...answer, code, mayBeRepeated };
          }
          if (redirects < MAX_REDIRECTS && this.moveTo(answer)) {
            redirects++;
            continue;
          }
          if (!isRenewed && code !== undefined && EXPIRED.has(code)) {
            this.credentials.renew(credentials);
            isRenewed = true;
            continue;
          }
          if (!isClockSet && code === 'RequestTimeTooSkewed' && this.setClock(headers)) {
            isClockSet = true;
            continue;
          }
          throw refused({ status, code }, asked);
        }
        why = `answers ${code ?? `HTTP ${status}`}`;
        retryAfter = 1000 * Number(headers.get('retry-after') ?? 0);
        mayBeRepeated = true;
      } catch (error) {
        throwIfAborted(signal);
        const failure = failureOf(error);
        if (failure === undefined) throw error;
        if (failure.isInsecure) throw insecure(failure.code, asked, error);
        why = failure.why;
        cause = error;
        mayBeRepeated = true;
      }
      const backoff = random() * Math.min(PAUSES.most, PAUSES.first * 2 ** tries);
      const delay = Math.max(backoff, Number.isFinite(retryAfter) ? Math.min(retryAfter, PAUSES.most) : 0);
      if (now() - begun + delay > (this.hasAnswered ? together : atFirst))
        throw unreachable(why, asked, cause);
      await pause(delay, signal);
    }
  }

  private async attempt(
    { method, key, query, headers, body }: S3Request,
    credentials: Credentials,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const path = key === undefined ? '' : `/${key.split('/').map(encode).join('/')}`;
    const search = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encode(value)}`);
    const url = `${this.server.base}${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    const signer = new AwsV4Signer({
      ...credentials,
      url,
      method,
      service: 's3',
      region: this.server.region,
      cache: this.signingKeys,
      datetime: timeOf(this.patience.now() + this.ahead),
      headers: {
        ...headers,
        // Of the bytes that are sent, which the server compares.
        'x-amz-content-sha256': sha256(body ?? new Uint8Array()),
      },
    });
    const signed = await signer.sign();
    const limit = this.patience.answer + ((body?.length ?? 0) / this.patience.bytesPerSecond) * 1000;
    return await exchange(
      url,
      {
        method,
        headers: signed.headers,
        ...(body && { body: body as Uint8Array<ArrayBuffer> }),
      },
      limit,
      signal,
    );
  }

  /** Goes on with the region in which an answer says that the bucket is. */
  private moveTo({ headers, bytes }: Answer): boolean {
    const region = headers.get('x-amz-bucket-region') ?? elementOf(textOf(bytes), 'Region');
    if (!this.server.isAmazon || !region || region === this.server.region) return false;
    this.server = serverOf(this.address, this.settings, region);
    return true;
  }

  private setClock(headers: Headers): boolean {
    const theirs = Date.parse(headers.get('date') ?? '');
    if (!Number.isFinite(theirs)) return false;
    this.ahead = theirs - this.patience.now();
    return true;
  }

  private asked({ key, doing }: S3Request): Asked {
    const { bucket } = this.address;
    return { object: `s3://${bucket}/${key ?? this.address.prefix}`, bucket, host: this.server.host, doing };
  }
}

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260131T235959Z` */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[:-]|\.\d{3}/g, '');
}

function codeIn({ status, bytes }: Answer): string | undefined {
  if (status < 300) return undefined;
  const code = elementOf(textOf(bytes), 'Code');
  // A proxy before the server may answer anything.
  return code !== undefined && /^\w{1,60}$/.test(code) ? code : undefined;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 16)).toString();
}

interface Failure {
  readonly why: string;
  readonly code: string;
  readonly isInsecure: boolean;
}

/** Why there was no answer; undefined for an error of another kind. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Silence) return { why: 'does not answer', code: '', isInsecure: false };
  // `fetch` throws a TypeError whose cause is that of the connection; reading a body, too.
  if (!(error instanceof TypeError) || error.cause === undefined) return undefined;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'refuses connections',
    ENOTFOUND: 'is not known on this network',
    EAI_AGAIN: 'is not known on this network',
    ECONNRESET: 'closes connections',
    UND_ERR_SOCKET: 'closes connections',
    EPIPE: 'closes connections',
  };
  return {
    why: Object.hasOwn(known, code) ? (known[code] as string) : 'cannot be reached',
    code,
    isInsecure: /CERT|SSL|TLS|SELF_SIGNED|ISSUER|VERIFY/.test(code),
  };
}
