/**
 * What differs between Node and browsers. Code imports `#platform`, which package.json resolves to `node.ts`
 * or `browser.ts`; both export the functions of {@link Platform} and nothing else.
 */
export interface Platform {
  gpu(options?: GpuOptions): Promise<Gpu>;
  processorName(): string;
  sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  yieldToEvents(): Promise<void>;
}

export interface GpuOptions {
  /** Part of an adapter's name; only Node can choose by name, browsers ignore it. */
  readonly adapter?: string;
  /** Asks for nothing where the machine plainly has no GPU hardware: what `auto` wants, which takes no software adapter. */
  readonly hardware?: boolean;
}

/** WebGPU's entry point, or why there is none, in words that finish the sentence "No WebGPU: ...". */
export type Gpu =
  | { readonly gpu: GPU; readonly reason?: undefined }
  | { readonly gpu: undefined; readonly reason: string };
