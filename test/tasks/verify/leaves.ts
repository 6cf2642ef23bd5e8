/** The scalars of a record, and copies of it in which one of them is another. */

export type Path = readonly (string | number)[];

type Scalar = string | number | boolean | null;

/** Of long lists only the first, the middle and the last entry. */
export function leavesOf(value: unknown, path: Path = []): [Path, Scalar][] {
  if (Array.isArray(value)) {
    const kept = value.length <= 3 ? [...value.keys()] : [0, value.length >> 1, value.length - 1];
    return kept.flatMap((i) => leavesOf(value[i], [...path, i]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  }
  return [[path, value as Scalar]];
}

/** All of `leaves` in groups of about `size`, those of a group far apart in the record. */
export function apart<T>(leaves: readonly T[], size: number): T[][] {
  const groups = Math.ceil(leaves.length / size);
  return Array.from({ length: groups }, (_, first) => leaves.filter((_, i) => i % groups === first));
}

/** A copy of `record` in which the value at `path` is `value`. */
export function changed<T>(record: T, path: Path, value: unknown): T {
  const copy = structuredClone(record);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = Reflect.get(at as object, key);
  Reflect.set(at as object, path[path.length - 1], value);
  return copy;
}

/** Another value of the same type: a number one per thousand more, a small count one more. */
export function otherThan(value: Scalar): Scalar {
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value + Math.max(1, Math.round(Math.abs(value) / 1000));
    return value * 1.001 + (Math.abs(value) < 1e-6 ? 1e-3 : 0);
  }
  if (typeof value === 'boolean') return !value;
  return value === null ? 1 : `${value}!`;
}
