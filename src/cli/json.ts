import { checkWritable, writeWhole } from '../store/write.js';
import type { Terminal } from './terminal.js';

/** What `--json [file]` gives: `true` and `-` are standard output. */
export type JsonOption = string | true | undefined;

/** Refuses a file that could not be written, before the work rather than after it. */
export async function checkJson(json: JsonOption): Promise<void> {
  if (json !== undefined && json !== true && json !== '-') await checkWritable(json);
}

/** The value where JSON was asked for, the text for a person where standard output is still free. */
export async function writeAnswer(
  value: object,
  text: () => string,
  json: JsonOption,
  { out }: Terminal,
): Promise<void> {
  const whole = () => `${JSON.stringify(value, null, 2)}\n`;
  if (json === true || json === '-') {
    out.write(whole());
    return;
  }
  if (json !== undefined) await writeWhole(json, whole());
  out.write(text());
}
