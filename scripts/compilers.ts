/**
 * `npm run test:compilers [-- --keep] [-- --only NAME,...] [-- --kernels WORDS]`: hands every generated kernel, or those whose name
 * has the words, to Tint, naga, AMD's and Intel's compilers in Mesa, FXC and DXC, those that this machine has, and compares what
 * they make of it with bench/results/compilers.json. Fails where a kernel is refused, spills more than is kept there, or takes DXC or FXC far
 * longer than before. Writes the file where nothing is worse, or with --keep.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { d3dCompilers, d3dUnderWine } from './compilers/by-d3d.js';
import { byTint } from './compilers/by-tint.js';
import { byVulkan, intelStandIn, vulkanCompiler } from './compilers/by-vulkan.js';
import { type CompilerInput, compilerInputs, isAmongFew } from './compilers/kernels.js';
import {
  type Compiled,
  type CompilerReport,
  compareReports,
  dated,
  type Kept,
  reportText,
} from './compilers/report.js';
import { find, findFile, output } from './compilers/tools.js';
import { COMPILERS } from './performance-files.js';

const folder = resolve('node_modules/.cache/isoloss-compilers/files');
const list = join(folder, 'kernels.json');

/** AMD's families: RDNA 2 and 3, and GCN's last. */
const families = ['navi21', 'navi31', 'vega10'];

/** Intel's: Gen 9, the first Xe and Arc, by PCI id, slices, subslices of a slice, units of a subslice, memory of its own. */
const intelDevices = {
  skl: [0x1912, 1, 3, 8, 0],
  tgl: [0x9a49, 1, 6, 16, 0],
  dg2: [0x56a0, 8, 4, 16, 1],
} as const;

const manifests = '/usr/share/vulkan/icd.d';
const lavapipe = findFile(`${manifests}/lvp_icd.json`, `${manifests}/lvp_icd.x86_64.json`);
const radeon = findFile(`${manifests}/radeon_icd.json`, `${manifests}/radeon_icd.x86_64.json`);
const intel = findFile(`${manifests}/intel_icd.json`, `${manifests}/intel_icd.x86_64.json`);
const deno = findFile(
  `node_modules/@deno/linux-${process.arch}-glibc/deno`,
  `node_modules/@deno/darwin-${process.arch}/deno`,
);

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const only = option('--only')?.split(',');
const words = option('--kernels');
const given = words === undefined ? 'all' : 'some';
const isWanted = (name: string): boolean =>
  only === undefined || only.some((each) => name.toLowerCase().startsWith(each.toLowerCase()));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function without(compiler: string, missing: string): void {
  say(`${compiler}: not run, as this machine has no ${missing}`);
}

type Compilations = Record<string, Record<string, Kept>>;

async function each(
  into: Compilations,
  compiler: string,
  kernels: readonly CompilerInput[],
  compile: (kernel: CompilerInput) => Promise<Compiled | undefined>,
): Promise<void> {
  const results: Record<string, Compiled> = {};
  for (const kernel of kernels) {
    const compiled = await compile(kernel);
    if (compiled !== undefined) results[kernel.name] = compiled;
  }
  finish(into, compiler, results, kernels);
}

/** Minutes of work are kept before the next compiler begins. */
function finish(
  report: Compilations,
  compiler: string,
  results: Readonly<Record<string, Compiled>>,
  kernels: readonly CompilerInput[],
): void {
  report[compiler] = dated(results, kernels);
  summarise(compiler, results);
  if (process.argv.includes('--keep')) writeFileSync(COMPILERS, reportText(kept, report, given));
}

function summarise(compiler: string, results: Readonly<Record<string, Compiled>>): void {
  const all = Object.entries(results);
  if (all.length === 0) return;
  const refused = all.filter(([, { refused: why }]) => why !== undefined).length;
  const spilling = all.filter(([, { spills = 0 }]) => spills > 0).length;
  const slowest = all.reduce((a, b) => (b[1].milliseconds > a[1].milliseconds ? b : a));
  say(
    `${compiler}: ${all.length} kernels, ${refused} refused, ${spilling} spill; ` +
      `the slowest took ${slowest[1].milliseconds} ms (${slowest[0]})`,
  );
}

interface MesaTarget {
  readonly name: string;
  readonly vendor: 'AMD' | 'Intel';
  /** The driver's manifest. */
  readonly driver: string | undefined;
  readonly environment: Readonly<Record<string, string>> | undefined;
  readonly kernels: readonly CompilerInput[];
}

