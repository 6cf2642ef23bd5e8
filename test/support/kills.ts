/** Runs of the built command line over outputs of an earlier run, ended at random moments: what lies there afterwards. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export const isBuilt = existsSync(cli);

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** When to send which signal: so long after the start, or after the first temporary file is seen. */
export interface Kill {
  readonly signal: NodeJS.Signals;
  readonly after: number;
  readonly from: 'start' | 'writing';
}

/** Runs `isoloss` in `folder`; with `kill` it is sent that signal, unless it ends before. */
export function isolossIn(folder: string, argv: readonly string[], kill?: Kill): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...argv], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const timers: NodeJS.Timeout[] = [];
  const send = (after: number) => timers.push(setTimeout(() => child.kill(kill?.signal), after));
  if (kill?.from === 'start') send(kill.after);
  if (kill?.from === 'writing') {
    const watch = setInterval(() => {
      if (temporaries(folder).length === 0) return;
      clearInterval(watch);
      send(kill.after);
    }, 1);
    timers.push(watch);
  }
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      for (const timer of timers) clearInterval(timer);
      resolve({ code, signal, out, err });
    });
  });
}

/** Files that a run has not finished. */
export function temporaries(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.isoloss-'));
}

/** A fresh folder `to` with the files of `from`. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

/**
 * What is wrong with the files of a folder: none may be cut short, and every record must name files that are there, with
 * their digests.
 */
export function problems(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.isoloss-'));
  return names.flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    if (name.endsWith('.parquet')) {
      const isWhole = [bytes.subarray(0, 4), bytes.subarray(-4)].every((four) => four.toString() === 'PAR1');
      return isWhole ? [] : [`${name} is cut short`];
    }
    const text = bytes.toString();
    if (name.endsWith('.html')) return text.trimEnd().endsWith('</html>') ? [] : [`${name} is cut short`];
    if (!name.endsWith('.json')) return text.endsWith('\n') ? [] : [`${name} is cut short`];
    return recordProblems(join(folder, name), text);
  });
}

function recordProblems(path: string, text: string): string[] {
  try {
    const record = JSON.parse(text);
    return [record.bootstrap?.replicates, record.file].flatMap((named) => {
      if (named === undefined) return [];
      const file = join(dirname(path), named.file);
      if (!existsSync(file)) return [`${path} names ${named.file}, which is not there`];
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      return digest === named.digest ? [] : [`${path} names ${named.file}, which is another run's`];
    });
  } catch (error) {
    return [`${path} is no JSON: ${error}`];
  }
}
