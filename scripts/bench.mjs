// Bundles the command line as it is now, without the rest of the build, and runs `isoloss bench`: `npm run bench -- ARGS`.
import { spawnSync } from 'node:child_process';
import { buildBench } from './bench-build.mjs';

const cli = await buildBench();
// Ctrl-C reaches the command as well, which decides when all is over.
process.on('SIGINT', () => {});
const { status } = spawnSync(process.execPath, [cli, 'bench', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
