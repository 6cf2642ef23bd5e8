/** Repeated text of generated WGSL. */

export function indices(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** (i, j), j <= i, in packed order. */
export function pairs(p: number): [number, number][] {
  return indices(p).flatMap((i) => indices(i + 1).map((j): [number, number] => [i, j]));
}

export function each(n: number, line: (i: number) => string): string {
  return indices(n).map(line).join('\n');
}

export function list(n: number, item: (i: number) => string): string {
  return indices(n).map(item).join(', ');
}

export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
