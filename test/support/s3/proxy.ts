/** Stands between a client and an object store: fails on demand, and has puts be conditional where the server has not. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * What happens to a request: it is passed on; answered with an error without reaching the server; never answered; carried out,
 * and its answer lost, cut in the middle, or, where it is an object, damaged.
 */
export type Fate = 'pass' | 'error' | 'slow-down' | 'silent' | 'refuse' | 'lost' | 'cut' | 'damaged';

export interface Passed {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FaultyProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Every request, in order. */
  readonly seen: Passed[];
  /** Decides on the next requests; all pass until it is set. */
  decide: (passed: Passed, index: number) => Fate;
  readonly close: () => Promise<void>;
}

export async function startProxy(port: number, isConditional: boolean): Promise<FaultyProxy> {
  const present = new Set<string>();
  const seen: Passed[] = [];
  const silent = new Set<ServerResponse>();
  let turn: Promise<unknown> = Promise.resolve();

  const answerError = (response: ServerResponse, status: number, code: string) => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>None.</Message></Error>`);
  };

  const serve = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of from) pieces.push(piece);
    const { method = '', url = '', headers } = from;
    const passed = { method, url, headers };
    const fate = proxy.decide(passed, seen.push(passed) - 1);
    if (fate === 'error') return answerError(to, 500, 'InternalError');
    if (fate === 'slow-down') return answerError(to, 503, 'SlowDown');
    if (fate === 'silent') {
      silent.add(to);
      return;
    }
    if (fate === 'refuse') {
      to.destroy();
      return;
    }
    const wants = isConditional && method === 'PUT' && headers['if-none-match'] === '*';
    if (wants && present.has(url)) {
      if (fate === 'lost') to.destroy();
      else answerError(to, 412, 'PreconditionFailed');
      return;
    }
    const answer = await forward(port, passed, Buffer.concat(pieces));
    if (method === 'PUT' && answer.status < 300) present.add(url);
    if (method === 'DELETE') present.delete(url);
    if (fate === 'lost') {
      to.destroy();
      return;
    }
    to.writeHead(answer.status, answer.headers);
    const { body } = answer;
    if (fate === 'cut' && body.length > 0) {
      to.write(body.subarray(0, body.length >> 1), () => to.destroy());
      return;
    }
    if (fate === 'damaged' && method === 'GET' && !url.includes('?') && body.length > 0)
      body.writeUInt8(body.readUInt8(body.length >> 1) ^ 1, body.length >> 1);
    to.end(body);
  };

  const server = createServer((from, to) => {
    // One after the other, so that a condition holds until its put is done.
    turn = turn.then(() => serve(from, to)).catch(() => to.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    decide: () => 'pass',
    async close() {
      for (const response of silent) response.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}

interface Forwarded {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** With the same headers, the name of the host among them, since they are signed. */
async function forward(port: number, { method, url, headers }: Passed, body: Buffer): Promise<Forwarded> {
  const sent = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  const { connection: _, 'transfer-encoding': __, ...kept } = answer.headers;
  return { status: answer.statusCode ?? 0, headers: kept, body: Buffer.concat(pieces) };
}
