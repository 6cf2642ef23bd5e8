/** Microsoft's compilers FXC and DXC, of which the package webgpu ships the libraries, under Wine; HLSL by SPIRV-Cross. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiled } from './report.js';
import { find, output, valuesOf } from './tools.js';

const LIBRARIES = 'node_modules/webgpu/dist/win32-x64';
export const d3dCompilers = { DXC: 'dxcompiler.dll', FXC: 'd3dcompiler_47.dll' } as const;

/** Seconds that a compiler may take. */
const LIMIT = 300;

export interface D3d {
  compile(compiler: keyof typeof d3dCompilers, spirv: string): Promise<Compiled>;
}

/** Undefined where something is missing; `missing` says what. */
export async function d3dUnderWine(folder: string): Promise<D3d | { readonly missing: string }> {
  const [wine, cross] = [find('wine') ?? find('wine64'), find('spirv-cross')];
  const mingw = find('x86_64-w64-mingw32-gcc');
  if (wine === undefined) return { missing: 'Wine' };
  if (cross === undefined) return { missing: 'spirv-cross' };
  if (mingw === undefined) return { missing: 'x86_64-w64-mingw32-gcc' };
  for (const library of Object.values(d3dCompilers))
    copyFileSync(join(LIBRARIES, library), join(folder, library));
  const program = join(folder, 'd3d-compile.exe');
  const built = await output(mingw, ['-O1', '-o', program, 'scripts/compilers/d3d-compile.c']);
  if (built.failed !== undefined) return { missing: `a compiler for Windows: ${built.failed}` };
  const environment = { WINEDEBUG: '-all', WINEPREFIX: join(folder, 'wine') };
  return {
    async compile(compiler, spirv) {
      const hlsl = spirv.replace(/spv$/, 'hlsl');
      // Tint's HLSL has plain min and max.
      const model = ['--hlsl', '--shader-model', '51', '--relax-nan-checks', spirv, '--output', hlsl];
      const { failed } = await output(cross, model, {}, LIMIT);
      if (failed !== undefined) return { milliseconds: 0, refused: `SPIRV-Cross: ${failed}` };
      const text = withDeclaredResults(readFileSync(hlsl, 'utf8'));
      writeFileSync(hlsl, text);
      const library = join(folder, d3dCompilers[compiler]);
      const ended = await output(wine, [program, library, hlsl], environment, LIMIT);
      const values = valuesOf(ended.text);
      const refused = values.get('refused') ?? ended.failed;
      const milliseconds = Number(values.get('milliseconds') ?? 0);
      return { milliseconds, ...(refused === undefined ? {} : { refused }) };
    },
  };
}

/** SPIRV-Cross hands results that are not used over to InterlockedExchange without declaring them. */
function withDeclaredResults(hlsl: string): string {
  return hlsl.replace(
    /^( *)([\w.]*)InterlockedExchange\((.*), (_\d+)\);$/gm,
    (line, indent: string, object: string, args: string, result: string) =>
      new RegExp(`\\b(uint|int) ${result};`).test(hlsl)
        ? line
        : `${indent}{ uint ${result}; ${object}InterlockedExchange(${args}, ${result}); }`,
  );
}
