/** Where a command's answer goes: standard output, and the files that options name. */
import { fstatSync } from 'node:fs';
import { IsolossError } from '../errors.js';
import { checkWritable, identityOf } from '../store/output-path.js';
import { StagedFiles } from '../store/staged-files.js';
import { recordText } from '../store/write.js';
import { blockingWork, listening, throwIfStopped } from './signals.js';
import { printable, type Terminal } from './terminal.js';

/** Files that a command writes; in `json`, `-` and `true` (no file named) are standard output. */
export interface Outputs {
  readonly json?: string | true;
  readonly report?: string;
  readonly replicates?: string;
  readonly out?: string;
  readonly plan?: string;
  /** A folder. */
  readonly records?: string;
}

/** An answer in its forms; text and page are made only where they are asked for. */
export interface Answer {
  readonly record: object;
  /** The record where another file of the run lies at `path`, which it names; in place of `record` where there is one. */
  readonly recordNaming?: ((path: string) => object) | undefined;
  /** For a person at a terminal; whether its files were `kept`. */
  readonly text: (kept: boolean) => string | Promise<string>;
  /** The report, to be written to `path`. */
  readonly page?: (path: string) => Promise<string>;
}

/** The file that `--json` names; undefined for none and for standard output. */
export function jsonFile({ json }: Outputs): string | undefined {
  return json === true || json === '-' ? undefined : json;
}

/**
 * Refuses outputs that cannot be written, before the work rather than after it; that are one of `inputs`, under
 * whatever name; and two that are one file, standard output included. `also` are further files by what writes them.
 */
export async function checkOutputs(
  outputs: Outputs,
  inputs: readonly string[] = [],
  also: Readonly<Record<string, string>> = {},
): Promise<void> {
  const files = Object.entries({
    '--json': jsonFile(outputs),
    '--report': outputs.report,
    '--replicates': outputs.replicates,
    '--out': outputs.out,
    '--plan': outputs.plan,
    ...also,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const taken = new Map<string, string>();
  for (const [what, descriptor] of [
    ['standard output', 1],
    ['standard error', 2],
  ] as const) {
    const identity = redirectedTo(descriptor);
    if (identity !== undefined) taken.set(identity, what);
  }
  const read = inputs.map((input) => (input === '-' ? STANDARD_INPUT : input));
  // A check makes files for a moment.
  await listening(async () => {
    for (const [option, file] of files) {
      if (file === '-') {
        throw new IsolossError(
          'not-to-output',
          `What ${option} writes is a file.`,
          `Give ${option} a name; only --json writes to standard output.`,
        );
      }
      await checkWritable(file, read).catch((error: unknown) => {
        if (!(error instanceof IsolossError) || file.trim() !== '') throw error;
        throw new IsolossError(error.code, `${option}: ${error.marked.message}`, error.marked.fix, {
          cause: error,
        });
      });
      const identity = await identityOf(file);
      if (identity === undefined) continue;
      const other = taken.get(identity);
      if (other !== undefined) {
        throw new IsolossError(
          'same-output',
          `${other} and ${option} both name '${file}'.`,
          'Give each a file of its own.',
        );
      }
      taken.set(identity, option);
    }
  });
  throwIfStopped();
}

const STANDARD_INPUT = '/dev/stdin';

/** The file that a stream of the process was sent to. */
function redirectedTo(descriptor: number): string | undefined {
  try {
    const there = fstatSync(descriptor, { bigint: true });
    return there.isFile() ? `${there.dev}:${there.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes record and page, with what is in `files` already, all of them or none; the record last. Standard output gets
 * the record where it was asked for there, else the text. Where the files cannot be written the answer is given all the
 * same, and then the error thrown, which says what was not kept.
 */
export async function writeAnswer(
  { record, recordNaming, text, page }: Answer,
  outputs: Outputs,
  { out }: Terminal,
  files = new StagedFiles(),
): Promise<void> {
  const { json, report } = outputs;
  const file = jsonFile(outputs);
  const named = (path: string | undefined): object =>
    path === undefined || recordNaming === undefined ? record : recordNaming(path);
  await listening(async () => {
    try {
      await files.attempt(async () => {
        if (report !== undefined && page !== undefined) {
          await files.add(report, await blockingWork(() => page(report)));
        }
        if (file !== undefined) await files.addRecord(file, (path) => recordText(named(path)));
        await files.place();
      });
    } finally {
      await files.discard();
    }
  });
  const isKept = files.failure === undefined;
  const isRecord = json !== undefined && file === undefined;
  out.write(
    isRecord ? recordText(named(isKept ? files.companionPath : undefined)) : printable(await text(isKept)),
  );
  if (files.failure !== undefined) throw notKept(files.failure, [...files.requested, report, file]);
}

function notKept(failure: IsolossError, paths: readonly (string | undefined)[]): IsolossError {
  const names = [...new Set(paths.filter((path) => path !== undefined))].join(', ');
  return new IsolossError(
    failure.code,
    `${failure.marked.message} Not kept: ${names}; what was there before is as it was.`,
    failure.marked.fix,
    { kind: 'run', cause: failure, place: failure.place },
  );
}
