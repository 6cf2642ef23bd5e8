/**
 * Records whose keys are names that users chose. `constructor` and `__proto__` are names like any other: what a record
 * has of its own counts, and nothing that objects inherit.
 */

/** What the record itself has under a name. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A record of entries that inherits nothing, so that reading and writing by any name are what they seem. */
export function recordOf<T>(entries: Iterable<readonly [name: string, value: T]> = []): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) record[name] = value;
  return record;
}
