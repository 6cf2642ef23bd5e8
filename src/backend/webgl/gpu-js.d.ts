/** The parts of gpu.js that are used; its own types cover neither these modules nor kernels given as text. */
declare module 'gpu.js/src/backend/web-gl2/kernel.js' {
  export interface KernelSettings {
    readonly output: readonly number[];
    readonly canvas: OffscreenCanvas;
    readonly context: WebGL2RenderingContext;
    readonly precision: 'single';
    /** `precision` computes in highp floats. */
    readonly tactic: 'precision';
    /** Rounds quotients near whole numbers to them: not wanted where they are no integers. */
    readonly fixIntegerDivisionAccuracy: false;
    /** Leaves results on the device. */
    readonly pipeline?: boolean;
    readonly functions?: readonly {
      readonly source: string;
      readonly settings: {
        readonly name: string;
        readonly argumentTypes: readonly string[];
        readonly returnType: string;
      };
    }[];
  }

  export class WebGL2Kernel {
    /** Whether there is WebGL2; reading it detects the features that kernels need. */
    static readonly isSupported: boolean;
    static readonly features: { readonly isFloatRead: boolean };
    /** Set where a kernel was given other types than it was built for, and has not run. */
    readonly switchingKernels: readonly object[] | null;
    constructor(source: string, settings: KernelSettings);
    /** Compiles for arguments of these types, unless it has. */
    build(...args: readonly object[]): void;
    run(...args: readonly object[]): void;
    /** The texture with the results of the last run. */
    renderOutput(): object;
    /** For three extents; the read does not block. */
    renderOutputAsync(): Promise<readonly (readonly Float32Array[])[]>;
    destroy(): void;
  }
}

declare module 'gpu.js/src/input.js' {
  /** Numbers in rows, for kernels to index as `[y][x]` or `[z][y][x]`: the size is given as x, y, z. */
  export function input(numbers: Float32Array, size: readonly number[]): object;
}
