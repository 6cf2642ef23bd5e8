/** A WebGL2 context that computes: kernels are fragment shaders, tables are textures. Works in pages and in workers. */
import type { ErrorCode } from '../../error-codes.js';
import { IsolossError } from '../../errors.js';
import { library } from './glsl.js';

/** Texels in a row of a table, a power of two: every device has as many. */
const ACROSS_TABLE = 2048;

/** Pixels in a row of a result. */
const ACROSS = 1024;

/** Milliseconds between two looks at whether a result is there. */
const LOOK_EVERY = 1;

/** Numbers on the device. */
export interface Table {
  /** Replaces its first numbers. */
  fill(numbers: Float32Array): void;
  destroy(): void;
}

/** How a kernel reads a table: the bits of one number (`uint NAME(int i)`), or four numbers (`vec4 NAME(int i)`). */
export type Reading = 'bits' | 'vectors';

export interface Uniforms {
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
}

export interface Kernel {
  /** The pixels `0 .. count - 1`, four numbers each. Tables are those of the kernel's text, by name. */
  run(
    count: number,
    tables: Readonly<Record<string, Table>>,
    uniforms?: Uniforms,
  ): Promise<Float32Array<ArrayBuffer>>;
  destroy(): void;
}

export class Device {
  /** The driver's own name for the GPU. */
  readonly renderer: string;
  readonly software: boolean;
  /** Texels of the largest table. */
  readonly largestTable: number;
  readonly #gl: WebGL2RenderingContext;

  /** @throws IsolossError `no-webgl2` */
  constructor() {
    if (typeof OffscreenCanvas === 'undefined') throw noWebGl2('there is no OffscreenCanvas here');
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2', {
      alpha: false,
      depth: false,
      antialias: false,
      powerPreference: 'high-performance',
    });
    if (gl === null) throw noWebGl2('this browser offers none');
    if (gl.getExtension('EXT_color_buffer_float') === null) {
      throw noWebGl2('this device renders no 32-bit floats');
    }
    this.#gl = gl;
    this.largestTable = ACROSS_TABLE * Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
    const { UNMASKED_RENDERER_WEBGL } = gl.getExtension('WEBGL_debug_renderer_info') ?? {};
    this.renderer = String(gl.getParameter(UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
    this.software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(this.renderer);
  }

  /**
   * Compiles `source`, GLSL that defines `vec4 compute(int pixel)` and may call the functions of formulas; `tables` says how it reads
   * each of its tables.
   * @throws IsolossError `webgpu-validation` where the driver refuses it.
   */
  kernel(source: string, tables: Readonly<Record<string, Reading>>): Kernel {
    const gl = this.#gl;
    const program = this.#compile(framed(source, tables));
    const target = gl.createTexture();
    const frame = gl.createFramebuffer();
    let room = 0;
    /** The frame to draw into, with room for so many rows. */
    const bindFrame = (rows: number): void => {
      gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
      if (rows <= room) return;
      room = rows;
      gl.bindTexture(gl.TEXTURE_2D, target);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, ACROSS, rows, 0, gl.RGBA, gl.FLOAT, null);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0);
    };
    return {
      run: (count, given, { integers = {}, floats = {} } = {}) => {
        const rows = Math.ceil(count / ACROSS);
        bindFrame(rows);
        gl.useProgram(program);
        Object.keys(tables).forEach((name, unit) => {
          gl.activeTexture(gl.TEXTURE0 + unit);
          gl.bindTexture(gl.TEXTURE_2D, (given[name] as TextureTable).texture);
          gl.uniform1i(gl.getUniformLocation(program, `${name}_texels`), unit);
        });
        gl.activeTexture(gl.TEXTURE0 + Object.keys(tables).length);
        for (const [name, value] of Object.entries(integers)) {
          gl.uniform1i(gl.getUniformLocation(program, name), value);
        }
        for (const [name, value] of Object.entries(floats)) {
          gl.uniform1f(gl.getUniformLocation(program, name), value);
        }
        const width = Math.min(count, ACROSS);
        gl.viewport(0, 0, width, rows);
        gl.drawArrays(gl.TRIANGLES, 0, 3);
        return this.#read(width, rows, count);
      },
      destroy() {
        gl.deleteProgram(program);
        gl.deleteFramebuffer(frame);
        gl.deleteTexture(target);
      },
    };
  }

  /** Memory for numbers, which are rounded to f32 beforehand. @throws IsolossError `too-large-for-gpu` */
  table(reading: Reading, length: number): Table {
    const texels = reading === 'bits' ? length : Math.ceil(length / 4);
    if (texels > this.largestTable) {
      throw fault(
        'too-large-for-gpu',
        `A table of ${length} numbers is larger than a texture of this device.`,
      );
    }
    return new TextureTable(this.#gl, reading, texels);
  }

  /** Reads what was drawn last; the thread goes on while the device computes. */
  async #read(width: number, rows: number, count: number): Promise<Float32Array<ArrayBuffer>> {
    const gl = this.#gl;
    const numbers = new Float32Array(4 * width * rows);
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, numbers.byteLength, gl.STREAM_READ);
    gl.readPixels(0, 0, width, rows, gl.RGBA, gl.FLOAT, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    const done = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    try {
      while (done !== null && gl.clientWaitSync(done, 0, 0) === gl.TIMEOUT_EXPIRED && !gl.isContextLost()) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      }
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, numbers);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      this.#throwIfFaulty();
    } finally {
      gl.deleteSync(done);
      gl.deleteBuffer(buffer);
    }
    return numbers.subarray(0, 4 * count);
  }

  #compile(fragment: string): WebGLProgram {
    const gl = this.#gl;
    const program = gl.createProgram();
    const shaders = [gl.VERTEX_SHADER, gl.FRAGMENT_SHADER].map((kind) => {
      const shader = gl.createShader(kind) as WebGLShader;
      gl.shaderSource(shader, kind === gl.VERTEX_SHADER ? WHOLE : fragment);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      return shader;
    });
    gl.linkProgram(program);
    const isLinked = gl.getProgramParameter(program, gl.LINK_STATUS) === true;
    const log = isLinked ? '' : shaders.map((shader) => gl.getShaderInfoLog(shader) ?? '').join('');
    for (const shader of shaders) gl.deleteShader(shader);
    if (isLinked) return program;
    gl.deleteProgram(program);
    this.#throwIfFaulty();
    throw fault('webgpu-validation', `The driver refuses a kernel: ${log.split('\n')[0]}`);
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

