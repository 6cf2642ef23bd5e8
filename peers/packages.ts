/** Optimisers from npm. */
import { readFileSync } from 'node:fs';
import 'fmin';
import { levenbergMarquardt as fitSquares } from 'ml-levenberg-marquardt';
import { type PlainObjective, type Rows, SIZE } from './loss.js';

export interface Minimum {
  readonly x: readonly number[];
}

interface Fmin {
  nelderMead(f: (x: number[]) => number, start: number[], options: object): Minimum;
  conjugateGradient(f: (x: number[], slopes: number[]) => number, start: number[], options: object): Minimum;
}

/** The version of a package as it is installed. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return String(version);
}

/**
 * fmin 0.0.4 calls itself a module, but is built as a script that leaves itself on the global object; and the shrinking
 * step of its simplex counts with an `i` declared nowhere, which as strict code it may only if there is one.
 */
function fmin(): Fmin {
  const scope = globalThis as typeof globalThis & { fmin: Fmin; i?: number };
  scope.i ??= 0;
  return scope.fmin;
}

/** Its tolerances are absolute: this is 1e-6 of objectives of about 1e-3. */
const ERROR_DELTA = 1e-9;

/**
 * Conjugate gradients end where the slope's length is below 1e-5, whatever is asked: too early for objectives of 1e-3 as
 * they are, while the line search, which begins at steps of 1, fails where slopes are scaled further up.
 */
const SCALE = 10;

export const nelderMead = {
  name: 'fmin, Nelder-Mead',
  version: versionOf('fmin'),
  fit(objective: PlainObjective, x: Float64Array): void {
    const value = (at: number[]): number => objective.value(at);
    const options = { maxIterations: 5000, minErrorDelta: ERROR_DELTA };
    x.set(fmin().nelderMead(value, [...x], options).x);
  },
} as const;

export const conjugateGradient = {
  name: 'fmin, conjugate gradient',
  version: versionOf('fmin'),
  fit(objective: PlainObjective, x: Float64Array): void {
    const value = (at: number[], slopes: number[]): number => {
      const f = objective.gradient(at, slopes);
      for (let i = 0; i < SIZE; i++) slopes[i] *= SCALE;
      return SCALE * f;
    };
    x.set(fmin().conjugateGradient(value, [...x], { maxIterations: 2000 }).x);
  },
} as const;

/** Takes all the iterations it is given: it has no rule by which to stop before the residual is zero. */
export function levenbergMarquardt({ logN, logD, logL }: Rows) {
  const data = { x: Array.from(logL.keys()), y: Array.from(logL) };
  return {
    name: 'ml-levenberg-marquardt, 100 iterations',
    version: versionOf('ml-levenberg-marquardt'),
    fit(_: PlainObjective, x: Float64Array): void {
      const terms = ([e, a, b, alpha, beta]: number[], row: number) =>
        [Math.exp(e), Math.exp(a - alpha * logN[row]), Math.exp(b - beta * logD[row])] as const;
      const { parameterValues } = fitSquares(
        data,
        (at) => (row) => {
          const [E, A, B] = terms(at, row);
          return Math.log(E + A + B);
        },
        {
          initialValues: x,
          maxIterations: 100,
          errorTolerance: 0,
          jacobianFunction: (at) => (row) => {
            const [E, A, B] = terms(at, row);
            const law = E + A + B;
            return [E / law, A / law, B / law, (-A * logN[row]) / law, (-B * logD[row]) / law];
          },
        },
      );
      x.set(parameterValues);
    },
  };
}
