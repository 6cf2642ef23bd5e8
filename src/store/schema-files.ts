/** The JSON Schemas of records, which are shipped beside the code. Node only. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';

function folder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('isoloss/package.json')), 'schemas');
}

/** `fit@1` and so on, in alphabetical order, older versions first. */
export function schemaNames(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The text of the schema called `name`, as `fit@1` or, for its newest version, `fit`. Throws `unknown-schema`. */
export function schemaText(name: string): string {
  const names = schemaNames();
  const found = names.findLast((each) => each === name || each.slice(0, each.indexOf('@')) === name);
  if (found !== undefined) return readFileSync(join(folder(), `${found}.json`), 'utf8');
  const kinds = [...new Set(names.map((each) => each.slice(0, each.indexOf('@'))))];
  const near = nearest(name, kinds);
  throw new IsolossError(
    'unknown-schema',
    `No record is called '${name}'.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${kinds.join(', ')}.`,
  );
}
