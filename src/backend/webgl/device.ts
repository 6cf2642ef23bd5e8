/** A WebGL2 context and the kernels that gpu.js compiles for it. Works in pages and in workers. */
import { WebGL2Kernel } from 'gpu.js/src/backend/web-gl2/kernel.js';
import { input } from 'gpu.js/src/input.js';
import type { ErrorCode } from '../../error-codes.js';
import { IsolossError } from '../../errors.js';
import { javaScriptFunctions } from '../../formula/javascript-functions.js';

/** Numbers stored on the device, as arguments of kernels. */
export type Stored = object;

export interface Store {
  /** Replaces its content. */
  fill(numbers: Float32Array): Stored;
  destroy(): void;
}

export interface Kernel {
  /** The result is indexed `[z][y]`, an array along x. */
  run(...args: readonly object[]): Promise<readonly (readonly Float32Array[])[]>;
  destroy(): void;
}

/** Extents of x, y and z. */
export type Extents = readonly [x: number, y: number, z: number];

export class Device {
  /** The driver's own name for the GPU. */
  readonly renderer: string;
  readonly software: boolean;
  readonly #canvas: OffscreenCanvas;
  readonly #gl: WebGL2RenderingContext;

  /** @throws IsolossError `no-webgl2` */
  constructor() {
    if (typeof OffscreenCanvas === 'undefined') throw noWebGl2('there is no OffscreenCanvas here');
    if (!WebGL2Kernel.isSupported) throw noWebGl2('this browser offers none');
    if (!WebGL2Kernel.features.isFloatRead) throw noWebGl2('this device renders no 32-bit floats');
    this.#canvas = new OffscreenCanvas(2, 2);
    const gl = this.#canvas.getContext('webgl2', { alpha: false, depth: false, antialias: false });
    if (gl === null) throw noWebGl2('no context could be made');
    this.#gl = gl;
    const { UNMASKED_RENDERER_WEBGL } = gl.getExtension('WEBGL_debug_renderer_info') ?? {};
    this.renderer = String(gl.getParameter(UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
    this.software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(this.renderer);
  }

  /** A kernel of `source`, a function's text, run for each number of `output`; `calls` are functions of the text. */
  kernel(source: string, output: Extents, calls: readonly string[] = []): Kernel {
    const kernel = this.#create(source, output, { calls, isStored: false });
    return {
      run: async (...args) => {
        try {
          run(kernel, args);
          return await kernel.renderOutputAsync();
        } finally {
          this.#throwIfFaulty();
        }
      },
      destroy: () => kernel.destroy(),
    };
  }

  /** Allocates memory on the device for numbers of these extents. */
  store(extents: Extents): Store {
    const source = 'function (numbers) { return numbers[this.thread.z][this.thread.y][this.thread.x]; }';
    const kernel = this.#create(source, extents, { calls: [], isStored: true });
    return {
      fill: (numbers) => {
        try {
          run(kernel, [input(numbers, extents)]);
          return kernel.renderOutput();
        } finally {
          this.#throwIfFaulty();
        }
      },
      destroy: () => kernel.destroy(),
    };
  }

  #create(
    source: string,
    output: Extents,
    { calls, isStored }: { readonly calls: readonly string[]; readonly isStored: boolean },
  ): WebGL2Kernel {
    return new WebGL2Kernel(source, {
      output: [...output],
      canvas: this.#canvas,
      context: this.#gl,
      precision: 'single',
      tactic: 'precision',
      fixIntegerDivisionAccuracy: false,
      pipeline: isStored,
      functions: calls.map((name) => ({
        source: javaScriptFunctions[name],
        settings: {
          name: `law_${name}`,
          argumentTypes: name === 'pow' ? ['Number', 'Number'] : ['Number'],
          returnType: 'Number',
        },
      })),
    });
  }

  /** A lost context reads as zeros, a failed allocation as stale memory: later errors may be consequences of either. */
  #throwIfFaulty(): void {
    const gl = this.#gl;
    const error = gl.getError();
    if (gl.isContextLost() || error === gl.CONTEXT_LOST_WEBGL) {
      throw fault('device-lost', 'The browser took the WebGL2 context back.');
    }
    if (error === gl.OUT_OF_MEMORY) throw fault('gpu-out-of-memory', 'The GPU has no memory left.');
    if (error !== gl.NO_ERROR) throw fault('wrong-numbers', `WebGL2 reports error ${error}.`);
  }

  dispose(): void {
    // Browsers allow few contexts, and are slow to collect unused ones.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function run(kernel: WebGL2Kernel, args: readonly object[]): void {
  kernel.build(...args);
  kernel.run(...args);
  if (kernel.switchingKernels !== null) throw new TypeError('a kernel was given what it was not built for');
}

/** Numbers for a kernel to index as `[z][y][x]`. */
export function numbersOf(numbers: Float32Array, extents: Extents): object {
  return input(numbers, extents);
}

function noWebGl2(why: string): IsolossError {
  return new IsolossError('no-webgl2', `No WebGL2: ${why}.`, 'Use the back end cpu.');
}

function fault(code: ErrorCode, message: string): IsolossError {
  return new IsolossError(code, message, 'Use the back end cpu, or ask for a smaller grid.', { kind: 'run' });
}
