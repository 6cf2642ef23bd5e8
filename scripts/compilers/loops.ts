/** Loops of a program in assembly, as Mesa prints it for AMD's and Intel's GPUs: labels, and branches that name one. */

const LABEL = /^\s*(BB\d+|LABEL\d+):/;
const BRANCH = /^\s*(?:s_c?branch\S*|(?:\([^)]*\)\s+)?while\S*\s+JIP:)\s+(BB\d+|LABEL\d+)/;
/** Those that compute, load, store or branch on a condition; of AMD's not those that wait or jump. */
const INSTRUCTION = /^(\s+[a-z]\w+_|(?:\([^)]*\)\s+)?[a-z][\w.]*\(\d+\))/;

interface Loop {
  readonly first: number;
  readonly last: number;
}

/** Instructions of each loop without those of the loops within it, in the order in which the loops begin. */
export function loopLengths(assembly: string): number[] {
  const lines = assembly.split('\n');
  const loops = loopsOf(lines);
  return loops.map((loop) => {
    const within = loops.filter((other) => isWithin(other, loop));
    const nearest = within.filter((inner) => !within.some((other) => isWithin(inner, other)));
    return nearest.reduce((rest, inner) => rest - length(lines, inner), length(lines, loop));
  });
}

/** The instructions of the innermost loop that has the most; 0 where there is none. */
export function longestInnermostLoop(assembly: string): number {
  const lines = assembly.split('\n');
  const loops = loopsOf(lines);
  const innermost = loops.filter((loop) => !loops.some((other) => isWithin(other, loop)));
  return Math.max(0, ...innermost.map((loop) => length(lines, loop)));
}

/** Branches to one label are one loop, which ends with the last of them. */
function loopsOf(lines: readonly string[]): Loop[] {
  const labels = new Map<string, number>();
  const loops = new Map<number, number>();
  lines.forEach((line, at) => {
    const label = LABEL.exec(line);
    if (label !== null) labels.set(label[1], at);
    const branch = BRANCH.exec(line);
    const first = branch === null ? undefined : labels.get(branch[1]);
    if (first !== undefined) loops.set(first, at);
  });
  return [...loops].map(([first, last]) => ({ first, last })).sort((a, b) => a.first - b.first);
}

function isWithin(inner: Loop, outer: Loop): boolean {
  return inner !== outer && inner.first >= outer.first && inner.last <= outer.last;
}

function length(lines: readonly string[], { first, last }: Loop): number {
  return lines.slice(first, last + 1).filter((line) => INSTRUCTION.test(line)).length;
}
