import type { EngineChoice } from '../bench/engines.js';
import type { BenchResults } from '../bench/results.js';
import type { EngineName } from '../src/backend/contract.js';
import { type CommandOption, type Context, defineCommand, jsonOption } from '../src/cli/command.js';
import type { HelpText } from '../src/cli/help.js';
import { checkOutputs, type Outputs, writeAnswer } from '../src/cli/outputs.js';
import { listening } from '../src/cli/signals.js';
import { printable } from '../src/cli/terminal.js';
import { IsolossError } from '../src/errors.js';
import { shellLine } from '../src/jobs/form.js';
import { listed } from '../src/text.js';

interface Options extends Pick<Outputs, 'json' | 'report'> {
  readonly suite?: readonly string[];
  readonly size?: readonly string[];
  readonly backend?: readonly string[];
  readonly adapter?: readonly string[];
  readonly workers?: readonly string[];
  readonly seconds?: string;
  readonly limit?: string;
  readonly seed?: string;
  readonly compare?: string;
  readonly against?: string;
  readonly rounds?: string;
  readonly smallest?: string;
  readonly read?: readonly string[];
  readonly model?: string;
  readonly list?: true;
}

const help: HelpText = {
  notes: [
    'Times isoloss on this machine: every suite at growing sizes, on the CPU and on every WebGPU adapter. A result counts only where it agrees with float64; engines take turns, so that what disturbs the machine disturbs all alike.',
    'Exit code 1: a result was wrong, something failed, or no engine does what was asked for.',
  ],
  examples: [
    'isoloss bench --json before.json',
    'isoloss bench --suite fit,bootstrap --backend cpu,webgpu --size headline',
    'isoloss bench --compare before.json --report bench.html',
    'isoloss bench --against ../other-build --suite fit --json changes.json',
    'isoloss bench --read before.json after.json --report bench.html',
    'isoloss bench --model desktop',
  ],
};

const rows: readonly CommandOption[] = [
  { flags: '--suite <names>', help: 'what to measure, between commas (default: all)', many: true },
  {
    flags: '--size <counts>',
    help: "of the suites' sizes only these (1e3, a law's name, headline)",
    many: true,
  },
  { flags: '--backend <names>', help: 'cpu, webgpu (default: both)', many: true },
  { flags: '--adapter <names>', help: 'WebGPU adapters whose names contain this (default: all)', many: true },
  { flags: '--workers <counts>', help: 'threads of the CPU (default: 1, 2, 4 ... and all)', many: true },
  { flags: '--seconds <count>', help: 'spent on every case and engine (default: 1)' },
  { flags: '--limit <seconds>', help: 'begin no run that is expected to take longer (default: 10)' },
  { flags: '--seed <number>', help: 'draws the order in which engines take turns (default: 1)' },
  { flags: '--compare <file>', help: 'an earlier run, a file of --json, to compare with' },
  {
    flags: '--against <dir>',
    help: 'another build, measured in turn with this one: what became slower or faster',
  },
  { flags: '--rounds <count>', help: 'with --against: pairs of processes at least (default: 6)' },
  { flags: '--smallest <percent>', help: 'with --against: the least change to report (default: 5)' },
  {
    flags: '--read <files>',
    help: 'show result files, measure nothing',
    many: true,
    follows: (word) => !word.startsWith('-'),
  },
  {
    flags: '--model <class>',
    help: 'what suites would take on a GPU of that class (integrated, desktop, datacentre), by counted work; measures nothing',
  },
  { flags: '--list', help: 'list the suites' },
  { flags: '--report <file>', help: 'write a page with charts' },
  jsonOption,
];

export const command = defineCommand<Options>({
  arguments: [],
  options: rows,
  help,
  run: ({ options }, context) =>
    listening(async () => {
      const inputs = [...(options.read ?? []), ...(options.compare === undefined ? [] : [options.compare])];
      await checkOutputs(options, inputs);
      if (options.list) return list(context);
      if (options.model !== undefined) return model({ ...options, model: options.model }, context);
      if (options.against !== undefined) return against({ ...options, against: options.against }, context);
      refuseAlone(options);
      if (options.read !== undefined) {
        const measuring = [
          'suite',
          'size',
          'backend',
          'adapter',
          'workers',
          'seconds',
          'limit',
          'seed',
        ] as const;
        refuseBeside('read', measuring, options);
      }
      const { readResults } = await import('../bench/read-results-node.js');
      const before = options.compare === undefined ? undefined : await readResults(options.compare);
      const results =
        options.read === undefined
          ? [await measure(options, context)]
          : await Promise.all(options.read.map(readResults));
      await write(results, before, options, context);
      if (context.signal.aborted) return 130;
      const failed = results.some(
        ({ entries }) =>
          entries.length === 0 || entries.some(({ outcome }) => outcome === 'wrong' || outcome === 'failed'),
      );
      return failed ? 1 : 0;
    }),
});

