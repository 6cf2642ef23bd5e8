/** Kernels of a device: compiled once, kept while they are among those used last, and not waited for without end. */
import { field, IsolossError } from '../../errors.js';

/** Kernels that are kept: those of several laws and grids. */
const KEPT = 64;

/**
 * Milliseconds after which a kernel is not waited for. FXC, the slowest compiler that browsers have, takes 15 s for a law of 21
 * parameters.
 */
const LIMIT = 30_000;

/** Parts of the limit; one in which the thread itself was busy, and so could not hear from the compiler, counts once. */
const PARTS = 30;

export class Compilations<Kernel> {
  /** By source, the one used longest ago first. */
  readonly #kernels = new Map<string, Promise<Kernel>>();
  readonly #underWay = new Set<Promise<Kernel>>();

  constructor(private readonly limit = LIMIT) {}

  /** Whether a compiler is working, for whoever may wait for it or not. */
  get underWay(): boolean {
    return this.#underWay.size > 0;
  }

  /**
   * What `compile` makes of `source`, perhaps earlier; `name` is for messages. What takes longer than the limit is refused until
   * it is compiled after all.
   * @throws IsolossError `slow-compiler`
   */
  get(name: string, source: string, compile: () => Promise<Kernel>): Promise<Kernel> {
    const kernel = this.#kernels.get(source) ?? this.#begin(name, source, compile);
    this.#kernels.delete(source);
    this.#kernels.set(source, kernel);
    const [oldest] = this.#kernels.keys();
    if (this.#kernels.size > KEPT) this.#kernels.delete(oldest);
    return kernel;
  }

  /** Resolves once no compiler works. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  #begin(name: string, source: string, compile: () => Promise<Kernel>): Promise<Kernel> {
    const compiling = compile();
    this.#underWay.add(compiling);
    const inTime = this.#inTime(name, compiling);
    const ended = (): void => {
      this.#underWay.delete(compiling);
      if (this.#kernels.get(source) === inTime) this.#kernels.set(source, compiling);
    };
    compiling.then(ended, ended);
    return inTime;
  }

  async #inTime(name: string, compiling: Promise<Kernel>): Promise<Kernel> {
    let timer: ReturnType<typeof setInterval> | undefined;
    const late = new Promise<never>((_, reject) => {
      let left = PARTS;
      timer = setInterval(() => {
        if (--left === 0) reject(slowCompiler(name, this.limit));
      }, this.limit / PARTS);
    });
    try {
      return await Promise.race([compiling, late]);
    } finally {
      clearInterval(timer);
    }
  }
}

function slowCompiler(name: string, limit: number): IsolossError {
  return new IsolossError(
    'slow-compiler',
    `The GPU's driver did not compile the kernel ${name} within ${limit / 1000} s`,
    `Run it again, as drivers often keep what they compiled, or use ${field('backend')} cpu.`,
    { kind: 'run' },
  );
}
