/** Loops of a program in assembly, as Mesa prints it for AMD's GPUs: blocks begin with a label, branches name one. */

/** The instructions of the innermost loop that has the most; 0 where there is none. */
export function longestInnermostLoop(assembly: string): number {
  const lines = assembly.split('\n');
  const labels = new Map<string, number>();
  const loops: { first: number; last: number }[] = [];
  lines.forEach((line, at) => {
    const label = /^\s*(BB\d+):/.exec(line);
    if (label !== null) labels.set(label[1], at);
    const branch = /^\s*s_c?branch\S*\s+(BB\d+)/.exec(line);
    const first = branch === null ? undefined : labels.get(branch[1]);
    if (first !== undefined) loops.push({ first, last: at });
  });
  const innermost = loops.filter(
    (loop) => !loops.some((other) => other !== loop && other.first >= loop.first && other.last <= loop.last),
  );
  const lengths = innermost.map(
    ({ first, last }) => lines.slice(first, last + 1).filter((line) => /^\s+[a-z]\w+_/.test(line)).length,
  );
  return Math.max(0, ...lengths);
}