async function against(options: Options & { readonly against: string }, context: Context): Promise<number> {
  refuseBeside('against', ['compare', 'read', 'seconds', 'limit', 'seed'], options);
  const [{ suites, suiteGroups }, { benchAgainst }] = await Promise.all([
    import('../bench/suites/index.js'),
    import('./bench-against.js'),
  ]);
  const { rounds, smallest } = options;
  const chosen = chooseSuites(suites, suiteGroups, options.suite);
  return benchAgainst(
    {
      against: options.against,
      suites: chosen,
      sizes: chooseSizes(chosen, options.size),
      engines: engineChoice(options),
      rounds,
      smallest,
      command: againstCommand(options),
    },
    options,
    context,
  );
}

function againstCommand(options: Options & { readonly against: string }): string {
  const names = ['against', 'suite', 'size', 'backend', 'adapter', 'workers', 'rounds', 'smallest'] as const;
  const words = names.flatMap((name) =>
    options[name] === undefined ? [] : [`--${name}`, String(options[name])],
  );
  return shellLine(['bench', ...words]);
}

/** What would be passed over in silence. */
function refuseBeside(
  option: 'against' | 'read' | 'model',
  others: readonly (keyof Options)[],
  options: Options,
): void {
  const other = others.find((name) => options[name] !== undefined);
  if (other === undefined) return;
  throw new IsolossError(
    'bad-choice',
    `--${option} and --${other} do not go together.`,
    'Leave one of them out, or run isoloss bench twice.',
  );
}

/** What only a comparison of builds takes. */
function refuseAlone(options: Options): void {
  for (const option of ['rounds', 'smallest'] as const) {
    if (options[option] === undefined) continue;
    throw new IsolossError(
      'bad-choice',
      `--${option} goes with --against.`,
      'Name the other build with --against.',
    );
  }
}

function engineChoice({ backend, adapter, workers }: Options): EngineChoice {
  return {
    backends: backend && chooseBackends(backend),
    adapters: adapter && betweenCommas(adapter),
    workers: workers && numbers('--workers', workers, 1),
  };
}

async function list({ terminal }: Context): Promise<number> {
  const [{ suites, suiteGroups }, { asciiLayout }] = await Promise.all([
    import('../bench/suites/index.js'),
    import('./ascii.js'),
  ]);
  const { table } = asciiLayout(terminal.out);
  const rows = suites.map(({ name, title, sizes, unit, labels }) => [
    name,
    title,
    labels?.join(' ') ?? `${sizes.map((size) => size.toLocaleString('en')).join(' ')} ${unit}`,
  ]);
  const prose = (title: string) => ({ title, prose: true });
  const groups = Object.entries(suiteGroups).map(([name, members]) => [name, listed(members)]);
  const lines = [
    ...table(['suite', prose('what it measures'), prose('sizes')], rows),
    '',
    ...table(['group', prose('suites')], groups),
    '',
  ];
  terminal.out.write(printable(lines.join('\n')));
  return 0;
}

async function model(options: Options & { readonly model: string }, { terminal }: Context): Promise<number> {
  const others = ['size', 'backend', 'adapter', 'workers', 'seconds', 'limit', 'seed'] as const;
  refuseBeside('model', [...others, 'compare', 'against', 'read', 'json', 'report'], options);
  const [{ gpuClasses }, { modelText }, { suites, suiteGroups }, { threads }] = await Promise.all([
    import('../src/backend/webgpu/model.js'),
    import('./model-text.js'),
    import('../bench/suites/index.js'),
    import('#platform'),
  ]);
  const gpu = gpuClasses.find(({ name }) => name === options.model);
  if (gpu === undefined) {
    throw badChoice('--model', options.model, listed(gpuClasses.map(({ name }) => name)));
  }
  const chosen = options.suite && chooseSuites(suites, suiteGroups, options.suite).map(({ name }) => name);
  terminal.out.write(printable(modelText(gpu, threads(), chosen, terminal.out)));
  return 0;
}

