/** A cache of sweeps' modules: surfaces and searches of one law on grids of the same size have one, emitted and optimised once. */
import type { SweepProgram } from '../sweep.js';
import { compileModule } from './compile-module.js';
import { emitLines, type LinesMemory } from './emit-lines.js';
import { emitSurface, type SurfaceMemory } from './emit-surface.js';
import { graphKey } from './graph-key.js';
import { recentlyUsed } from './recently-used.js';

export interface CompiledSweep<Memory> {
  readonly module: WebAssembly.Module;
  readonly memory: Memory;
}

/** Sweeps cached. */
const MAX_CACHED = 32;

const lines = recentlyUsed<Promise<CompiledSweep<LinesMemory>>>(MAX_CACHED);
const surfaces = recentlyUsed<Promise<CompiledSweep<SurfaceMemory>>>(MAX_CACHED);

/** The module of {@link emitLines}. @throws IsolossError `no-wasm-simd`, `formula-too-large` */
export function compileLines(...spec: Parameters<typeof emitLines>): Promise<CompiledSweep<LinesMemory>> {
  return lines(keyOf(...spec), () => compiled(emitLines(...spec)));
}

/** The module of {@link emitSurface}. @throws IsolossError `no-wasm-simd`, `formula-too-large` */
export function compileSurface(
  ...spec: Parameters<typeof emitSurface>
): Promise<CompiledSweep<SurfaceMemory>> {
  return surfaces(keyOf(...spec), () => compiled(emitSurface(...spec)));
}

async function compiled<Memory>(code: {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memory: Memory;
}): Promise<CompiledSweep<Memory>> {
  return { module: await compileModule(code.bytes), memory: code.memory };
}

function keyOf({ graph, roots, tables }: SweepProgram, ...rest: readonly unknown[]): string {
  const expressions = tables.map(({ expression }) => expression);
  const axes = tables.map(({ axis = '' }) => axis);
  return [...rest.map(String), ...axes, roots.length, ...graphKey(graph, [...roots, ...expressions])].join(
    ';',
  );
}
