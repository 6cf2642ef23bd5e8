#!/usr/bin/env node
import { run } from './run.js';

// A reader that has seen enough (`isoloss laws | head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// The first Ctrl-C asks the task to stop; with this handler gone, the second ends the process.
const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());

const code = await run(process.argv.slice(2), {
  terminal: { out: process.stdout, err: process.stderr },
  signal: interrupt.signal,
});
// What was interrupted may still hold standard input or a worker open.
if (interrupt.signal.aborted) process.exit(code);
process.exitCode = code;