async function measure(options: Options, { terminal, signal }: Context) {
  const [
    { suites, suiteGroups },
    { findEngines },
    { runBench },
    { startAgent, PATIENCE },
    { startProgress },
    platform,
  ] = await Promise.all([
    import('../bench/suites/index.js'),
    import('../bench/engines.js'),
    import('../bench/run.js'),
    import('../bench/agents-node.js'),
    import('../src/cli/progress.js'),
    import('#platform'),
  ]);
  const chosen = chooseSuites(suites, suiteGroups, options.suite);
  const sizes = chooseSizes(chosen, options.size);
  const seconds = positive('--seconds', options.seconds ?? '1');
  const limit = positive('--limit', options.limit ?? '10');
  const seed = whole('--seed', options.seed ?? '1', 0);
  const start = () => startAgent({ patience: PATIENCE + 10 * limit });
  const machine = platform.machine();
  const { engines, notes } = await findEngines(
    engineChoice(options),
    { threads: machine.threads, here: ['cpu', 'webgpu'] },
    start,
  );
  const progress = await startProgress(terminal);
  try {
    return await runBench(
      { suites: chosen, sizes, engines, notes, seconds, limit, seed, version: await version(), machine },
      start,
      {
        signal,
        progress: (done, total, what) => {
          progress.stage(what);
          progress.step(done, total);
        },
      },
    );
  } finally {
    progress.stop();
  }
}

/** The first is the answer, and what is compared with `before`; a page shows all. */
async function write(
  results: readonly BenchResults[],
  before: BenchResults | undefined,
  options: Options,
  { terminal: { out, err } }: Context,
): Promise<void> {
  const page = async (): Promise<string> => {
    const [{ benchReport }, { canvas }] = await Promise.all([
      import('../bench/page/report.js'),
      import('../src/report/canvas/node.js'),
    ]);
    return benchReport(before === undefined ? results : [...results, before], await canvas());
  };
  const text = async (): Promise<string> => {
    const [{ resultsText }, { compareResults }, { comparisonText }] = await Promise.all([
      import('./results-text.js'),
      import('../bench/compare.js'),
      import('./comparison-text.js'),
    ]);
    const texts = results.map((each) => resultsText(each, out));
    if (before !== undefined) texts.push(comparisonText(compareResults(results[0], before), out));
    return texts.join('\n');
  };
  await writeAnswer({ record: results[0], text, page }, options, { out, err });
}

async function version(): Promise<string> {
  const { createRequire } = await import('node:module');
  return (createRequire(import.meta.url)('isoloss/package.json') as { version: string }).version;
}

interface Sized {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly headline: number;
  readonly labels?: readonly string[];
}

function chooseSuites<Suite extends Sized>(
  all: readonly Suite[],
  groups: Readonly<Record<string, readonly string[]>>,
  texts?: readonly string[],
): readonly Suite[] {
  if (texts === undefined) return all;
  const names = betweenCommas(texts).flatMap((name) => (Object.hasOwn(groups, name) ? groups[name] : [name]));
  const unknown = names.find((name) => !all.some((suite) => suite.name === name));
  if (unknown === undefined) return all.filter(({ name }) => names.includes(name));
  throw badChoice('--suite', unknown, listed([...all.map(({ name }) => name), ...Object.keys(groups)]));
}

function chooseSizes(chosen: readonly Sized[], texts?: readonly string[]) {
  if (texts === undefined) return undefined;
  const asked = betweenCommas(texts);
  const isAsked = (suite: Sized, size: number): boolean =>
    asked.some((text) =>
      text === 'headline'
        ? size === suite.headline
        : suite.labels === undefined
          ? Number(text) === size
          : text === suite.labels[suite.sizes.indexOf(size)],
    );
  const known = chosen.flatMap(({ sizes, labels }) => labels ?? sizes.map(String));
  const unknown = asked.find((text) => !['headline', ...known].includes(sizeName(text)));
  if (unknown !== undefined) throw badChoice('--size', unknown, listed([...new Set(known), 'headline']));
  return (suite: Sized) => suite.sizes.filter((size) => isAsked(suite, size));
}

/** `1e3` as `1000`; words as they are. */
function sizeName(text: string): string {
  return Number.isNaN(Number(text)) ? text : String(Number(text));
}

function chooseBackends(texts: readonly string[]): EngineName[] {
  const all = ['cpu', 'webgpu', 'webgl'] as const;
  return betweenCommas(texts).map((text) => {
    const name = all.find((candidate) => candidate === text);
    if (name === undefined) throw badChoice('--backend', text, listed(['cpu', 'webgpu']));
    return name;
  });
}

function numbers(option: string, texts: readonly string[], least: number): number[] {
  return betweenCommas(texts).map((text) => whole(option, text, least));
}

function whole(option: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) < 2 ** 31) return Number(text);
  throw badChoice(option, text, `whole numbers from ${least} on`);
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw badChoice(option, text, 'positive numbers');
}

function badChoice(option: string, text: string, there: string): IsolossError {
  return new IsolossError('bad-choice', `${option} knows no '${text}'.`, `It takes ${there}.`);
}

/** `a, b` and `--x a --x b` alike. */
function betweenCommas(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(',')).map((part) => part.trim());
}
