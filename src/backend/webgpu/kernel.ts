/**
 * A kernel's interface: what it binds, by name. Bind group layouts and bind groups follow from it; tests check that the
 * WGSL declares the same.
 */
import type { Binding as BindingUse, Kernel as CompiledKernel, Session } from './session.js';
import type { UniformStruct } from './uniform-struct.js';

/** Elements of a storage array. */
export type Element = 'f32' | 'u32' | 'atomic<u32>' | 'vec4f';

export type Binding =
  | { readonly use: 'uniform'; readonly struct: UniformStruct<string> }
  | { readonly use: 'uniform'; readonly element: 'vec4f'; readonly length: number }
  | { readonly use: 'read-only-storage' | 'storage'; readonly element: Element };

/** Every binding is in group 0, and its number is its place in `bindings`. */
export interface KernelInterface<Name extends string> {
  readonly name: string;
  readonly bindings: Readonly<Record<Name, Binding>>;
}

/** A kernel as it is given to a device. */
export interface KernelSource<Name extends string> {
  readonly interface: KernelInterface<Name>;
  readonly wgsl: string;
}

/** A kernel on a device. */
export interface Kernel<Name extends string> extends CompiledKernel {
  /** By binding number. */
  readonly bindings: readonly Name[];
}

export function uniform(struct: UniformStruct<string>): Binding {
  return { use: 'uniform', struct };
}

/** An array in a uniform, which is as large as a buffer must be that is bound. */
export function uniformArray(element: 'vec4f', length: number): Binding {
  return { use: 'uniform', element, length };
}

/** A storage array that the kernel only reads. */
export function readOnly(element: Element): Binding {
  return { use: 'read-only-storage', element };
}

/** A storage array that the kernel writes, and may read. */
export function readWrite(element: Element): Binding {
  return { use: 'storage', element };
}

export function kernelInterface<Name extends string>(
  name: string,
  bindings: Readonly<Record<Name, Binding>>,
): KernelInterface<Name> {
  return { name, bindings };
}

/** The kernel compiled, once a session. @throws IsolossError `webgpu-validation`, `slow-compiler` */
export async function compileKernel<Name extends string>(
  session: Session,
  { interface: { name, bindings }, wgsl }: KernelSource<Name>,
): Promise<Kernel<Name>> {
  const names = Object.keys(bindings) as Name[];
  const uses = names.map((binding): BindingUse => bindings[binding].use);
  return { ...(await session.pipeline(name, wgsl, uses)), bindings: names };
}

/** A kernel and the buffers that it runs on. */
export interface BoundKernel {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
}

/** `buffers` may name more than the kernel binds. */
export function bindBuffers<Name extends string>(
  session: Session,
  kernel: Kernel<Name>,
  buffers: Readonly<Record<Name, GPUBuffer>>,
): BoundKernel {
  const ofBindings = kernel.bindings.map((name) => buffers[name]);
  return { pipeline: kernel.pipeline, group: session.bind(kernel, ofBindings) };
}

/** The next dispatches of `pass` run this kernel. */
export function setKernel(pass: GPUComputePassEncoder, { pipeline, group }: BoundKernel): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
}
