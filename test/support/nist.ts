import type { FitJobInput, Table } from '../../src/index.js';
import { TableBuilder } from '../../src/runs/table.js';
import { readText } from './files.js';

/** The models as formulas of the predictors; y is predicted unless it says log(y). */
const models: Readonly<Record<string, string>> = {
  Bennett5: 'b1*(b2+x)^(-1/b3)',
  BoxBOD: 'b1*(1-exp(-b2*x))',
  Chwirut1: 'exp(-b1*x)/(b2+b3*x)',
  Chwirut2: 'exp(-b1*x)/(b2+b3*x)',
  DanWood: 'b1*x^b2',
  ENSO: 'b1 + b2*cos(2*pi*x/12) + b3*sin(2*pi*x/12) + b5*cos(2*pi*x/b4) + b6*sin(2*pi*x/b4) + b8*cos(2*pi*x/b7) + b9*sin(2*pi*x/b7)',
  Eckerle4: 'b1/b2*exp(-.5*((x-b3)/b2)^2)',
  Gauss1: 'b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)',
  Gauss2: 'b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)',
  Gauss3: 'b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)',
  Hahn1: '(b1+b2*x+b3*x^2+b4*x^3)/(1+b5*x+b6*x^2+b7*x^3)',
  Kirby2: '(b1+b2*x+b3*x^2)/(1+b4*x+b5*x^2)',
  Lanczos1: 'b1*exp(-b2*x)+b3*exp(-b4*x)+b5*exp(-b6*x)',
  Lanczos2: 'b1*exp(-b2*x)+b3*exp(-b4*x)+b5*exp(-b6*x)',
  Lanczos3: 'b1*exp(-b2*x)+b3*exp(-b4*x)+b5*exp(-b6*x)',
  MGH09: 'b1*(x^2+x*b2)/(x^2+x*b3+b4)',
  MGH10: 'b1*exp(b2/(x+b3))',
  MGH17: 'b1+b2*exp(-x*b4)+b3*exp(-x*b5)',
  Misra1a: 'b1*(1-exp(-b2*x))',
  Misra1b: 'b1*(1-(1+b2*x/2)^(-2))',
  Misra1c: 'b1*(1-(1+2*b2*x)^(-.5))',
  Misra1d: 'b1*b2*x/(1+b2*x)',
  // Certified on log(y): the log residual of the exponential.
  Nelson: 'exp(b1-b2*x1*exp(-b3*x2))',
  Rat42: 'b1/(1+exp(b2-b3*x))',
  Rat43: 'b1/(1+exp(b2-b3*x))^(1/b4)',
  Roszman1: 'b1-b2*x-atan(b3/(x-b4))/pi',
  Thurber: '(b1+b2*x+b3*x^2+b4*x^3)/(1+b5*x+b6*x^2+b7*x^3)',
};

const exponentials = [
  ['b1', 'b2'],
  ['b3', 'b4'],
  ['b5', 'b6'],
];

/** Terms of one form within a sum, each with its parameters in the same order. */
const alike: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ENSO: [
    ['b4', 'b5', 'b6'],
    ['b7', 'b8', 'b9'],
  ],
  Lanczos1: exponentials,
  Lanczos2: exponentials,
  Lanczos3: exponentials,
  MGH17: [
    ['b2', 'b4'],
    ['b3', 'b5'],
  ],
};

export const names = Object.keys(models);

export interface NistProblem {
  readonly job: FitJobInput;
  readonly table: Table;
  /** Both published starts, as texts for `--start`. */
  readonly starts: readonly [string, string];
  readonly startValues: readonly Readonly<Record<string, number>>[];
  readonly certified: Readonly<Record<string, number>>;
  readonly alike: readonly (readonly string[])[];
}

/** Reads NIST's own file: starts, certified values and data. */
export async function readNist(path: string, name: string): Promise<NistProblem> {
  const lines = (await readText(path)).split(/\r?\n/);
  const number = /[+-]?\d*\.?\d+(?:[eE][+-]?\d+)?/g;
  const startValues: Record<string, number>[] = [{}, {}];
  const certified: Record<string, number> = {};
  for (const line of lines) {
    const match = /^\s*(b\d+) =\s+(.*)$/.exec(line);
    if (match === null) continue;
    const [first, second, value] = (match[2].match(number) ?? []).map(Number);
    startValues[0][match[1]] = first;
    startValues[1][match[1]] = second;
    certified[match[1]] = value;
  }
  const header = lines.findIndex((line) => /^Data:\s+y\s+x/.test(line));
  const columns = lines[header].replace('Data:', '').trim().split(/\s+/);
  const builder = new TableBuilder(path, 'line');
  lines.slice(header + 1).forEach((line, i) => {
    const cells = (line.match(number) ?? []).map(Number);
    if (cells.length !== columns.length) return;
    const row = builder.row(header + 2 + i);
    for (const [k, column] of columns.entries()) builder.column(column).set(row, cells[k]);
  });
  const predictors = columns.slice(1);
  const text = (values: Record<string, number>): string =>
    Object.entries(values)
      .map(([parameter, value]) => `${parameter}=${value}`)
      .join(',');
  return {
    job: {
      runs: path,
      law: models[name].replaceAll('pi', String(Math.PI)),
      map: { ...Object.fromEntries(predictors.map((x) => [x, x])), L: 'y' },
      residual: name === 'Nelson' ? 'log' : 'raw',
      loss: 'squared',
    },
    table: builder.finish(),
    starts: [text(startValues[0]), text(startValues[1])],
    startValues,
    certified,
    alike: alike[name] ?? [],
  };
}

/** Correct digits of the worst parameter, where terms of one form may stand in any order (they have no names of their own). */
export function correctDigits(
  found: Readonly<Record<string, number>>,
  { certified, alike }: NistProblem,
): number {
  const orders = permutations(alike.length).map((order) => {
    const moved = { ...found };
    for (const [i, j] of order.entries())
      for (const [k, name] of alike[i].entries()) moved[name] = found[alike[j][k]];
    const each = Object.entries(certified).map(([name, value]) =>
      Math.min(15, -Math.log10(Math.abs(moved[name] - value) / Math.abs(value))),
    );
    return Math.min(...each);
  });
  return Math.max(...orders);
}

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}
