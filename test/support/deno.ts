import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const libc = process.platform === 'linux' ? '-glibc' : '';
const name = process.platform === 'win32' ? 'deno.exe' : 'deno';
const path = fileURLToPath(
  new URL(`../../node_modules/@deno/${process.platform}-${process.arch}${libc}/${name}`, import.meta.url),
);

/** Deno's executable, from the npm package for this platform; undefined where there is none. */
export const denoPath = existsSync(path) ? path : undefined;
