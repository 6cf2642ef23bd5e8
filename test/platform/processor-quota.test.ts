import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { processorQuota } from '../../src/platform/processor-quota.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function root(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('quota');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${text}\n`);
  }
  return folder;
}

const unlimited = Number.POSITIVE_INFINITY;
const cases: readonly [string, Readonly<Record<string, string>>, number][] = [
  ['no control groups', {}, unlimited],
  [
    'a container of version 2, which sees itself as the root',
    { 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': '250000 100000' },
    2.5,
  ],
  ['no limit in version 2', { 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': 'max 100000' }, unlimited],
  [
    'the least limit of the groups above',
    {
      'proc/self/cgroup': '0::/user.slice/job_7/step_0',
      'sys/fs/cgroup/user.slice/cpu.max': '800000 100000',
      'sys/fs/cgroup/user.slice/job_7/cpu.max': '400000 100000',
      'sys/fs/cgroup/user.slice/job_7/step_0/cpu.max': 'max 100000',
    },
    4,
  ],
  [
    'a container of version 1, which sees the path of its host',
    {
      'proc/self/cgroup': '5:cpuset:/docker/4f\n4:cpu,cpuacct:/docker/4f',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '50000',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000',
    },
    0.5,
  ],
  [
    'no limit in version 1',
    {
      'proc/self/cgroup': '4:cpu:/',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
    },
    unlimited,
  ],
];

for (const [name, files, quota] of cases) {
  test(`processors granted: ${name}`, () => {
    expect(processorQuota(root(files))).toBe(quota);
  });
}
