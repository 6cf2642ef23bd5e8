import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../bin/commands.js';
import { commands as own } from '../../src/cli/commands/index.js';
import { displayWidth } from '../../src/cli/display-width.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { chinchilla, isoloss, isolossAt, simulatedRuns } from './support.js';

const folder = temporaryFolder('layout');
const fit = join(folder, 'fit.json');
const preset = 'chinchilla:besiroglu-2024';
let runs = '';

beforeAll(async () => {
  runs = simulatedRuns(folder);
  const { code, err } = await isoloss('fit', runs, ...chinchilla, '--bootstrap', '60', '--json', fit);
  expect([code, err]).toEqual([0, '']);
});

/** A line of every command whose answer does not depend on the machine. */
const answers = (): [name: string, argv: string[]][] => [
  ['fit', ['fit', runs, ...chinchilla, '--bootstrap', '60', '--interval', 'basic', '--leverage']],
  ['multiverse', ['multiverse', runs, ...chinchilla, '--loss', 'huber,squared', '--at', 'N=7e10,D=1.4e12']],
  [
    'isoflop',
    [
      ...['isoflop', runs, '--map', 'N=Model Size', '--target', '1e24'],
      ...['--bootstrap', '40', '--simulations', '3', '--backend', 'cpu'],
    ],
  ],
  ['predict', ['predict', fit, '--at', 'N=7e10,D=1.4e12', '--at', 'N=7e10,D=1e12']],
  ['predict of a table', ['predict', fit, runs]],
  ['solve', ['solve', fit, '--for', 'D', '--at', 'N=7e9', '--loss', '2.1']],
  ['solve against', ['solve', fit, '--against', preset, '--budget', '1e24']],
  ['allocate', ['allocate', fit, '--budget', '1e20..1e26:5', '--decide', 'expected', '--backend', 'cpu']],
  ['allocate one', ['allocate', fit, '--budget', '1e22', '--top', '3', '--backend', 'cpu']],
  [
    'equivalent',
    ['equivalent', fit, '--against', preset, '--at', 'N=7e9', '--axis', 'D=1e10..1e12:3', '--for', 'D'],
  ],
  ['rates of exchange', ['equivalent', fit, '--at', 'N=7e10,D=1.4e12']],
  ['multiplier', ['multiplier', runs, '--map', 'N=Model Size', '--recipe', 'N > 1e9', '--floor', preset]],
  [
    'hyper',
    [
      'hyper',
      runs,
      '--over',
      'N',
      '--map',
      'N=Model Size',
      '--by',
      'C',
      '--bootstrap',
      '20',
      '--at',
      'C=1e24',
    ],
  ],
  ['regret', ['regret', fit, '--at', 'N=2.8e11,D=3e11', '--price', '1.4e-18']],
  ['design', ['design', fit, '--goal', 'log(N_opt(1e24))', '--budget', '1e21', '--runs', '2']],
  ['surface', ['surface', fit, '--axis', 'N=1e7..1e13:8', 'D=1e9..1e14:8', '--gradient']],
  ['shape', ['shape', '--architecture', 'llama', '--parameters', '7e9']],
  [
    'shape of a fit',
    ['shape', preset, '--budget', '1e21', '--architecture', 'vocabulary=50304,layers=4..20'],
  ],
  ['costs', ['costs']],
  ['cost', ['costs', 'inference-price']],
  ['laws', ['laws']],
  ['law', ['laws', 'data-constrained']],
  ['doctor', ['doctor']],
  ['suites', ['bench', '--list']],
];

/** Words of an answer; times differ between two runs. */
const words = (text: string): Set<string> =>
  new Set(
    text
      .replaceAll(folder, 'FOLDER')
      .split(/\s+/)
      .filter((word) => !/^(?:\(?[\d.e+]+|ms|s|min)[;,)]*$/.test(word)),
  );

describe('an answer', () => {
  test('is in ASCII, in lines of 80 columns where it is no terminal; at 40 columns it folds and breaks no word', async () => {
    for (const [name, argv] of answers()) {
      const { out } = await isoloss(...argv);
      expect(out.replaceAll(folder, ''), name).toMatch(/^[\n\x20-\x7e]+$/);
      const wide = words((await isolossAt(400, ...argv)).out);
      const narrow = (await isolossAt(40, ...argv)).out;
      for (const [width, text] of [
        [80, out],
        [40, narrow],
      ] as const) {
        const long = text
          .split('\n')
          .filter((line) => displayWidth(line) > width && line.trim().includes(' '))
          // A long path or name stands alone, behind the name of what it is.
          .filter((line) => !line.includes(folder) && line.trim().split(/ +/).length > 2);
        expect(long, `${name} at ${width}`).toEqual([]);
      }
      expect(
        [...words(narrow)].filter(
          // A backslash goes on with a command line.
          (word) => !['#', '\\'].includes(word) && !wide.has(word) && !wide.has(word.replace(/:$/, '')),
        ),
        name,
      ).toEqual([]);
    }
  });
});

describe('the help', () => {
  test('of every command keeps within 80 and 40 columns, but for words that are longer, in ASCII', async () => {
    for (const name of [undefined, ...[...own, ...commands].map((command) => command.name)]) {
      const argv = name === undefined ? ['--help'] : [name, '--help'];
      for (const width of [80, 40]) {
        const { out } = await isolossAt(width, ...argv);
        expect(out, name).toMatch(/^[\n\x20-\x7e]+$/);
        const long = out
          .split('\n')
          .filter((line) => line.length > width && !line.startsWith('Usage:'))
          .filter(
            (line) =>
              line
                .trim()
                .replace(/^\$ | \\$/g, '')
                .split(' ').length > 1,
          );
        // The flags of an option are one name.
        expect(
          long.filter((line) => !/^ *-/.test(line)),
          `${name} at ${width}`,
        ).toEqual([]);
      }
    }
  });
});

test('an error is one line where nobody watches, and wrapped at a terminal', async () => {
  const plain = await isoloss('laws', 'kaplann');
  expect(plain.err.split('\n')).toHaveLength(3);
  const { err } = await isolossAt(40, 'predict', preset, '--at', 'N=1e9');
  expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});
