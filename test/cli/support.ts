import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import { commands } from '../../bin/commands.js';
import { configure } from '../../src/cli/command.js';
import { commandOption } from '../../src/cli/job-command.js';
import { run } from '../../src/cli/run.js';
import { regularWords } from '../../src/cli/words.js';
import type { JobForm } from '../../src/jobs/form.js';
import { checkRecord } from '../support/record-schemas.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Keeps what is written to it; `seen` is called with every piece. */
export class Text extends Writable {
  text = '';

  constructor(
    readonly isTTY = false,
    private readonly seen: (text: string) => void = () => {},
  ) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.seen(chunk.toString());
    done();
  }
}

/** A text without its line ends and columns, for sentences in it. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** Runs a command line in this process. */
export async function isoloss(...argv: string[]): Promise<Ran> {
  return isolossWith(new AbortController().signal, ...argv);
}

export async function isolossWith(signal: AbortSignal, ...argv: string[]): Promise<Ran> {
  const [out, err] = [new Text(), new Text()];
  const code = await run(argv, { terminal: { out, err }, signal }, commands);
  if (code < 2) checkWritten(argv, out.text);
  return { code, out: out.text, err: err.text };
}

/** Holds the record that a command line wrote against the schema that it names. */
function checkWritten(argv: readonly string[], out: string): void {
  const at = argv.lastIndexOf('--json');
  if (at < 0) return;
  const file = argv[at + 1];
  const text =
    file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() === true
      ? readFileSync(file, 'utf8')
      : out;
  if (text.startsWith('{')) checkRecord(JSON.parse(text));
}

/** The same at a terminal of so many columns; progress is in `err`. */
export async function isolossAt(columns: number, ...argv: string[]): Promise<Ran> {
  const [out, err] = [new Text(true), new Text(true)].map((text) => Object.assign(text, { columns }));
  const { signal } = new AbortController();
  const code = await run(argv, { terminal: { out, err }, signal }, commands);
  return { code, out: out.text, err: err.text };
}

/** What the parser of command lines makes of the words after a command: its options by their names. */
export function optionsOf<Job>(form: JobForm<Job>, words: readonly string[]): Record<string, unknown> {
  let found: Readonly<Record<string, unknown>> = {};
  const command = {
    arguments: [['[words...]', '']] as const,
    options: form.options.map((option) => commandOption(form, option)),
    help: { examples: [] },
    run: async ({ options }: { readonly options: Readonly<Record<string, unknown>> }) => {
      found = options;
      return 0;
    },
  };
  const parser = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const context = { terminal: { out: new Text(), err: new Text() }, signal: new AbortController().signal };
  configure(parser, command, 80, async (action) => void action(context));
  parser.parse(regularWords(words, command.options), { from: 'user' });
  return { ...found };
}

/** A table of 60 simulated runs with columns `Model Size`, `C` and `loss`; returns its path. */
export function simulatedRuns(folder: string): string {
  const lines = ['Model Size,C,loss'];
  for (let i = 0; i < 60; i++) {
    const n = 5e7 * 1.8 ** (i % 10);
    const d = 1e9 * 2.5 ** Math.floor(i / 10);
    const loss = (1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.002 * Math.sin(12.9898 * i));
    lines.push(`${n},${6 * n * d},${loss}`);
  }
  const path = join(folder, 'runs.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Arguments that read {@link simulatedRuns}, on the CPU. */
export const chinchilla = ['--law', 'chinchilla', '--map', 'N=Model Size', 'D=C/(6*N)', '--backend', 'cpu'];
