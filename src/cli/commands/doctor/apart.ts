/** The examination in a process of its own: what drivers write stays there, and one that crashes ends that process alone. */
import { spawn } from 'node:child_process';
import { throwIfAborted } from '../../../errors.js';
import { examine } from './examine.js';
import type { DoctorRecord } from './record.js';

/** Environment variable of the other process, which tells it to start no further one. */
const INSIDE = 'ISOLOSS_DOCTOR';

/** Examines the machine in a process started by the command `again`, or in this process if that is undefined. */
export async function examineApart(
  again: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<DoctorRecord> {
  if (again === undefined || process.env[INSIDE] !== undefined) return examine();
  const [command, ...words] = again;
  const child = spawn(command, [...words, 'doctor', '--json'], {
    env: { ...process.env, [INSIDE]: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  const end = await new Promise<string>((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code, killed) => resolve(killed ?? `exit code ${code}`));
  });
  throwIfAborted(signal);
  const record = recordIn(text);
  return record ?? examine(`its driver ended the process that tried it (${end})`);
}

/** What the process printed, if it came so far. */
function recordIn(text: string): DoctorRecord | undefined {
  try {
    return JSON.parse(text) as DoctorRecord;
  } catch {
    return undefined;
  }
}
