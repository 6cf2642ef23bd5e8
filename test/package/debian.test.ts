import { describe, expect, it } from 'vitest';

const { backportsLine }: { backportsLine: (files: File[], suite: string) => string | undefined } =
  await import(new URL('../../scripts/debian-sources.mjs', import.meta.url).href);

interface File {
  readonly name: string;
  readonly text: string;
}

const line = (name: string, text: string) => backportsLine([{ name, text }], 'bookworm-backports');

describe('the line for Debian backports', () => {
  it('is made from the mirror of a one-line list', () => {
    const text =
      '# main\ndeb-src http://src.example/d bookworm main\ndeb http://mirror.example/debian bookworm main contrib # ours\n';
    expect(line('/etc/apt/sources.list', text)).toBe(
      'deb http://mirror.example/debian bookworm-backports main',
    );
  });

  it('keeps the options of its mirror', () => {
    const text = 'deb [arch=amd64 signed-by=/k.gpg] https://mirror.example/debian/ bookworm main\n';
    expect(line('/etc/apt/sources.list', text)).toBe(
      'deb [arch=amd64 signed-by=/k.gpg] https://mirror.example/debian/ bookworm-backports main',
    );
  });

  it('is made from a deb822 list, whose fields may go on over lines', () => {
    const text = `Types: deb deb-src
URIs: http://off.example/debian
Suites: bookworm
Components: main
Enabled: no

# the one in use
Types: deb
URIs:
 http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://security.example/debian-security
Suites: bookworm-security
Components: main
`;
    expect(line('/etc/apt/sources.list.d/debian.sources', text)).toBe(
      'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian bookworm-backports main',
    );
  });

  it.each([
    [
      'the machine has the suite already',
      'deb http://m.example/debian bookworm main\ndeb http://m.example/debian bookworm-backports main\n',
    ],
    ['the release comes from nowhere', 'deb http://m.example/debian trixie main\n'],
    ['there are no sources', ''],
  ])('is not made where %s', (_, text) => {
    expect(line('/etc/apt/sources.list', text)).toBeUndefined();
  });
});
