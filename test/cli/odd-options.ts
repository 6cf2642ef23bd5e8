/** Command lines that nobody would type: any options of any command, with any values. */
import { Command, type Option } from 'commander';
import fc from 'fast-check';
import { commands as added } from '../../bin/commands.js';
import { type CommandEntry, configure } from '../../src/cli/command.js';
import { commands } from '../../src/cli/commands/index.js';

/** What makes of each command a question that can be answered. */
const usual: Readonly<Record<string, readonly string[]>> = {
  fit: ['runs.csv', '--law', 'chinchilla', '--max-steps', '5'],
  multiverse: ['runs.csv', '--law', 'E + A/N^alpha', '--max-steps', '5'],
  isoflop: ['runs.csv', '--bootstrap', '50', '--simulations', '5'],
  compare: ['runs.csv', '--law', 'E + A/N^alpha', 'E', '--bootstrap', '50', '--max-steps', '5'],
  rollout: ['runs.csv', '--law', 'E + A/N^alpha', '--cut-offs', '2', '--max-steps', '5'],
  batch: ['plan.json'],
  predict: ['fit.json', '--at', 'N=1e9,D=1e10'],
  chain: ['--tasks', 'fit.json,fit.json', '--feed', 'N', '--at', 'N=1e9,D=1e10'],
  solve: ['fit.json', '--budget', '1e21'],
  equivalent: ['fit.json', '--at', 'N=1e9,D=1e10'],
  hyper: ['runs.csv', '--over', 'N', '--by', 'D', '--bootstrap', '20'],
  multiplier: ['runs.csv', '--recipe', 'N > 1e9'],
  allocate: ['fit.json', '--budget', '1e21'],
  regret: ['fit.json', '--at', 'N=1e9,D=1e10'],
  design: ['fit.json', '--goal', 'alpha'],
  surface: ['fit.json', '--axis', 'N=1e8..1e10:9', 'D=1e9..1e11:9'],
  shape: ['--architecture', 'pythia', '--parameters', '1e9'],
  costs: ['training', '--at', 'N=1e9,D=1e10'],
  laws: ['chinchilla'],
  verify: ['fit.json', '--starts', '5', '--refits', '0'],
  merge: ['store'],
  status: ['store'],
  schema: ['fit'],
  bench: ['--list'],
};

/** The doctor's answer depends on the machine; serve has none and ends when it is stopped; worker needs a server. */
const untried = ['doctor', 'serve', 'worker'];
const tried: readonly CommandEntry[] = [...commands.filter(({ name }) => !untried.includes(name)), ...added];

const optionsOf = new Map<string, readonly Option[]>(
  await Promise.all(
    tried.map(async ({ name, load }) => {
      const parser = new Command();
      configure(parser, await load(), 80, async () => {});
      return [name, parser.options] as const;
    }),
  ),
);

const numbers = fc.constantFrom(
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '2',
    '3',
    '0.5',
    '1e999',
    '-1e999',
    '1e308',
    '5e-324',
    'NaN',
    'Infinity',
    '-Infinity',
  ],
  ...[
    '0x10',
    '1e',
    '.',
    '1_000',
    '9007199254740993',
    '1e9',
    '1e15',
    '99999999999999999999',
    ' 7 ',
    '７',
    '+1',
  ],
);
const names = fc.constantFrom(
  'N',
  'D',
  'L',
  'E',
  'alpha',
  'Ν',
  '__proto__',
  'constructor',
  'toString',
  'n²',
  '',
  '`',
  'a b',
);
const texts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\0',
    '\u001b[2J',
    '\u202e',
    '=',
    '==',
    ':',
    ',',
    '..',
    '[]',
    '{}',
    '"',
    "'",
    '((((',
    'auto',
    'all',
  ),
  fc.constantFrom(
    'a'.repeat(5000),
    '('.repeat(500),
    '1,'.repeat(3000),
    'N='.repeat(500),
    '--',
    '--json',
    '-x',
    'none',
    'webgpu:',
  ),
  fc.constantFrom(
    'chinchilla',
    'kaplan',
    'E + A/N^alpha',
    'N > 0',
    'D <= 1e999',
    '1/0',
    'exp(exp(exp(9)))',
    'training',
    'inference',
  ),
  // Nothing that leads out of the folder.
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[/\\]/g, '_')),
);
const composed = fc.oneof(
  fc.tuple(names, numbers).map(([name, value]) => `${name}=${value}`),
  fc.tuple(names, texts).map(([name, value]) => `${name}=${value}`),
  fc.tuple(names, numbers, numbers).map(([name, lo, hi]) => `${name}=${lo}..${hi}`),
  fc.tuple(names, numbers, numbers, numbers).map(([name, lo, hi, count]) => `${name}=${lo}..${hi}:${count}`),
  fc.tuple(names, fc.array(numbers, { maxLength: 4 })).map(([name, list]) => `${name}=[${list}]`),
  fc
    .tuple(fc.constantFrom('sobol', 'seeded', 'grid', 'quantile', 'broken'), numbers)
    .map((pair) => pair.join(':')),
  fc.array(numbers, { maxLength: 4 }).map((list) => list.join()),
  fc
    .array(fc.tuple(names, numbers), { maxLength: 3 })
    .map((list) => list.map((pair) => pair.join('=')).join()),
);
const values = fc.oneof(numbers, texts, composed);

/** Arguments of one option, which may lack its value. */
function typed(option: Option): fc.Arbitrary<string[]> {
  const flag = option.long ?? option.short ?? '';
  if (!option.required && !option.optional) return fc.constant<string[]>([flag]);
  const choices =
    option.argChoices === undefined ? values : fc.oneof(fc.constantFrom(...option.argChoices), values);
  return fc.oneof(
    { arbitrary: choices.map((value) => [flag, value]), weight: 6 },
    { arbitrary: choices.map((value) => [`${flag}=${value}`]), weight: 2 },
    { arbitrary: fc.constant<string[]>([flag]), weight: 1 },
  );
}

/** A command with up to four options, some twice, before or after what is usual, all or part of it. */
export const oddCommandLines: fc.Arbitrary<string[]> = fc.oneof(
  ...[...optionsOf].map(([name, all]) => {
    const options = all.filter(({ long }) => long !== '--help' && long !== '--read' && long !== '--against');
    const odd =
      options.length === 0
        ? fc.constant<string[][]>([])
        : fc.array(fc.oneof(...options.map(typed)), { minLength: 1, maxLength: 4 });
    return fc
      .tuple(odd, fc.boolean(), fc.double({ min: 0, max: 1.5, noNaN: true }))
      .map(([some, isAfter, share]) => {
        if (!Object.hasOwn(usual, name)) throw new Error(`usual lacks arguments of ${name}`);
        const whole = usual[name];
        const kept = name === 'bench' ? whole : whole.slice(0, Math.ceil(share * whole.length));
        return [name, ...(isAfter ? [...kept, ...some.flat()] : [...some.flat(), ...kept])];
      });
  }),
);
