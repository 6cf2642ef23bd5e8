/**
 * `npm run performance -- --measure`: measures what the tables of docs/PERFORMANCE.md say, in parts of a minute or less. A part
 * that was measured of this state of the sources is not measured again, so that an interrupted run goes on where it was.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readResults } from '../bench/read-results-node.js';
import { type BenchPeer, type BenchResults, peerSchema, resultsSchema } from '../bench/results.js';
import { peerTasks } from '../peers/tasks.js';
import { measureLinearCost } from './linear-cost.js';
import { FOLDER, LINEAR_COST } from './performance-files.js';

/** Suites measured by one command, whose engines take turns within each, and which of their sizes. */
const suites: Readonly<Record<string, { readonly of: readonly string[]; readonly size: string }>> = {
  fits: { of: ['fit', 'starts', 'search', 'bootstrap', 'bootstrap-global', 'protocol'], size: 'headline' },
  // Small sizes tell for which engines the headline of quantiles would take too long.
  sweeps: { of: ['law', 'quantiles', 'objective'], size: 'headline,1e4' },
  allocations: { of: ['allocate', 'allocate-frontier'], size: 'headline' },
};

/** Seconds spent on every case and engine, and on every way of other tools; runs that are longer than the limit are not begun. */
const SECONDS = { suites: 0.4, peers: 0.8, limit: 4 };

const MOST = 1e6;

export interface Measurement {
  /** `results`: suites and other tools; `costs`: what rows, starts and resamples cost. */
  readonly parts: readonly string[];
  /** Part of the names of WebGPU adapters; all where absent, of which software ones may take minutes. */
  readonly adapter?: string | undefined;
  /** The largest count of rows, starts and resamples. */
  readonly most?: number;
}

/** Measures what is missing and writes the result files; the date names that of the suites. */
export async function measurePerformance({ parts, adapter, most = MOST }: Measurement): Promise<void> {
  const cache = `node_modules/.cache/isoloss-performance/${sourcesState()}`;
  mkdirSync(cache, { recursive: true });
  const part = (name: string, measure: (file: string) => void | Promise<void>) =>
    measured(`${cache}/${name}.json`, name, measure);
  if (parts.includes('costs')) {
    const file = await part(`costs-${most}`, async (to) => {
      const found = await measureLinearCost(most, (text) => process.stderr.write(`  ${text}\n`));
      writeFileSync(to, `${JSON.stringify(found, undefined, 2)}\n`);
    });
    writeFileSync(LINEAR_COST, readFileSync(file));
  }
  if (!parts.includes('results')) return;
  const files: string[] = [];
  for (const [name, { of, size }] of Object.entries(suites)) {
    const options = ['--suite', of.join(','), '--size', size];
    const times = ['--seconds', `${SECONDS.suites}`, '--limit', `${SECONDS.limit}`];
    const on = adapter === undefined ? [] : ['--adapter', adapter];
    files.push(
      await part(name, (to) => run('scripts/bench.mjs', [...options, ...times, ...on, '--json', to])),
    );
  }
  const peers: BenchPeer[] = [];
  for (const task of Object.keys(peerTasks)) {
    const options = ['--tasks', task, '--seconds', `${SECONDS.peers}`];
    const file = await part(`peers-${task}`, (to) => run('scripts/peers.mjs', [...options, '--json', to]));
    peers.push(...peerSchema.array().parse(JSON.parse(readFileSync(file, 'utf8'))));
  }
  const whole = joined(await Promise.all(files.map((file) => readResults(file))), peers);
  const machine = whole.machine.processor.toLowerCase().replace(/\W+/g, '-');
  const text = `${JSON.stringify(resultsSchema.parse(whole), undefined, 2)}\n`;
  writeFileSync(`${FOLDER}/${whole.date.slice(0, 10)}-${machine}.json`, text);
}

/** The commit, and a digest of what differs from it in the sources: not in the results that are written here. */
function sourcesState(): string {
  const git = (...args: string[]): string => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
  const changes = git('diff', 'HEAD', '--', 'bench', 'peers', 'scripts', 'shaders', 'src', ':!bench/results');
  const digest = createHash('sha256').update(changes).digest('hex').slice(0, 8);
  return `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changes === '' ? '' : `-${digest}`}`;
}

/** The part's file, which is there as a whole or not at all. */
async function measured(
  file: string,
  name: string,
  measure: (file: string) => void | Promise<void>,
): Promise<string> {
  if (existsSync(file)) return file;
  process.stderr.write(`Measuring ${name}.\n`);
  await measure(`${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
}

function run(script: string, options: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...options], { stdio: ['ignore', 2, 2] });
  // A suite that was wrong somewhere has its results all the same, and says so in them.
  if (status !== 0 && !(script.endsWith('bench.mjs') && status === 1))
    throw new Error(`${script} ${options.join(' ')} ended with ${status}`);
}

/** Results of several commands on one machine as those of one, with those of other tools. */
function joined(parts: readonly BenchResults[], peers: readonly BenchPeer[]): BenchResults {
  const [first] = parts;
  const noises = parts.flatMap(({ noise }) => noise ?? []);
  return {
    ...first,
    noise: noises.length === 0 ? null : Math.max(...noises),
    suites: parts.flatMap((part) => part.suites),
    entries: parts.flatMap((part) => part.entries),
    peers: [...peers],
    took: parts.reduce((sum, part) => sum + part.took, 0),
    notes: [...new Set(parts.flatMap(({ notes }) => notes))],
  };
}
