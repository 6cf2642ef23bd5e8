/** `npm run bench:peers`: isoloss beside what people use today, in one run on one machine. */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { processorName, threads } from '#platform';
import { readResults } from '../bench/read-results-node.js';
import { type BenchPeer, type BenchResults, resultsSchema } from '../bench/results.js';
import { type BenchRuns, benchRuns } from '../simulated/runs.js';
import { IsolossError } from '../src/errors.js';
import { checkWritable } from '../src/store/output-path.js';
import { readTable } from '../src/store/read-table.js';
import { parseFitJob } from '../src/tasks/fit/job.js';
import { modelOfJob } from '../src/tasks/fit/model-of-job.js';
import { plural } from '../src/text.js';
import { peerData } from './data.js';
import { peerEngines } from './engines.js';
import { measureTask } from './measure.js';
import { findPython, noScipy, type Scipy, startScipy } from './scipy.js';
import { peerTable } from './table.js';
import { fullSizes } from './task.js';
import { type Peers, peerTasks } from './tasks.js';

const ROWS = 240;

interface Options {
  readonly tasks: readonly string[];
  readonly seconds: number;
  readonly json: string | undefined;
  /** A result file and what is in it. */
  readonly into: { readonly path: string; readonly results: BenchResults } | undefined;
  readonly runs: BenchRuns;
}

const help = `npm run bench:peers -- [OPTIONS]: isoloss beside SciPy, gpu.js, npm's optimisers and loops by hand

  --tasks NAMES   what to measure, between commas (default: all): ${Object.keys(peerTasks).join(', ')}
  --seconds S     spent on every way of every task (default: 1)
  --json FILE     write what was measured
  --into FILE     add it to a result file of isoloss bench
  --runs FILE     fit these runs in place of ${ROWS} simulated ones
`;

/** Undefined where help was asked for. @throws IsolossError */
async function readOptions(): Promise<Options | undefined> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      tasks: text,
      seconds: { ...text, default: '1' },
      json: text,
      into: text,
      runs: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const tasks = values.tasks?.split(',').filter((name) => name !== '') ?? Object.keys(peerTasks);
  const known = Object.keys(peerTasks).join(', ');
  for (const name of tasks) {
    if (name in peerTasks) continue;
    throw new IsolossError('bad-choice', `There is no task ${name}.`, `The tasks are ${known}.`);
  }
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) {
    throw new IsolossError(
      'bad-number',
      `--seconds ${values.seconds} is no time.`,
      'Give seconds above zero, spent on every way of every task.',
    );
  }
  const { json, into, runs } = values;
  for (const file of [json, into]) if (file !== undefined) await checkWritable(file, []);
  return {
    tasks,
    seconds,
    json,
    into: into === undefined ? undefined : { path: into, results: await readResults(into) },
    runs: runs === undefined ? benchRuns(ROWS) : await readRuns(runs),
  };
}

async function readRuns(path: string): Promise<BenchRuns> {
  const { model } = modelOfJob(parseFitJob({ runs: path, law: 'chinchilla' }), await readTable(path));
  const [N, D] = model.inputs;
  return { N, D, L: model.problem.target.map(Math.exp) };
}

async function openScipy(): Promise<Scipy | { readonly skip: string }> {
  const python = findPython();
  if (python === undefined) return { skip: noScipy };
  try {
    return await startScipy(python, 'peers/scipy_peer.py');
  } catch (error) {
    return { skip: error instanceof Error ? error.message : String(error) };
  }
}

/** What was measured before of these tasks is replaced. */
function merged(before: readonly BenchPeer[], now: readonly BenchPeer[]): BenchPeer[] {
  const again = new Set(now.map(({ task }) => task));
  return [...before.filter(({ task }) => !again.has(task)), ...now];
}

async function main(): Promise<void> {
  const options = await readOptions();
  if (options === undefined) {
    process.stdout.write(help);
    return;
  }
  const { tasks, seconds, json, into, runs } = options;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [engines, scipy] = await Promise.all([peerEngines(), openScipy()]);
  const peers: Peers = { engines, scipy, version };
  const machine = `${processorName()}, ${plural(threads(), 'thread')}, Node ${process.versions.node}`;
  process.stdout.write(`${machine}${'skip' in scipy ? '' : `, Python ${scipy.versions.python}`}\n`);
  const data = peerData(runs);
  const measured: BenchPeer[] = [];
  const tell = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  };
  for (const name of tasks) {
    const found = await measureTask(peerTasks[name](data, peers, fullSizes), { seconds, tell });
    tell('');
    process.stdout.write(`\n${peerTable(found)}`);
    measured.push(...found);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(measured, undefined, 2)}\n`);
  if (into !== undefined) {
    const { path, results } = into;
    const whole = resultsSchema.parse({ ...results, peers: merged(results.peers, measured) });
    writeFileSync(path, `${JSON.stringify(whole, undefined, 2)}\n`);
  }
  if (!('skip' in scipy)) scipy.close();
  await engines.dispose();
}

let code = 0;
try {
  await main();
} catch (error) {
  const isUsage = error instanceof IsolossError || (error instanceof Error && 'code' in error);
  const text = error instanceof IsolossError ? `${error.message} ${error.fix}` : String(error);
  process.stderr.write(`error: ${text}\n`);
  code = isUsage ? 2 : 1;
}
// Pools of workers and devices held open would keep the process alive.
process.exit(code);
