import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { IsolossError } from '../../../errors.js';
import { defineCommand } from '../../command.js';
import { listening } from '../../signals.js';
import { printable } from '../../terminal.js';

const PORT = 8340;

interface Options {
  readonly port?: string;
  readonly host?: string;
}

export const command = defineCommand<Options>({
  arguments: [
    ['[file]', 'a table of runs, or the record of a fit, to open in the page (default: an example)'],
  ],
  options: [
    { flags: '--port <number>', help: `port to listen on; 0 takes any that is free (default: ${PORT})` },
    {
      flags: '--host <address>',
      help: 'address to listen on; any other than this one lets other machines in (default: 127.0.0.1)',
    },
  ],
  help: { examples: ['isoloss serve', 'isoloss serve runs.csv --port 0'] },
  async run({ arguments: [file], options }, { terminal, signal }) {
    const port = portOf(options.port);
    if (file !== undefined) {
      // A path that leads nowhere is an error here rather than in the page.
      const { readBytes } = await import('../../../store/read-bytes.js');
      await readBytes(file);
    }
    const { serveFolder } = await import('./server.js');
    const from = join(dirname(createRequire(import.meta.url).resolve('isoloss/package.json')), 'dist/studio');
    const host = options.host ?? '127.0.0.1';
    const served = await serveFolder({ from, port, host, ...(file === undefined ? {} : { file }) }).catch(
      (error: unknown) => {
        throw new IsolossError(
          'cannot-listen',
          `${host} port ${port} cannot be listened on: ${error instanceof Error ? error.message : String(error)}.`,
          'Choose another with --port, or any that is free with --port 0.',
          { kind: 'run', cause: error },
        );
      },
    );
    const { server, url } = served;
    terminal.out.write(printable(`${url}\n`));
    terminal.err.write('The studio is served to this address until Ctrl-C.\n');
    await listening(
      () =>
        new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        }),
    );
    server.close();
    server.closeAllConnections();
    return 0;
  },
});

function portOf(text: string | undefined): number {
  const port = text === undefined ? PORT : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && text !== '') return port;
  throw new IsolossError('bad-number', `--port: '${text}' is no port.`, 'Give a number from 0 to 65535.');
}
