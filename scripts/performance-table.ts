/** README's account of a result file: the GPU against the CPU, the jobs people run, what others take for the same. */
import { gpuAgainstCpu } from '../bench/gpu-against-cpu.js';
import { machineWords, noiseText, percentText, ratioText } from '../bench/page/format.js';
import { gpuWords, isTimed, suiteViews } from '../bench/page/suite-view.js';
import { fastestOfEach, fastestOurs, peersByTask } from '../bench/peer-results.js';
import {
  type BenchEntry,
  type BenchPeer,
  type BenchResults,
  SAMPLED,
  type TimedEntry,
} from '../bench/results.js';
import { formatCount, formatDuration, listed } from '../src/text.js';
import { markdownTable } from './markdown.js';

interface Job {
  readonly suite: string;
  readonly size: number;
  readonly words: string;
}

/** What people wait for. */
export const jobs: readonly Job[] = [
  { suite: 'fit', size: 240, words: 'default fit of 240 rows' },
  { suite: 'starts', size: 4500, words: '4,500 starts' },
  { suite: 'bootstrap', size: 4000, words: '4,000 resamples refitted from the optimum' },
  { suite: 'bootstrap-global', size: 4000, words: '4,000 resamples searched again' },
  { suite: 'protocol', size: 18e6, words: '4,000 resamples of 4,500 starts each, 18 million fits' },
  { suite: 'quantiles', size: 512 ** 2, words: 'three exact quantiles of 4,000 refits at 512 x 512 points' },
  { suite: 'law', size: 1e6, words: 'the law and its gradient at a million points' },
  { suite: 'allocate', size: 4096 ** 2, words: 'the best of 4,096 x 4,096 candidates' },
];

const EXTRAPOLATED = '\\*';

/** Markdown, with an empty line before and after. */
export function performanceTable(results: BenchResults): string {
  const parts = [
    ...gpuParts(results),
    ...jobParts(results),
    ...peerParts(results.peers),
    provenance(results),
  ];
  return `\n${parts.join('\n\n')}\n\n`;
}

function gpuParts(results: BenchResults): string[] {
  const { speedups, remark } = gpuAgainstCpu(results, suiteViews(results));
  const rows = speedups.map(({ suite, size, gpu, cpu, speed, ahead }) => [
    suite.name,
    gpu.label ?? `${size} ${suite.unit}`,
    ratioText(speed),
    `${timeText(gpu)}, ${gpu.engine}`,
    `${timeText(cpu)}, ${cpu.engine}`,
    ahead,
  ]);
  const gpu = gpuWords(results.engines);
  const heads = [
    'suite',
    'size',
    `${gpu} over CPU`,
    `fastest ${gpu} engine`,
    'fastest CPU engine',
    `${gpu} ahead`,
  ];
  return [
    ...(remark === undefined ? [] : [remark]),
    ...(rows.length === 0 ? [] : [markdownTable([heads, ...rows], [2])]),
  ];
}

const entriesOf = ({ entries }: BenchResults, { suite, size }: Job): BenchEntry[] =>
  entries.filter((entry) => entry.suite === suite && entry.size === size);

/** Jobs down, engines across. */
function jobParts(results: BenchResults): string[] {
  const measured = jobs.filter((job) => entriesOf(results, job).some(isTimed));
  if (measured.length === 0) return [];
  const timed = measured.flatMap((job) => entriesOf(results, job)).filter(isTimed);
  const engines = results.engines.filter(({ id }) => timed.some(({ engine }) => engine === id));
  const rows = measured.map((job) => [
    job.words,
    ...engines.map(({ id }) => {
      const entry = entriesOf(results, job).find(({ engine }) => engine === id);
      if (entry === undefined) return '';
      return isTimed(entry) ? timeText(entry) : entry.outcome;
    }),
  ]);
  const heads = ['', ...engines.map(({ id }) => id)];
  const right = engines.map((_, i) => i + 1);
  const isSampled = timed.some(({ sampled }) => sampled !== undefined);
  return [markdownTable([heads, ...rows], right), ...(isSampled ? [`${EXTRAPOLATED} ${SAMPLED}.`] : [])];
}

const timeText = ({ wall, sampled }: TimedEntry): string =>
  `${formatDuration(wall.median)}${sampled === undefined ? '' : EXTRAPOLATED}`;

/** The fastest of each side by task, then all of them, folded. */
function peerParts(peers: readonly BenchPeer[]): string[] {
  const tasks = peersByTask(peers);
  const rows = tasks.flatMap((of) => {
    const { own, other } = fastestOfEach(of);
    if (own === undefined || other === undefined) return [];
    const [{ title, item }] = of;
    return [
      [
        title,
        item,
        `${formatDuration(own.seconds)}, ${own.name.replace(/^isoloss /, '')}`,
        `${formatDuration(other.seconds)}, ${other.name}`,
        ratioText(other.seconds / own.seconds),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const heads = [
    'what people use today',
    'time of a',
    'fastest isoloss',
    'fastest other',
    'other over isoloss',
  ];
  return [
    markdownTable([heads, ...rows], [4]),
    'A fit or resample is one that ends at the best minimum: its time is divided by how often that comes about.',
    '<details>\n<summary>All of them, task by task</summary>',
    ...allPeers(tasks),
    '</details>',
  ];
}

function allPeers(tasks: readonly (readonly BenchPeer[])[]): string[] {
  return tasks.flatMap((own) => {
    const timed = own.filter(({ outcome, each }) => outcome === 'timed' && each !== undefined);
    if (timed.length === 0) return [];
    const best = fastestOurs(own);
    const searches = timed.some(({ reached }) => reached !== undefined);
    const [{ title, item }] = own;
    const rows = timed.map(({ name, version, each, reached }) => [
      `${name} (${version})`,
      each === undefined ? '' : formatDuration(each.median),
      each === undefined || best === undefined ? '' : ratioText(each.median / best),
      ...(searches ? [reached === undefined ? '' : percentText(reached)] : []),
    ]);
    const heads = [
      '',
      `a ${item}`,
      'of the fastest isoloss',
      ...(searches ? ['ends at the best minimum'] : []),
    ];
    return [`${title}:`, markdownTable([heads, ...rows], [1, 2, 3])];
  });
}

function provenance(results: BenchResults): string {
  const { version, date, machine, engines, noise, options } = results;
  const adapters = engines
    .filter(({ backend }) => backend !== 'cpu')
    .map(({ id, adapter, software }) => `${id} is ${adapter}${software ? ' (software)' : ''}`);
  const lines = [
    `Medians of isoloss ${version}, ${date.slice(0, 10)}, ${machineWords(machine)}, ${machine.platform}, ${machine.runtime}.`,
    `Every case and engine had ${formatDuration(options.seconds)}; noise, how far a fixed kernel strayed over the run: ${noiseText(noise)}.`,
    ...(adapters.length === 0 ? [] : [`${listed(adapters)}.`]),
    `${formatCount(results.entries.filter(isTimed).length)} cases were timed.`,
  ];
  return lines.join('\n');
}
