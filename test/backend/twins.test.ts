/**
 * Every kernel has a twin on the CPU that computes the same: a shader's first line names it, and the twin's docstring
 * names the shader. Those without a twin say why.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name}`);
}

function read(file: string): string {
  return readFileSync(root + file, 'utf8');
}

const firstLine = /^\/\/ Twin: (?:none, (?<why>\S.+)|(?<file>src\/[\w/-]+\.ts), (?<name>\w+))$/;

const shaders = filesIn('shaders', '.wgsl');

/** The docstrings of a file. */
function docstrings(file: string): string[] {
  return [...read(file).matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([text]) => text);
}

describe('a shader names its twin in its first line, or says why it has none, and then what it does', () => {
  for (const shader of shaders) {
    test(shader, () => {
      const [first, second] = read(shader).split('\n');
      const { why, file, name } = firstLine.exec(first)?.groups ?? {};
      expect(why ?? file, first).toBeDefined();
      expect(second).toMatch(/^\/\/ [A-Z|].{20}/);
      if (file === undefined) return;
      expect(existsSync(root + file), file).toBe(true);
      expect(read(file)).toMatch(new RegExp(`(?:function|class|const) ${name}\\b`));
      expect(
        docstrings(file).some((text) => text.includes(`\`${shader}\``)),
        `${file} names ${shader}`,
      ).toBe(true);
    });
  }

  test('most have one', () => {
    const without = shaders.filter((shader) => read(shader).startsWith('// Twin: none'));
    expect(shaders.length).toBeGreaterThan(20);
    expect(without.length).toBeLessThan(shaders.length / 3);
  });
});

describe('a file that a comment names exists:', () => {
  test('sources and other shaders, in shaders', () => {
    for (const shader of shaders) {
      const named = [...read(shader).matchAll(/\/\/.*/g)].flatMap(([comment]) => [
        ...(comment.match(/\bsrc\/[\w/.-]+\.ts\b/g) ?? []),
        ...(comment.match(/(?<![\w/-])(?:lib\/)?[\w-]+\.wgsl\b/g) ?? []).map((name) => `shaders/${name}`),
      ]);
      for (const file of named) expect(existsSync(root + file), `${shader} names ${file}`).toBe(true);
    }
  });

  test('shaders, in sources', () => {
    const mentions = filesIn('src', '.ts').flatMap((source) =>
      (read(source).match(/\bshaders\/[\w/-]+\.wgsl\b/g) ?? []).map((shader) => ({ source, shader })),
    );
    expect(mentions.length).toBeGreaterThan(20);
    for (const { source, shader } of mentions) {
      expect(existsSync(root + shader), `${source} names ${shader}`).toBe(true);
    }
  });
});
