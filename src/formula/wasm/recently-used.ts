/** Caches of what takes long to make: the least recently used is evicted first. */

/** Returns the cached value of a key, or what `make` returns; at most `limit` are kept. */
export function recentlyUsed<T>(limit: number): (key: string, make: () => T) => T {
  const cache = new Map<string, T>();
  return (key, make) => {
    const value = cache.get(key) ?? make();
    cache.delete(key);
    cache.set(key, value);
    const [oldest] = cache.keys();
    if (cache.size > limit) cache.delete(oldest);
    return value;
  };
}
