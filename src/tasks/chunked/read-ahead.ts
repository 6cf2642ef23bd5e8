/** Reads that wait for a store, several at a time. */

/** Reads at a time: a store of objects answers in tens of milliseconds, and what is read ahead is in memory. */
const AHEAD = 4;

/** What `read` resolves to for each of `indices`, in their order. */
export async function* readAhead<Result>(
  indices: Iterable<number>,
  read: (index: number) => Promise<Result>,
): AsyncGenerator<readonly [index: number, result: Result]> {
  const reading: (readonly [index: number, result: Promise<Result>])[] = [];
  const rest = indices[Symbol.iterator]();
  const begin = (): void => {
    const { value, done } = rest.next();
    if (done) return;
    const result = read(value);
    // A rejection is that of its turn.
    result.catch(() => undefined);
    reading.push([value, result]);
  };
  for (let i = 0; i < AHEAD; i++) begin();
  for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
    const [index, result] = next;
    yield [index, await result];
    begin();
  }
}
