/** docs/WALK.md: its commands one after the other in a folder of their own, and what it quotes of their answers. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { root } from '../support/data-folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

interface Step {
  readonly line: string;
  /** The lines quoted below the command. */
  readonly quoted: readonly string[];
}

/** Blocks of commands, each with the block of text that follows it at once, which is of its last command. */
function stepsOf(markdown: string): Step[] {
  const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm)];
  return blocks.flatMap(([, block, quoted = '']) => {
    const lines = block
      .replace(/\\\n\s*/g, '')
      .trim()
      .split('\n');
    return lines.map((line, i) => ({
      line,
      quoted: i === lines.length - 1 ? quoted.trim().split('\n') : [],
    }));
  });
}

/** The words of each command as a shell splits them. */
function wordsOf(lines: readonly string[]): string[][] {
  const script = `isoloss() { printf '%s\\037' "$@"; printf '\\036'; }\n${lines.join('\n')}\n`;
  const out = execFileSync('bash', ['-c', script], { cwd: temporaryFolder('words'), encoding: 'utf8' });
  return out
    .split('\u001e')
    .slice(0, -1)
    .map((words) => words.split('\u001f').slice(0, -1));
}

const flat = (text: string): string => text.trim().replace(/\s+/g, ' ');

const steps = stepsOf(readFileSync(join(root, 'docs/WALK.md'), 'utf8'));

describe('the walk', () => {
  const before = process.cwd();
  let words: string[][];
  beforeAll(() => {
    words = wordsOf(steps.map(({ line }) => line));
    const folder = temporaryFolder('walk');
    cpSync(join(root, 'examples/lab'), folder, { recursive: true });
    process.chdir(folder);
  });
  afterAll(() => process.chdir(before));

  test('is long', () => {
    expect(steps.length).toBeGreaterThan(15);
    expect(words).toHaveLength(steps.length);
  });

  test.each([...steps.entries()].map(([i, step]) => ({ i, ...step })))(
    'says what is quoted of $line',
    async ({ i, quoted }) => {
      const { options } = await loaded(words[i][0]);
      const onCpu = options.some(({ flags }) => flags.startsWith('--backend')) ? ['--backend', 'cpu'] : [];
      const { code, out, err } = await isoloss(...words[i], ...onCpu);
      expect(code, err).toBe(quoted.some((text) => text.startsWith('error:')) ? 2 : 0);
      const said = flat(out + err);
      let at = 0;
      for (const text of quoted.map(flat).filter((one) => one !== '' && one !== '...')) {
        const found = said.indexOf(text, at);
        expect(found, `should say: ${text}\n${out}${err}`).toBeGreaterThanOrEqual(0);
        at = found + text.length;
      }
    },
  );
});

async function loaded(name: string) {
  const entry = commands.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`there is no command ${name}`);
  return entry.load();
}
