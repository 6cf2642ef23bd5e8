/** Parts of a page at a terminal that answers have in common. */
import type { FitReference } from '../tasks/fitted/reference.js';
import { styled } from './terminal.js';

/** Sentences are broken to this many columns. */
const LINE = 100;

/** The law an answer is about, and where its parameters come from. */
export function heading({ law, formula, where, name }: FitReference, out: NodeJS.WritableStream): string[] {
  return [
    `${styled('bold', law, out)}  L = ${formula}  ${styled('dim', `(${name})`, out)}`,
    ...where.map((part) => styled('dim', `  ${part.name} = ${part.formula}`, out)),
  ];
}

/** A titled list of sentences; nothing where there are none. */
export function section(
  title: string,
  lines: readonly string[],
  out: NodeJS.WritableStream,
  colour: 'dim' | 'yellow' = 'dim',
): string[] {
  if (lines.length === 0) return [];
  return ['', styled(colour, title, out), ...lines.map((line) => `  ${wrapped(line, 4)}`)];
}

/** Words broken into lines of at most 100 columns, of which the first `indent` stay free. */
export function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.replaceAll('\n', '\\n').split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || indent + line.length + 1 + word.length > LINE) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
