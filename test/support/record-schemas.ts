/** Records held against the schemas that are shipped, by a validator that is not the project's. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { root } from './data-folder.js';

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictTuples: false,
  allErrors: true,
  formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
});
const known = new Map<string, ValidateFunction>();

/** What is wrong with a record by the schema that it names, one line a fault. */
export function faultsOf(record: unknown): string[] {
  const validate = validatorOf(tagOf(record));
  if (validate === undefined) return [`there is no schema for ${JSON.stringify(tagOf(record))}`];
  if (validate(record)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Throws where a record breaks the schema that it names. */
export function checkRecord(record: unknown): void {
  const faults = faultsOf(record);
  if (faults.length > 0) throw new Error(`A record breaks its schema:\n${faults.slice(0, 10).join('\n')}`);
}

function tagOf(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'schema' in record ? record.schema : undefined;
}

function validatorOf(tag: unknown): ValidateFunction | undefined {
  const [, name] = /^isoloss\/([a-z-]+@\d+)$/.exec(String(tag)) ?? [];
  const file = join(root, `schemas/${name}.json`);
  if (name === undefined || !existsSync(file)) return undefined;
  const validate = known.get(name) ?? ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  known.set(name, validate);
  return validate;
}
