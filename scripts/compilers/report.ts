/** What compilers made of the kernels, and what has become worse since it was last kept. */

export interface Compiled {
  /** Of the compiler's time; depends on the machine. */
  readonly milliseconds: number;
  /** Of the text that it was given, where its time is to grow with that. */
  readonly characters?: number;
  /** Why it does not compile. */
  readonly refused?: string;
  /** Vector registers of an invocation. */
  readonly registers?: number;
  /** Registers that go to memory, vector and scalar ones. */
  readonly spills?: number;
  readonly instructions?: number;
  /** Instructions of the innermost loop with the most of them: of fits, that over the rows. */
  readonly loop?: number;
  /** Subgroups that a SIMD unit holds at once. */
  readonly subgroups?: number;
}

/** By compiler, then by kernel. */
export type CompilerReport = Readonly<Record<string, Readonly<Record<string, Compiled>>>>;

export interface Comparison {
  /** Kernels that are refused, spill more than before, or take a compiler much longer than others of their size. */
  readonly worse: readonly string[];
  readonly changes: readonly string[];
}

/**
 * Times what the median kernel of a compiler takes for a character, which is slow on any machine. The kernels' loops and branches
 * decide on it: what FXC takes may grow with the square of a text.
 */
const SLOW = 6;

/** Kernels that take a compiler that much longer than others do for their size, and more than a second. */
function explosions(compiler: string, kernels: Readonly<Record<string, Compiled>>): string[] {
  const paces = Object.entries(kernels).flatMap(([name, { milliseconds, characters, refused }]) =>
    characters === undefined || refused !== undefined
      ? []
      : [{ name, milliseconds, pace: milliseconds / characters }],
  );
  const sorted = paces.map(({ pace }) => pace).sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  return paces
    .filter(({ milliseconds, pace }) => milliseconds > 1000 && pace > SLOW * median)
    .map(
      ({ name, milliseconds, pace }) =>
        `${compiler}: ${name} takes ${milliseconds} ms, for its size ${(pace / median).toFixed(1)} times what others do`,
    );
}

/** A kernel that is new may spill, but not be refused. */
export function compareReports(before: CompilerReport, after: CompilerReport): Comparison {
  const [worse, changes]: string[][] = [[], []];
  for (const [compiler, kernels] of Object.entries(after)) {
    worse.push(...explosions(compiler, kernels));
    for (const [name, now] of Object.entries(kernels)) {
      const then = before[compiler]?.[name];
      const place = `${compiler}: ${name}`;
      if (now.refused !== undefined) worse.push(`${place} is refused: ${now.refused}`);
      if (then === undefined) continue;
      for (const what of ['registers', 'spills', 'instructions', 'loop', 'subgroups'] as const) {
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

/** As it is kept, a kernel a line; what this machine has no compiler for stays as it was. */
export function reportText(before: CompilerReport, after: CompilerReport): string {
  const compilers = Object.entries({ ...before, ...after }).map(([compiler, kernels]) => {
    const lines = Object.entries(kernels).map(
      ([name, compiled]) => `${JSON.stringify(name)}: ${JSON.stringify(compiled)}`,
    );
    return `${JSON.stringify(compiler)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${compilers.join(',\n')}\n}\n`;
}
