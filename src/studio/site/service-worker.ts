/** Keeps the page for when there is no network. Its files change together: a version has a cache of its own. */

declare const FILES: readonly string[];
declare const VERSION: string;

/** What of a service worker's scope is used here. */
interface Scope {
  addEventListener(name: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
}
interface ExtendableEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
const CACHE = `isoloss-studio-${VERSION}`;
const root = new URL('./', scope.registration.scope).href;

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new URL(file, root).href)))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('isoloss-studio-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const path = url.href.split(/[?#]/)[0].slice(root.length);
  const isKept = url.href.startsWith(root) && (path === '' || FILES.includes(path));
  if (event.request.method !== 'GET' || !isKept) return;
  event.respondWith(path === '' ? newest(event.request) : kept(event.request, path));
});

/** Files have the version in their path: what is kept is right. */
async function kept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(path, root).href)) ?? fetch(request);
}

/** The page itself from the network where there is one, so that a new version is seen. */
async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match(root)) ?? Response.error();
  }
}
