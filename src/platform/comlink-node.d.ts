/** comlink ships no types for its Node adapter that NodeNext resolves. */
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { MessagePort, Worker } from 'node:worker_threads';
  import type { Endpoint } from 'comlink';

  const nodeEndpoint: (port: Worker | MessagePort) => Endpoint;

  export { nodeEndpoint as default };
}
