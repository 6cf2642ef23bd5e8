/** Tasks that wait in their middle for what is made elsewhere. */

/** A task that waited was given up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** A promise to be settled from outside, whose rejection may stay unheard. */
export function promised<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
