/**
 * Records whose keys are names chosen by users. `constructor` and `__proto__` are names like any other: only own
 * properties count, not inherited ones.
 */

/** The record's own property of that name. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A record without a prototype, so that any name can be read and written safely. */
export function recordOf<T>(entries: Iterable<readonly [name: string, value: T]> = []): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) record[name] = value;
  return record;
}
