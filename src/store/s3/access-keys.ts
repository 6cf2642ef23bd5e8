/** What signs a request. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since 1970 at which they expire; undefined if they do not. */
  readonly expires?: number;
}

/**
 * Whether a key or a token can stand in the header of a request. One that cannot is refused beforehand, since `fetch` repeats
 * it in its error.
 */
export function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
