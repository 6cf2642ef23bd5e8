/** A link carries settings and the digest of the table they are for, never the table. */
import type { Delimiter } from '../../runs/layout.js';
import type { Settings } from './settings.js';
import type { TableView } from './views.js';

export interface LinkState {
  readonly settings: Settings;
  readonly table: NamedTable;
}

/** A table that is not here: its name, the SHA-256 of its bytes, and what parts its cells if the reader chose that. */
export interface NamedTable {
  readonly name: string;
  readonly digest: string;
  readonly delimiter?: Delimiter;
}

/** A table by its name, as links and what is kept on this device have it. */
export function namedTable({ name, digest, chosenDelimiter }: TableView): NamedTable {
  return { name, digest, ...(chosenDelimiter === undefined ? {} : { delimiter: chosenDelimiter }) };
}

/** What may part cells, and how that is called. */
export const delimiterWords = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'bars',
  ' ': 'spaces',
} as const satisfies Readonly<Record<Delimiter, string>>;

export function isDelimiter(text: unknown): text is Delimiter {
  return typeof text === 'string' && Object.hasOwn(delimiterWords, text);
}

const VERSION = 'v1';

/** The fragment of the page's address, without `#`. */
export function encodeLink({ settings, table }: LinkState): string {
  const { name, digest, delimiter } = table;
  const text = JSON.stringify([
    settings.job,
    settings.budget,
    name,
    digest,
    ...(delimiter === undefined && settings.group === undefined ? [] : [delimiter ?? null]),
    ...(settings.group === undefined ? [] : [settings.group]),
  ]);
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${VERSION}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/**
 * What a fragment holds; undefined where it is none of these links. The job is of unknown origin still: the worker checks
 * it as any other.
 */
export function decodeLink(fragment: string): LinkState | undefined {
  const [version, body, ...rest] = fragment.replace(/^#/, '').split('.');
  if (version !== VERSION || body === undefined || rest.length > 0) return undefined;
  try {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))),
    );
    return stateOf(value);
  } catch {
    return undefined;
  }
}

function stateOf(value: unknown): LinkState | undefined {
  if (!Array.isArray(value)) return undefined;
  const [job, budget, name, digest, delimiter, group] = value as readonly unknown[];
  const isJob = (one: unknown): one is Settings['job'] =>
    typeof one === 'object' && one !== null && 'law' in one && typeof one.law === 'string';
  if (!isJob(job) || typeof budget !== 'number' || !(budget > 0)) return undefined;
  if (typeof name !== 'string' || typeof digest !== 'string') return undefined;
  return {
    settings: { job, budget, ...(typeof group === 'string' ? { group } : {}) },
    table: { name, digest, ...(isDelimiter(delimiter) ? { delimiter } : {}) },
  };
}
