// The Debian packages on which tests run that need more than Node: WebGPU without a GPU, queues on real
// servers, GNU parallel.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backportsLine } from './debian-sources.mjs';

// Mesa before 23 lacks a feature that Dawn asks of every Vulkan driver; Debian 12 has newer ones in its backports. The packages
// of tools hold the servers' programs as well, and start none for the whole machine.
const wanted = [
  { name: 'chromium', minimum: '0', tests: 'WebGPU on SwiftShader, and the browser' },
  { name: 'libvulkan1', minimum: '0', tests: 'all WebGPU' },
  { name: 'mesa-vulkan-drivers', minimum: '23', tests: 'WebGPU on lavapipe' },
  { name: 'redis-tools', minimum: '0', tests: 'queues on Redis' },
  { name: 'valkey-tools', minimum: '0', tests: 'queues on Valkey' },
  { name: 'parallel', minimum: '0', tests: 'shards by GNU parallel' },
];
/** Debian 12 has these, or new enough versions of them, in its backports alone. */
const backported = ['mesa-vulkan-drivers', 'valkey-tools'];
const backports = 'bookworm-backports';
const backportsFile = `/etc/apt/sources.list.d/${backports}.list`;

/** True where a package of at least version `minimum` is installed. */
function installed({ name, minimum }) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of dpkg-query's own
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Version}', name], {
    encoding: 'utf8',
  });
  const [status, version] = (query.stdout ?? '').trim().split(/\s+/);
  if (status !== 'ii') return false;
  return spawnSync('dpkg', ['--compare-versions', version, 'ge', minimum]).status === 0;
}

/** Apt's lists of sources, as they lie on this machine. */
function sources() {
  const folder = '/etc/apt/sources.list.d';
  const names = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return ['/etc/apt/sources.list', ...names]
    .filter((name) => /\.(list|sources)$/.test(name) && existsSync(name))
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

/** Shell commands that install `names`, each as the list of its words. */
function commands(names) {
  const onBookworm = /^VERSION_CODENAME=bookworm$/m.test(osRelease());
  const newer = onBookworm ? names.filter((name) => backported.includes(name)) : [];
  const plain = names.filter((name) => !newer.includes(name));
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  return [
    ['apt-get', 'update', '-o', 'DPkg::Lock::Timeout=300'],
    ...(plain.length > 0 ? [[...install, ...plain]] : []),
    ...(newer.length > 0 ? [[...install, '-t', backports, ...newer]] : []),
  ];
}

/**
 * Installs what is missing where this is Debian and the user is root; elsewhere says what would install it.
 * Never fails: tests whose driver is missing are skipped, and say so.
 */
export function ensureDebianPackages() {
  if (process.platform !== 'linux') return;
  const isDebian = /^ID=debian$/m.test(osRelease());
  const missing = isDebian ? wanted.filter((entry) => !installed(entry)) : [];
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const needsBackports = commands(names).some((words) => words.includes(backports));
  const line = backportsLine(sources(), backports);
  console.log('The tests use Debian packages that are missing here:');
  for (const { name, tests } of missing) console.log(`  ${name} (tests of ${tests})`);

  if (process.getuid?.() !== 0) {
    console.log('Their tests will be skipped. To have them, run:');
    if (needsBackports && line !== undefined) {
      console.log(`  echo '${line}' | sudo tee ${backportsFile}`);
    }
    for (const words of commands(names)) console.log(`  sudo ${words.join(' ')}`);
    return;
  }
  try {
    if (needsBackports && line !== undefined && !existsSync(backportsFile)) {
      console.log(`Adding ${backportsFile}: ${line}`);
      writeFileSync(backportsFile, `${line}\n`);
    }
    for (const [program, ...args] of commands(names)) {
      console.log(`Running ${[program, ...args].join(' ')}`);
      execFileSync(program, ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
  } catch (error) {
    console.log(`Installing failed (${error.message}); the tests that need the packages will be skipped.`);
  }
}
