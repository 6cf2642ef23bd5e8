/** What `make` makes, made when it is first asked for, and the same afterwards. */
export function madeOnce<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
