/** What shells complete by the scripts of `isoloss completion`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

const folder = temporaryFolder('completion');
writeFileSync(join(folder, 'runs.csv'), '');
mkdirSync(join(folder, 'ladders'));

const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await isoloss('completion', shell);
    expect(code).toBe(0);
    const file = join(folder, `script.${shell}`);
    writeFileSync(file, out);
    scripts.set(shell, file);
  }
});

/** How a shell is asked for what completes a line; it prints one answer a line. */
const ASK: Readonly<Record<string, (script: string, lines: readonly string[]) => string>> = {
  bash: (script, lines) =>
    `source ${script}\n${lines
      .map(
        (line) =>
          `COMP_LINE='${line}' COMP_POINT=${line.length}; _isoloss; printf '%s\\n' "\${COMPREPLY[@]}" --end--`,
      )
      .join('\n')}`,
  // A stand-in for the builtins that only work while someone types.
  zsh: (script, lines) => `
compdef() { : }
compset() { local cut="\${current##$~2}"; current=$cut }
matching() { print -rl -- \${(M)@:#\${current}*} }
compadd() { [[ $1 == -a ]] && matching \${(P)2} }
_describe() { local name=\${argv[-1]}; matching \${\${(P)name}%%:*} }
_files() { matching *(N) }
source ${script}
${lines
  .map(
    (line) =>
      `words=(${line
        .trimEnd()
        .split(/\s+/)
        .map((word) => `'${word}'`)
        .join(' ')}${line.endsWith(' ') ? " ''" : ''}); CURRENT=$#words; _isoloss; print -- --end--`,
  )
  .join('\n')}`,
  fish: (script, lines) =>
    `source ${script}\n${lines.map((line) => `complete -C '${line}' | string replace -r '\\t.*' ''; echo --end--`).join('\n')}`,
};

function answers(shell: string, lines: readonly string[]): string[][] {
  const script = ASK[shell](scripts.get(shell) ?? '', lines);
  const flags = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] }[shell] ?? [];
  const out = execFileSync(shell, [...flags, '-c', script], { cwd: folder, encoding: 'utf8' });
  return out
    .split('--end--\n')
    .slice(0, -1)
    .map((text) => text.split('\n').filter((word) => word !== ''));
}

describe('isoloss completion', () => {
  test.for(['bash', 'zsh', 'fish'])('%s', (shell, { skip }) => {
    if (spawnSync(shell, ['-c', 'true']).status !== 0)
      skip(`${shell} is not installed: apt-get install ${shell}`);
    const asked: readonly (readonly [line: string, has: readonly string[], lacks: readonly string[]])[] = [
      ['isoloss mul', ['multiverse'], ['fit']],
      ['isoloss fit --boot', ['--bootstrap'], ['--budget']],
      ['isoloss fit --loss hu', ['huber'], ['squared']],
      ['isoloss fit --loss huber --res', ['--residual'], ['--loss']],
      ['isoloss fit --law chinch', ['chinchilla'], ['kaplan']],
      ['isoloss fit ru', ['runs.csv'], ['chinchilla']],
      ['isoloss fit --law chinchilla ru', ['runs.csv'], []],
      ['isoloss fit --job ru', ['runs.csv'], []],
      ['isoloss allocate --budget 1e21 --dec', ['--decide'], []],
      ['isoloss laws kap', ['kaplan'], []],
      ['isoloss schema mult', ['multiverse@1'], []],
      ['isoloss completion z', ['zsh'], ['bash']],
    ];
    const found = answers(
      shell,
      asked.map(([line]) => line),
    );
    for (const [i, [line, has, lacks]] of asked.entries()) {
      const trimmed = found[i].map((word) => word.replace(/\/$/, ''));
      expect([line, trimmed]).toEqual([line, expect.arrayContaining([...has])]);
      expect([line, trimmed.filter((word) => lacks.includes(word))]).toEqual([line, []]);
    }
  });

  test.for(['bash', 'fish', 'zsh'])('%s goes on after a comma and a colon', (shell, { skip }) => {
    if (spawnSync(shell, ['-c', 'true']).status !== 0)
      skip(`${shell} is not installed: apt-get install ${shell}`);
    const [list, published] = answers(shell, [
      'isoloss multiverse --residual log,r',
      'isoloss predict chinchilla:besi',
    ]);
    // Bash takes a colon for the end of a word; fish offers no parts of words.
    if (shell !== 'fish')
      expect(list.map((word) => word.replace('log,', '')).sort()).toEqual(['raw', 'relative']);
    expect(published).toContain(shell === 'bash' ? 'besiroglu-2024' : 'chinchilla:besiroglu-2024');
  });

  test('is for shells that it knows', async () => {
    expect(await isoloss('completion', 'fiish')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean fish'),
    });
  });
});
