import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineApart } from '../../src/cli/commands/doctor/apart.js';
import { commandOption } from '../../src/cli/job-command.js';
import { attributeOf } from '../../src/jobs/options.js';
import { fitForm } from '../../src/tasks/fit/form.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

const folder = temporaryFolder('commands');

describe('help', () => {
  test('of every command has an example and exits 0', async () => {
    for (const argv of [
      ['--help'],
      ['fit', '--help'],
      ['laws', '--help'],
      ['doctor', '--help'],
      ['help', 'fit'],
    ]) {
      const { code, out } = await isoloss(...argv);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples:\n {2}\$ isoloss/);
    }
  });

  test('without a command is help, as bad usage', async () => {
    const { code, err } = await isoloss();
    expect(code).toBe(2);
    expect(err).toContain('Usage: isoloss');
  });

  test('the version is the package’s', async () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    expect((await isoloss('--version')).out).toBe(`${manifest.version}\n`);
  });
});

describe('options of fit', () => {
  test('there is one for every field of the job but the table, each with its description', () => {
    const { options, schema } = fitForm;
    const fields = Object.keys(schema.def.innerType.shape).filter((field) => field !== 'runs');
    expect(options.map(({ field }) => field).sort()).toEqual(fields.sort());
    expect(options.map(attributeOf)).toEqual(options.map(({ field }) => field));
    const helps = options.map((option) => commandOption(fitForm, option).help);
    expect(helps.filter((help) => help.length < 10)).toEqual([]);
  });
});

test('the lists are those of the command named first, whatever its arguments are called', async () => {
  const { err } = await isoloss('allocate', 'fit', '--budget', '1e24', '--set', 'T=2e12', 'U=1');
  expect(err).toContain("'fit'");
  expect(err).not.toContain('too many arguments');
});

describe('isoloss schema', () => {
  test('lists the schemas, and prints one by name, with or without its version', async () => {
    const names = (await isoloss('schema')).out.trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['fit@1', 'bench-against@1', 'doctor@1']));
    const { out } = await isoloss('schema', 'fit');
    expect(JSON.parse(out)).toMatchObject({ $id: 'urn:isoloss:fit@1', title: 'isoloss/fit@1' });
    expect((await isoloss('schema', 'fit@1')).out).toBe(out);
    expect(await isoloss('schema', 'fitt')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean fit?'),
    });
  });
});

describe('doctor', () => {
  test('judges the CPU by a real fit and says what auto takes, and why', async () => {
    const { code, out } = await isoloss('doctor', '--json');
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject({
      schema: 'isoloss/doctor@1',
      node: { version: process.version },
      cpu: { works: true, text: expect.stringContaining('converged') },
    });
    expect(found.auto.reason.length).toBeGreaterThan(5);
    const page = join(folder, 'machine.html');
    expect((await isoloss('doctor', '--report', page)).out).toMatch(/--backend auto takes \w+/);
    expect(readFileSync(page, 'utf8')).toContain('All that is there works');
  });

  test('keeps what drivers write, and outlives one that crashes', async () => {
    const { signal } = new AbortController();
    const found = { schema: 'isoloss/doctor@1' };
    const script = `process.stderr.write('Warning: limits reduced'); console.log('${JSON.stringify(found)}')`;
    expect(await examineApart([process.execPath, '-e', script, '--'], signal)).toEqual(found);
    const crashing = "process.kill(process.pid, 'SIGSEGV')";
    expect(await examineApart([process.execPath, '-e', crashing, '--'], signal)).toMatchObject({
      cpu: { works: true },
      webgpu: { available: false, reason: expect.stringContaining('SIGSEGV') },
      auto: { backend: 'cpu', reason: expect.stringContaining('SIGSEGV') },
    });
  });
});
