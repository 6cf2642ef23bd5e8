/** What compilers made of the kernels when `npm run test:compilers` last kept it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilerInputs, isAmongFew } from '../../scripts/compilers/kernels.js';
import type { Compiled, CompilerReport, Kept } from '../../scripts/compilers/report.js';
import { compilersTable, givenFew } from '../../scripts/compilers-table.js';
import { root } from '../support/data-folder.js';

const kept: CompilerReport<Kept> = JSON.parse(
  readFileSync(join(root, 'bench/results/compilers.json'), 'utf8'),
);
const families = Object.keys(kept).filter((compiler) => compiler.startsWith('RADV'));

test('Tint, naga, DXC, FXC, and the compilers of AMD and Intel were given every kernel that is theirs, and refuse none', async () => {
  const inputs = await compilerInputs();
  const few = inputs.filter(isAmongFew);
  expect(Object.keys(kept).sort()).toEqual([
    'ANV dg2',
    'ANV skl',
    'ANV tgl',
    'DXC',
    'FXC',
    'RADV navi21',
    'RADV navi31',
    'RADV vega10',
    'Tint',
    'naga',
  ]);
  for (const [compiler, kernels] of Object.entries(kept)) {
    const given = givenFew(compiler) ? few : inputs;
    expect(Object.keys(kernels).sort(), compiler).toEqual(given.map(({ name }) => name).sort());
    const refused = Object.entries(kernels).filter(([, { refused: why }]) => why !== undefined);
    expect(refused, compiler).toEqual([]);
  }
});

test('no register of a kernel goes to memory on AMD hardware where a law has at most nine parameters or a team fits it', () => {
  const spilling = (kernels: Readonly<Record<string, Compiled>>): string[] =>
    Object.entries(kernels)
      .filter(([name, { spills }]) => spills !== 0 && !/a law of [12]\d parameters, teams of 1\b/.test(name))
      .map(([name, { spills }]) => `${name}: ${spills}`);
  expect(families).not.toHaveLength(0);
  for (const family of families) expect(spilling(kept[family]), family).toEqual([]);
});

test('docs/PERFORMANCE.md says when each was given which kernels, and how many of them are as they were then', async () => {
  const [, document] = readFileSync(join(root, 'docs/PERFORMANCE.md'), 'utf8').split('<!-- compilers -->\n');
  expect(document.slice(0, document.indexOf('<!-- /compilers -->')), 'npm run performance writes it').toBe(
    compilersTable(kept, await compilerInputs()),
  );
});
