/** What compilers made of the kernels, and when, for docs/PERFORMANCE.md. */
import { formatDuration } from '../src/text.js';
import { type CompilerInput, isAmongFew } from './compilers/kernels.js';
import { type CompilerReport, type Kept, sourceKey } from './compilers/report.js';
import { markdownTable } from './markdown.js';

/** Compilers that take seconds over a kernel, or differ in nothing that the others do not show, are given few of them. */
export const givenFew = (compiler: string): boolean => /ANV|DXC|FXC/.test(compiler);

/** Markdown, with an empty line before and after; `kernels` are those of the present sources. */
export function compilersTable(kept: CompilerReport<Kept>, kernels: readonly CompilerInput[]): string {
  const rows = Object.entries(kept).map(([compiler, compiled]) => {
    const given = givenFew(compiler) ? kernels.filter(isAmongFew) : kernels;
    const present = given.filter(({ name, wgsl }) => compiled[name]?.of === sourceKey(wgsl));
    const results = Object.values(compiled);
    const days = [...new Set(results.map(({ on }) => on))].sort();
    const slowest = Math.max(...results.map(({ milliseconds }) => milliseconds));
    const spilling = results.some(({ spills }) => spills !== undefined)
      ? String(results.filter(({ spills = 0 }) => spills > 0).length)
      : '';
    return [
      compiler,
      `${present.length} of ${given.length}`,
      String(results.filter(({ refused }) => refused !== undefined).length),
      spilling,
      formatDuration(slowest / 1000),
      days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0],
    ];
  });
  const heads = ['compiler', 'kernels as they are now', 'refused', 'spilling', 'slowest', 'compiled on'];
  return `\n${markdownTable([heads, ...rows], [1, 2, 3, 4])}\n\n`;
}
