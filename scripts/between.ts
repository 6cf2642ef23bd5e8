import { readFileSync, writeFileSync } from 'node:fs';

/** Puts `text` in the place of what lies between two lines of a file. */
export function between(file: string, first: string, last: string, text: string): void {
  const [before, rest] = readFileSync(file, 'utf8').split(`${first}\n`);
  const place = rest.indexOf(last);
  const indent = before.slice(before.lastIndexOf('\n') + 1);
  writeFileSync(file, `${before}${first}\n${text}${indent}${rest.slice(place)}`);
}
