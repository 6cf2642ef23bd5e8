/** Every command line that documents and help texts show, as the shells that people paste it into split it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands as beside } from '../../bin/commands.js';
import { commands } from '../../src/cli/commands/index.js';
import { root } from '../support/data-folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
];

/** Command lines in code, in blocks and in sentences; a sentence that leaves something out shows none. */
function commandLinesOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  const spans = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`(isoloss [^`]+)`/g)].map(
    ([, span]) => span,
  );
  const lines = blocks.flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n'));
  return [...lines, ...spans].filter((line) => line.startsWith('isoloss ') && !/ \.\.\.( |$)/.test(line));
}

let examples: string[] = [];
beforeAll(async () => {
  const helps = await Promise.all(
    [...commands, ...beside].map(async ({ load }) => (await load()).help.examples),
  );
  const shown = documents
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => commandLinesOf(readFileSync(join(root, name), 'utf8')));
  // What is written to a file is left out, with the file.
  examples = [...new Set([...helps.flat(), ...shown])].map((line) => line.replace(/ > \S+$/, ''));
});

/** Words are parted by one character, examples by another. */
const [WORD, EXAMPLE] = ['\u001f', '\u001e'];
const SHELLS: Readonly<Record<string, string>> = {
  bash: `isoloss() { for word in "$@"; do printf '%s${WORD}' "$word"; done; }\n`,
  zsh: `isoloss() { for word in "$@"; do printf '%s${WORD}' "$word"; done; }\n`,
  fish: `function isoloss; for word in $argv; printf '%s${WORD}' $word; end; end\n`,
};

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** The words of every example in one process; what a shell refuses has none. */
function wordsIn(shell: string): string[][] {
  const script = SHELLS[shell] + examples.map((line) => `${line}\nprintf '${EXAMPLE}'\n`).join('');
  const out = execFileSync(shell, ['-c', script], {
    cwd: temporaryFolder('examples'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out
    .split(EXAMPLE)
    .slice(0, -1)
    .map((words) => words.split(WORD).slice(0, -1));
}

describe('examples', () => {
  test('are many, and none has a comment, which zsh takes for words when it is pasted', () => {
    expect(examples.length).toBeGreaterThan(80);
    expect(examples.filter((line) => / #/.test(line))).toEqual([]);
  });

  test('use options that there are', async () => {
    const flags = new Map(
      await Promise.all(
        [...commands, ...beside].map(async ({ name, load }) => {
          const { options } = await load();
          return [
            name,
            ['--help', ...options.flatMap((one) => [one.flags.split(' ')[0], ...(one.aliases ?? [])])],
          ] as const;
        }),
      ),
    );
    const unknown = wordsIn('bash').flatMap(([command, ...words]) =>
      words.filter(
        (word) => /^--[a-z]/.test(word) && flags.get(command)?.includes(word.split('=')[0]) === false,
      ),
    );
    expect(unknown).toEqual([]);
  });

  test.for(['zsh', 'fish'])('are split by %s as by bash', (shell, { skip }) => {
    if (!has(shell)) skip(`${shell} is not installed: apt-get install ${shell}`);
    const [there, here] = [wordsIn(shell), wordsIn('bash')];
    const split = (words: readonly string[][]) => examples.map((line, i) => ({ line, words: words[i] }));
    expect(split(there)).toEqual(split(here));
  });
});
