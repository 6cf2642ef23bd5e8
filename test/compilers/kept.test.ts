/** What compilers made of the kernels when `npm run test:compilers` last kept it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilerInputs, isAmongFew } from '../../scripts/compilers/kernels.js';
import type { Compiled, CompilerReport } from '../../scripts/compilers/report.js';
import { root } from '../support/data-folder.js';

const kept: CompilerReport = JSON.parse(readFileSync(join(root, 'bench/results/compilers.json'), 'utf8'));
const families = Object.keys(kept).filter((compiler) => compiler.startsWith('RADV'));

test('Tint, naga, and the compilers of AMD, DXC and FXC were given every kernel that is theirs, and refuse none', async () => {
  const inputs = await compilerInputs();
  const few = inputs.filter(isAmongFew);
  expect(Object.keys(kept).sort()).toEqual([
    'DXC',
    'FXC',
    'RADV navi21',
    'RADV navi31',
    'RADV vega10',
    'Tint',
    'naga',
  ]);
  for (const [compiler, kernels] of Object.entries(kept)) {
    const given = /DXC|FXC/.test(compiler) ? few : inputs;
    expect(Object.keys(kernels).sort(), compiler).toEqual(given.map(({ name }) => name).sort());
    const refused = Object.entries(kernels).filter(([, { refused: why }]) => why !== undefined);
    expect(refused, compiler).toEqual([]);
  }
});

test('no register of a kernel for a law of at most nine parameters goes to memory on AMD hardware', () => {
  const spilling = (kernels: Readonly<Record<string, Compiled>>): string[] =>
    Object.entries(kernels)
      .filter(([name, { spills }]) => spills !== 0 && !/a law of [12]\d parameters/.test(name))
      .map(([name, { spills }]) => `${name}: ${spills}`);
  expect(families).not.toHaveLength(0);
  for (const family of families) expect(spilling(kept[family]), family).toEqual([]);
});
