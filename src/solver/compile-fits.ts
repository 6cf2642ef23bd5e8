/** A cache of the modules of `emit-fits.ts`: fits of one law to many tables have one. */
import { compileModule } from '../formula/wasm/compile-module.js';
import { programKey } from '../formula/wasm/compile-program.js';
import { recentlyUsed } from '../formula/wasm/recently-used.js';
import { isTwoSided } from '../loss/loss.js';
import type { Problem } from '../problem/problem.js';
import { emitFits, MAX_SIDE_BY_SIDE } from './emit-fits.js';
import type { ProblemData } from './kernel.js';
import { arithmetic } from './levenberg-marquardt.js';
import type { Precision } from './search-options.js';
import { createSideBySide, type FitsModule, type SideBySide } from './side-by-side.js';

const compiled = recentlyUsed<Promise<FitsModule>>(32);

/**
 * Code that makes several fits of `problem` side by side, of the same rows or each of its own; undefined where there is none: of groups,
 * and of many parameters. @throws IsolossError `no-wasm-simd`, `formula-too-large`
 */
export async function compileFits(
  { program, loss, size, groups }: Problem,
  precision: Precision,
  shared: boolean,
): Promise<FitsModule | undefined> {
  if (groups !== undefined || size === 0 || size > MAX_SIDE_BY_SIDE) return undefined;
  const spec = {
    residual: loss.residual,
    twoSided: isTwoSided(loss.rho),
    precision,
    shared,
    ...arithmetic[precision],
  };
  const key = `${precision},${shared},${programKey(program, spec)}`;
  return compiled(key, make);

  async function make(): Promise<FitsModule> {
    const { bytes, layout } = emitFits(program, spec);
    return { module: await compileModule(bytes), layout };
  }
}

/** Code for fits side by side, to be posted to workers, and what runs it here: loaded when it is first needed. */
export interface FitsCode {
  readonly fitsModule: FitsModule;
  readonly open: (kernel: ProblemData) => SideBySide;
}

/** As {@link compileFits}. */
export async function fitsCodeOf(...args: Parameters<typeof compileFits>): Promise<FitsCode | undefined> {
  const fitsModule = await compileFits(...args);
  return fitsModule && { fitsModule, open: (kernel) => createSideBySide(fitsModule, kernel) };
}
