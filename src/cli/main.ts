import type { CommandEntry } from './command.js';
import { complain } from './complaints.js';
import { run } from './run.js';
import { heardSignal, stoppedCode } from './signals.js';

/** Runs the command line of this process and ends it; `more` as {@link run} takes them. */
export async function main(more: readonly CommandEntry[]): Promise<void> {
  const terminal = { out: process.stdout, err: process.stderr };
  // A reader that has seen enough (`isoloss laws | head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    complain(`Standard output cannot be written: ${error.message}.`, terminal);
    process.exit(1);
  });
  // With the terminal gone there is nobody to tell, and still something to keep.
  process.stderr.on('error', () => {});

  const signal = heardSignal();
  const again = [process.execPath, ...process.execArgv, process.argv[1]];
  const code = await run(process.argv.slice(2), { terminal, signal, again }, more);
  await Promise.all([process.stdout, process.stderr].map(flushed));
  // What was interrupted may still hold standard input or a worker open, and a driver compile what nobody waits for any more.
  process.exit(signal.aborted && code === 130 ? stoppedCode() : code);
}

/** Resolves once what was written has left the process, or cannot. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
