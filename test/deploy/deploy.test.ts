/** What deploy/ holds for schedulers, run as far as a machine without one can. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');
const deploy = join(root, 'deploy');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Runs `command` where `isoloss` is a stand-in that notes its arguments and ends with the next of `codes`, the last again and
 * again.
 */
function run(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  codes: readonly number[] = [0],
) {
  const folder = temporaryFolder('deploy');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder, 'codes'), codes.join('\n'));
  writeFileSync(
    join(bin, 'isoloss'),
    `#!/bin/sh
printf '%s\\n' "$*" >> '${folder}/calls'
calls=$(wc -l < '${folder}/calls')
code=$(sed -n "$calls"p '${folder}/codes')
exit "\${code:-$(tail -n 1 '${folder}/codes')}"
`,
  );
  chmodSync(join(bin, 'isoloss'), 0o755);
  const [program = '', ...args] = command;
  const { status, stderr } = spawnSync(program, args, {
    cwd: folder,
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  const calls = join(folder, 'calls');
  return { status, stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

const slurm = ['bash', join(deploy, 'slurm.sh')];

describe('a task of the SLURM array', () => {
  const task = { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '2', PAUSE: '0' };

  test('does its shard of all, however many tasks were submitted', () => {
    const { status, calls } = run(slurm, { ...task, STORE: '/shared/a b' });
    expect(calls).toEqual(['fit runs.csv --law chinchilla --bootstrap 1e8 --store /shared/a b --shard 7/16']);
    expect(status).toBe(0);
    const [, shards] = /^#SBATCH --array=1-(\d+)$/m.exec(readFileSync(slurm[1] as string, 'utf8')) ?? [];
    expect(shards).toBe('16');
  });

  test.each([
    ['that fails for a while is tried again', [1, 1, 0], 0, 3],
    ['that goes on failing is given up', [1], 1, 3],
    ['with bad input fails for good', [2], 2, 1],
    ['that is stopped stops', [143], 143, 1],
  ])('%s', (_, codes, status, times) => {
    const ran = run(slurm, task, codes);
    expect(ran.status).toBe(status);
    expect(ran.calls).toHaveLength(times);
  });
});

describe('the indexed Job of Kubernetes', () => {
  const job = parse(readFileSync(join(deploy, 'kubernetes.yaml'), 'utf8'));
  const { spec } = job;
  const [container] = spec.template.spec.containers;

  test('fails an index for good at exit code 2, and tries others again', () => {
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job' });
    // Policies of failed pods are for pods that are not started again in place.
    expect(spec.template.spec.restartPolicy).toBe('Never');
    expect(spec.completionMode).toBe('Indexed');
    expect(spec.backoffLimitPerIndex).toBeGreaterThan(0);
    expect(spec.backoffLimit).toBeUndefined();
    expect(spec.podFailurePolicy.rules).toEqual([
      {
        action: 'FailIndex',
        onExitCodes: { containerName: container.name, operator: 'In', values: [2] },
      },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    ]);
  });

  test('does every shard once', () => {
    const env = Object.fromEntries(
      container.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    expect(env.SHARDS).toBe(String(spec.completions));
    const shardOf = (index: number) =>
      run(container.command, { ...env, JOB_COMPLETION_INDEX: String(index) }).calls.join();
    expect(shardOf(0)).toBe(
      'fit /runs/runs.csv --law chinchilla --bootstrap 1e8 --store s3://bucket/job --shard 1/16',
    );
    expect(shardOf(spec.completions - 1)).toContain('--shard 16/16');
    expect(run(container.command, { ...env, JOB_COMPLETION_INDEX: '0' }, [2]).status).toBe(2);
  });

  test('mounts the runs where the command reads them', () => {
    const [{ name, mountPath }] = container.volumeMounts;
    expect(container.command.join(' ')).toContain(`${mountPath}/runs.csv`);
    expect(spec.template.spec.volumes).toEqual([{ name, configMap: { name: 'isoloss-runs' } }]);
  });
});

describe('the Deployment of workers', () => {
  const { kind, spec } = parse(readFileSync(join(deploy, 'kubernetes-workers.yaml'), 'utf8'));
  const pod = spec.template.spec;
  const [container] = pod.containers;
  const env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[] =
    container.env;

  test('has workers that are asked to stop themselves, and have the time to give back their range', () => {
    expect(kind).toBe('Deployment');
    expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
    // Pods of a Deployment are always started again.
    expect(pod.restartPolicy).toBeUndefined();
    expect(container.command[2]).toMatch(/^exec /);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(30);
  });

  test('speaks to the queue by TLS, with a password that is no argument, about some stores alone', () => {
    const given = Object.fromEntries(
      env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    );
    expect(run(container.command, given).calls).toEqual([
      'worker --queue rediss://queue:6379 --stores s3://bucket',
    ]);
    expect(env.find(({ name }) => name === 'ISOLOSS_QUEUE_PASSWORD')?.valueFrom).toMatchObject({
      secretKeyRef: { name: 'isoloss-queue', key: 'password' },
    });
    const [{ name, mountPath }] = container.volumeMounts;
    expect(given.NODE_EXTRA_CA_CERTS).toBe(`${mountPath}/ca.pem`);
    expect(pod.volumes).toMatchObject([{ name, configMap: { name: 'isoloss-queue-authority' } }]);
  });
});

const hasParallel = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU');

describe.skipIf(!hasParallel)('GNU parallel', () => {
  const script = [join(deploy, 'parallel.sh')];

  test('does every shard once, and one again that fails for a while', () => {
    const { status, calls } = run(script, { SHARDS: '4', STORE: '/shared/a b' }, [0, 1, 0]);
    const of = (shard: number) =>
      `fit runs.csv --law chinchilla --bootstrap 1e8 --store /shared/a b --shard ${shard}/4`;
    expect(calls.sort()).toEqual([of(1), of(2), of(2), of(3), of(4)]);
    expect(status).toBe(0);
  });

  test('begins no other shard after one that goes on failing', () => {
    const { status, calls } = run(script, { SHARDS: '9' }, [2]);
    expect(calls).toHaveLength(3);
    expect(status).not.toBe(0);
  });
});

describe('the container', () => {
  const text = readFileSync(join(deploy, 'Containerfile'), 'utf8');
  const instructions = text
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const all = (name: string) => instructions.flatMap(([own, rest]) => (own === name ? [rest] : []));

  test('has a Node that the package runs on, the optional packages that it names, and its command', () => {
    const [, needed] = /^>=(\d+)\./.exec(manifest.engines.node) ?? [];
    for (const from of all('FROM')) {
      const [, major] = /^node:(\d+)-bookworm-slim( AS \w+)?$/.exec(from) ?? [];
      expect(Number(major)).toBeGreaterThanOrEqual(Number(needed));
    }
    const installed = all('RUN').join('\n').replaceAll("'", '');
    for (const [name, range] of Object.entries(manifest.peerDependencies)) {
      expect(installed).toContain(` ${name}@${range} `);
    }
    expect(all('ENTRYPOINT')).toEqual([JSON.stringify(Object.keys(manifest.bin))]);
    expect(all('USER')).toEqual(['node']);
  });

  test('copies what is there, and nothing that was built or installed outside', () => {
    for (const copy of all('COPY')) {
      const words = copy.split(' ').slice(0, -1);
      if (words[0]?.startsWith('--from=')) continue;
      for (const word of words) expect(existsSync(join(root, word)), word).toBe(true);
    }
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', 'dist-*', '.git']));
  });
});
