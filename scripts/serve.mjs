// A folder of pages, served to this machine alone by the server of `isoloss serve`.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../src/cli/commands/serve/server.ts', import.meta.url));
const { outputFiles } = await build({
  entryPoints: [source],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { serveFolder } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** Serves the folder `from` and resolves to the server once it listens; port 0 takes any that is free. */
export async function serveSite(from, port) {
  const { server } = await serveFolder({ from, port, host: '127.0.0.1' });
  return server;
}

/** Serves where the command line has `--serve [PORT]`, and prints the address. */
export async function serveIfAsked(from) {
  const at = process.argv.indexOf('--serve');
  if (at < 0) return;
  const port = process.argv[at + 1] ?? '8080';
  try {
    const server = await serveSite(from, Number(port));
    console.log(`http://localhost:${server.address().port}/`);
  } catch (error) {
    console.error(`Port ${port} cannot be listened on: ${error.message}`);
    process.exitCode = 1;
  }
}
