/** The commands whose files are put to the test, over the outputs of an earlier run. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { simulatedRuns } from '../cli/support.js';
import { copyFolder, isolossIn, type Kill, problems, temporaries } from './kills.js';

const law = ['--law', 'chinchilla', '--map', 'N=Model Size', 'D=C/(6*N)', '--backend', 'cpu'];
const bootstrap = ['--bootstrap', '200', '--refit-starts', '0'];
const grid = ['--axis', 'N=1e8..1e10:100', 'D=1e9..1e11:100'];

/** By name: arguments that make outputs of seed or variant `v`. All but `fit` and `bootstrap` ask of `fit.json`. */
export const killed: Readonly<Record<string, (v: number) => readonly string[]>> = {
  fit: (v) => ['fit', 'runs.csv', ...law, '--seed', `${v}`, '--json', 'out.json', '--report', 'out.html'],
  bootstrap: (v) => ['fit', 'runs.csv', ...law, ...bootstrap, '--seed', `${v}`, '--json', 'out.json'],
  surface: (v) => [
    ...['surface', 'fit.json', ...grid, '--quantiles', `.${v + 1},.9`],
    ...['--out', 'out.parquet', '--json', 'out.json'],
  ],
  predict: (v) => [
    ...['predict', 'fit.json', 'runs.csv', '--map', 'N=Model Size', 'D=C/(6*N)'],
    ...['--level', `.${v + 80}`, '--out', 'out.csv', '--json', 'out.json'],
  ],
  allocate: (v) => [
    ...['allocate', 'fit.json', '--budget', `1e2${v}`],
    ...['--json', 'out.json', '--report', 'out.html'],
  ],
};

/** A folder with runs, a fit of them where `name` asks of one, and what it made of them before. */
export async function prepared(folder: string, name: string): Promise<string> {
  const made = join(folder, `${name}-before`);
  mkdirSync(made);
  simulatedRuns(made);
  if (!['fit', 'bootstrap'].includes(name)) {
    const fit = ['fit', 'runs.csv', ...law, ...bootstrap, '--json', 'fit.json'];
    expect(await isolossIn(made, fit)).toMatchObject({ code: 0 });
  }
  expect(await isolossIn(made, killed[name](1))).toMatchObject({ code: 0 });
  expect(problems(made)).toEqual([]);
  return made;
}

/** Ends runs of `name` as `kills` say; every file must be whole and of one run, and no signal but SIGKILL may leave more. */
export async function killEach(
  folder: string,
  name: string,
  kills: readonly Kill[],
  made?: string,
): Promise<void> {
  const before = made ?? (await prepared(folder, name));
  for (const [i, kill] of kills.entries()) {
    const at = join(folder, `${name}-${i}`);
    copyFolder(before, at);
    const { code, signal } = await isolossIn(at, killed[name](2), kill);
    const how = `${name}, ${kill.signal} ${kill.after.toFixed(1)} ms after ${kill.from}`;
    expect({ how, problems: problems(at) }).toEqual({ how, problems: [] });
    if (kill.signal === 'SIGKILL') continue;
    expect({ how, left: temporaries(at) }).toEqual({ how, left: [] });
    expect([0, 143, null], `${how} ended with ${code}`).toContain(code);
    if (code === null) expect(signal).toBe(kill.signal);
  }
}
