/** What compilers made of the kernels, and what has become worse since it was last kept. */
import { createHash } from 'node:crypto';
import type { CompilerInput } from './kernels.js';

export interface Compiled {
  /** Of the processor's time for DXC and FXC, else by the clock; depends on the machine. */
  readonly milliseconds: number;
  /** Why it does not compile. */
  readonly refused?: string;
  /** Vector registers of an invocation; of Intel's, those that are live at once. */
  readonly registers?: number;
  /** Registers that go to memory, vector and scalar ones. */
  readonly spills?: number;
  readonly instructions?: number;
  /** Instructions of the innermost loop with the most of them: of fits, that over the rows. */
  readonly loop?: number;
  /** Instructions of every loop without those within it, in the order of the program. */
  readonly loops?: readonly number[];
  /** Subgroups that a SIMD unit holds at once. */
  readonly subgroups?: number;
  /** Invocations of a subgroup, where the compiler chooses it. */
  readonly width?: number;
}

/** As it is kept. */
export interface Kept extends Compiled {
  /** The source that was compiled, by {@link sourceKey}. */
  readonly of: string;
  /** The day, as in 2026-11-30. */
  readonly on: string;
}

/** By compiler, then by kernel. */
export type CompilerReport<Result extends Compiled = Compiled> = Readonly<
  Record<string, Readonly<Record<string, Result>>>
>;

/** What tells sources apart: the beginning of their SHA-256. */
export function sourceKey(wgsl: string): string {
  return createHash('sha256').update(wgsl).digest('hex').slice(0, 12);
}

/** Results of today as they are kept. */
export function dated(
  results: Readonly<Record<string, Compiled>>,
  kernels: readonly CompilerInput[],
): Record<string, Kept> {
  const sources = new Map(kernels.map(({ name, wgsl }) => [name, sourceKey(wgsl)]));
  const on = new Date().toISOString().slice(0, 10);
  return Object.fromEntries(
    Object.entries(results).map(([name, result]) => [name, { ...result, of: sources.get(name) ?? '', on }]),
  );
}

export interface Comparison {
  /** Kernels that are refused, spill more than before, or take DXC or FXC much longer than before. */
  readonly worse: readonly string[];
  readonly changes: readonly string[];
}

/** Times the change of the median kernel, which is that of the machine: what exceeds it, and a second, is the kernel's own. */
const SLOWER = 3;

/** Compilers whose times are those of the processor; of the others, other work on the machine shows. */
const onProcessor = new Set(['DXC', 'FXC']);

/** Kernels that take a compiler longer than before, beside the others. */
function slower(
  compiler: string,
  before: Readonly<Record<string, Compiled>>,
  after: Readonly<Record<string, Compiled>>,
): string[] {
  const changes = Object.entries(after).flatMap(([name, { milliseconds, refused }]) => {
    const then = before[name];
    return then === undefined || refused !== undefined
      ? []
      : [
          {
            name,
            was: then.milliseconds,
            is: milliseconds,
            times: milliseconds / Math.max(1, then.milliseconds),
          },
        ];
  });
  const sorted = changes.map(({ times }) => times).sort((a, b) => a - b);
  const machine = sorted[sorted.length >> 1];
  return changes
    .filter(({ is, times }) => is > 1000 && times > SLOWER * machine)
    .map(({ name, was, is }) => `${compiler}: ${name} takes ${is} ms, and took ${was}`);
}

/** A kernel that is new may spill, but not be refused. */
export function compareReports(before: CompilerReport, after: CompilerReport): Comparison {
  const [worse, changes]: string[][] = [[], []];
  for (const [compiler, kernels] of Object.entries(after)) {
    if (onProcessor.has(compiler)) worse.push(...slower(compiler, before[compiler] ?? {}, kernels));
    for (const [name, now] of Object.entries(kernels)) {
      const then = before[compiler]?.[name];
      const place = `${compiler}: ${name}`;
      if (now.refused !== undefined) worse.push(`${place} is refused: ${now.refused}`);
      if (then === undefined) continue;
      for (const what of ['registers', 'spills', 'instructions', 'loop', 'subgroups', 'width'] as const) {
        const [was, is] = [then[what], now[what]];
        if (was === undefined || is === undefined || was === is) continue;
        const change = `${place}: ${what} ${was} -> ${is}`;
        if (what === 'spills' && is > was) worse.push(change);
        else changes.push(change);
      }
    }
  }
  return { worse, changes };
}

/** As it is kept, a kernel a line; what this machine has no compiler for stays as it was, as do kernels not `given` to any. */
export function reportText<Result extends Compiled>(
  before: CompilerReport<Result>,
  after: CompilerReport<Result>,
  given: 'all' | 'some' = 'all',
): string {
  const compilers = Object.entries({ ...before, ...after }).map(([compiler, kernels]) => {
    const others = given === 'some' ? before[compiler] : {};
    const lines = Object.entries({ ...others, ...kernels }).map(
      ([name, compiled]) => `${JSON.stringify(name)}: ${JSON.stringify(compiled)}`,
    );
    return `${JSON.stringify(compiler)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${compilers.join(',\n')}\n}\n`;
}
