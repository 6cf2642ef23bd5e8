/** Where a command's answer goes: standard output, and the files that options name. */
import { resolve } from 'node:path';
import { IsolossError } from '../errors.js';
import { checkWritable, recordText, writeWhole } from '../store/write.js';
import { printable, type Terminal } from './terminal.js';

/** Files that a command writes; in `json`, `-` and `true` (no file named) are standard output. */
export interface Outputs {
  readonly json?: string | true;
  readonly report?: string;
  readonly replicates?: string;
  readonly out?: string;
}

/** An answer in its forms; text and page are made only where they are asked for. */
export interface Answer {
  readonly record: object;
  /** For a person at a terminal. */
  readonly text: () => string | Promise<string>;
  /** The report, to be written to `path`. */
  readonly page?: (path: string) => Promise<string>;
}

/** The file that `--json` names; undefined for none and for standard output. */
export function jsonFile({ json }: Outputs): string | undefined {
  return json === true || json === '-' ? undefined : json;
}

/** Refuses outputs that cannot be written, before the work rather than after it. */
export async function checkOutputs(outputs: Outputs, inputs: readonly string[] = []): Promise<void> {
  const files = Object.entries({
    '--json': jsonFile(outputs),
    '--report': outputs.report,
    '--replicates': outputs.replicates,
    '--out': outputs.out,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  for (const [i, [option, file]] of files.entries()) {
    if (file === '-') {
      throw new IsolossError(
        'not-to-output',
        `What ${option} writes is a file.`,
        `Give ${option} a name; only --json writes to standard output.`,
      );
    }
    await checkWritable(file, inputs);
    const same = files.slice(0, i).find(([, other]) => resolve(other) === resolve(file));
    if (same === undefined) continue;
    throw new IsolossError(
      'same-output',
      `${same[0]} and ${option} both name '${file}'.`,
      'Give each a file of its own.',
    );
  }
}

/**
 * Writes record and page to their files, both made before either is written, so that a failure leaves none. Standard
 * output gets the record where it was asked for there, else the text.
 */
export async function writeAnswer(
  { record, text, page }: Answer,
  outputs: Outputs,
  { out }: Terminal,
): Promise<void> {
  const { json, report } = outputs;
  const pageText = report === undefined ? undefined : await page?.(report);
  const file = jsonFile(outputs);
  if (file !== undefined) await writeWhole(file, recordText(record));
  if (report !== undefined && pageText !== undefined) await writeWhole(report, pageText);
  out.write(json !== undefined && file === undefined ? recordText(record) : printable(await text()));
}