/** A triangle that covers everything that is drawn into. */
const WHOLE = `#version 300 es
void main() {
  gl_Position = vec4(vec2(ivec2(gl_VertexID & 1, gl_VertexID >> 1) * 4 - 1), 0.0, 1.0);
}`;

function framed(source: string, tables: Readonly<Record<string, Reading>>): string {
  const readers = Object.entries(tables).map(([name, reading]) => {
    const [sampler, type, part] =
      reading === 'bits' ? ['usampler2D', 'uint', '.r'] : ['sampler2D', 'vec4', ''];
    const place = `ivec2(i & ${ACROSS_TABLE - 1}, i >> ${Math.log2(ACROSS_TABLE)})`;
    return `uniform highp ${sampler} ${name}_texels;
${type} ${name}(int i) { return texelFetch(${name}_texels, ${place}, 0)${part}; }`;
  });
  return `#version 300 es
precision highp float;
precision highp int;
out vec4 result;
${readers.join('\n')}
${library}
${source}
void main() {
  ivec2 place = ivec2(gl_FragCoord.xy);
  result = compute(place.y * ${ACROSS} + place.x);
}`;
}

class TextureTable implements Table {
  readonly texture: WebGLTexture;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly reading: Reading,
    texels: number,
  ) {
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    const format = reading === 'bits' ? gl.R32UI : gl.RGBA32F;
    gl.texStorage2D(gl.TEXTURE_2D, 1, format, ACROSS_TABLE, Math.max(1, Math.ceil(texels / ACROSS_TABLE)));
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  fill(numbers: Float32Array): void {
    const { gl, reading } = this;
    const isBits = reading === 'bits';
    const whole = isBits ? numbers : padded(numbers);
    const [format, type, each] = isBits ? [gl.RED_INTEGER, gl.UNSIGNED_INT, 1] : [gl.RGBA, gl.FLOAT, 4];
    const source = isBits ? new Uint32Array(whole.buffer, whole.byteOffset, whole.length) : whole;
    const texels = source.length / each;
    const rows = Math.floor(texels / ACROSS_TABLE);
    const rest = texels % ACROSS_TABLE;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    if (rows > 0) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ACROSS_TABLE, rows, format, type, source, 0);
    if (rest > 0) {
      const from = rows * ACROSS_TABLE * each;
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, rows, rest, 1, format, type, source, from);
    }
  }

  destroy(): void {
    this.gl.deleteTexture(this.texture);
  }
}

/** To whole texels of four. */
function padded(numbers: Float32Array): Float32Array {
  if (numbers.length % 4 === 0) return numbers;
  const whole = new Float32Array(4 * Math.ceil(numbers.length / 4));
  whole.set(numbers);
  return whole;
}

function noWebGl2(why: string): IsolossError {
  return new IsolossError('no-webgl2', `No WebGL2: ${why}.`, 'Use the back end cpu.');
}

export function fault(code: ErrorCode, message: string): IsolossError {
  return new IsolossError(code, message, 'Use the back end cpu, or ask for a smaller grid.', { kind: 'run' });
}
