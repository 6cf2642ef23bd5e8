/** Programs of this machine that compilers are run by. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program's path; undefined where it is not installed. */
export function find(program: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

/** A file that packages install, or undefined. */
export function findFile(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

/** Standard output, whatever the exit code; `failed` where the program did not end by itself or says nothing. */
export async function output(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  seconds = 300,
): Promise<{ readonly text: string; readonly failed: string | undefined }> {
  try {
    const { stdout } = await run(program, args, {
      env: { ...process.env, ...environment },
      maxBuffer: 2 ** 28,
      timeout: 1000 * seconds,
    });
    return { text: stdout, failed: undefined };
  } catch (error) {
    const { stdout = '', signal, message } = error as Error & { stdout?: string; signal?: string | null };
    const why = signal === 'SIGTERM' ? `no end within ${seconds} s` : (signal ?? message.split('\n')[0]);
    return { text: stdout, failed: why };
  }
}

/** The lines `name=value` of a text. */
export function valuesOf(text: string): Map<string, string> {
  const pairs = text.split('\n').map((line) => /^([^=]+)=(.*?)\r?$/.exec(line));
  return new Map(pairs.filter((pair) => pair !== null).map(([, name, value]) => [name, value]));
}