/** What Mesa compiles for without a GPU; `standIn` is the library that stands in for one of Intel's. */
function mesaTargets(kernels: readonly CompilerInput[], standIn: string | undefined): MesaTarget[] {
  const few = kernels.filter(isAmongFew);
  return [
    ...families.map((family) => {
      const environment = { RADV_FORCE_FAMILY: family };
      return { name: `RADV ${family}`, vendor: 'AMD' as const, driver: radeon, environment, kernels };
    }),
    ...Object.entries(intelDevices).map(([device, [id, slices, subslices, units, memory]]) => {
      const environment =
        standIn === undefined
          ? undefined
          : {
              LD_PRELOAD: standIn,
              INTEL_DEVICE: `${id}`,
              INTEL_SLICES: `${slices}`,
              INTEL_SUBSLICES: `${subslices}`,
              INTEL_EUS: `${units}`,
              INTEL_LOCAL_MEMORY: `${memory}`,
            };
      const name = `ANV ${device}`;
      return { name, vendor: 'Intel' as const, driver: intel, environment, kernels: few };
    }),
  ];
}

async function compileAll(): Promise<CompilerReport<Kept>> {
  const kernels = (await compilerInputs()).filter(({ name }) => words === undefined || name.includes(words));
  writeFileSync(list, JSON.stringify(kernels));
  const report: Compilations = {};
  if (lavapipe === undefined) {
    without('Everything', 'lavapipe (Debian package mesa-vulkan-drivers)');
    return report;
  }
  if (isWanted('naga') && deno !== undefined) {
    const { text, failed } = await output(
      deno,
      ['run', '-A', '--no-config', 'scripts/compilers/naga.mjs', list],
      {
        VK_DRIVER_FILES: lavapipe,
      },
    );
    const results: ({ readonly name: string } & Compiled)[] =
      failed === undefined ? JSON.parse(text.trim().split('\n').at(-1) ?? '') : [];
    if (failed !== undefined) throw new Error(`Deno ended: ${failed}`);
    const byName = Object.fromEntries(results.map(({ name, ...compiled }) => [name, compiled]));
    finish(report, 'naga', byName, kernels);
  } else if (isWanted('naga')) without('naga', 'Deno from npm');
  const { compiled, spirv } = await byTint(kernels, list, folder, lavapipe);
  finish(report, 'Tint', compiled, kernels);
  if (spirv.size === 0) {
    without('Drivers, FXC and DXC', 'spirv-as (Debian package spirv-tools)');
    return report;
  }
  const cc = find('cc');
  const program = cc === undefined ? undefined : await vulkanCompiler(cc, folder);
  const standIn = cc === undefined ? undefined : await intelStandIn(cc, folder);
  for (const { name, vendor, driver, environment, kernels: own } of mesaTargets(kernels, standIn)) {
    if (!isWanted(name)) continue;
    if (program === undefined || driver === undefined || environment === undefined) {
      const headers = vendor === 'Intel' ? 'libvulkan-dev and libdrm-dev' : 'libvulkan-dev';
      without(name, driver === undefined ? `Mesa for ${vendor}` : `C compiler with ${headers}`);
      continue;
    }
    const all = { ...environment, VK_DRIVER_FILES: driver, MESA_SHADER_CACHE_DISABLE: 'true' };
    await each(report, name, own, async (kernel) => {
      const file = spirv.get(kernel.name);
      return file === undefined ? undefined : byVulkan(program, kernel, file, all);
    });
  }
  const d3d = await d3dUnderWine(folder);
  for (const name of Object.keys(d3dCompilers) as (keyof typeof d3dCompilers)[]) {
    if (!isWanted(name)) continue;
    if ('missing' in d3d) {
      without(name, d3d.missing);
      continue;
    }
    await each(report, name, kernels.filter(isAmongFew), async (kernel) => {
      const file = spirv.get(kernel.name);
      return file === undefined ? undefined : d3d.compile(name, file);
    });
  }
  return report;
}

mkdirSync(folder, { recursive: true });
const kept: CompilerReport<Kept> = existsSync(COMPILERS) ? JSON.parse(readFileSync(COMPILERS, 'utf8')) : {};
const made = await compileAll();
const { worse, changes } = compareReports(kept, made);
for (const change of changes) say(change);
if (worse.length > 0) say(`\nWorse than what is kept:\n${worse.join('\n')}`);
if (worse.length === 0 || process.argv.includes('--keep')) {
  writeFileSync(COMPILERS, reportText(kept, made, given));
  say(`Kept in ${COMPILERS}`);
}
process.exitCode = worse.length > 0 ? 1 : 0;
