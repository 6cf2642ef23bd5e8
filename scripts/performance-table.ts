/** README's account of a result file: the GPU against the CPU, the jobs people run, what others take for the same. */
import { gpuAgainstCpu } from '../bench/lead.js';
import { fastestOurs } from '../bench/page/peers.js';
import { machineWords } from '../bench/page/tables.js';
import { durationText, percentText, ratioText } from '../bench/page/units.js';
import { isTimed, type SuiteView, suiteViews } from '../bench/page/view.js';
import type { BenchPeer, BenchResults, TimedEntry } from '../bench/results.js';
import { formatCount, listed } from '../src/text.js';
import { markdownTable } from './markdown.js';

/** What is told of, by suite, at its headline size. */
const jobs: Readonly<Record<string, string>> = {
  fit: 'default fit',
  starts: '4,500 starts',
  bootstrap: '4,000 resamples refitted from the optimum',
  'bootstrap-global': '4,000 resamples searched again',
  protocol: '4,000 resamples of 4,500 starts each, 18 million fits',
  quantiles: 'three exact quantiles of 4,000 refits at 512 x 512 points',
  law: 'the law and its gradient at a million points',
  allocate: 'the best of 4,096 x 4,096 candidates',
};

const EXTRAPOLATED = '\\*';

/** Markdown, with an empty line before and after. */
export function performanceTable(results: BenchResults): string {
  const views = suiteViews(results);
  const isSampled = jobEntries(views).some(({ sampled }) => sampled !== undefined);
  const parts = [
    ...leadParts(results, views),
    ...jobParts(results, views),
    ...(isSampled ? [`${EXTRAPOLATED} a sample was run, and its time is told for the whole.`] : []),
    ...peerParts(results.peers),
    provenance(results),
  ];
  return `\n${parts.join('\n\n')}\n\n`;
}

function leadParts(results: BenchResults, views: readonly SuiteView[]): string[] {
  const { leads, remark } = gpuAgainstCpu(results, views);
  const rows = leads.map(({ suite, size, gpu, cpu, speed, ahead }) => [
    suite.name,
    `${size} ${suite.unit}`,
    ratioText(speed),
    `${timeText(gpu)}, ${gpu.engine}`,
    `${timeText(cpu)}, ${cpu.engine}`,
    ahead,
  ]);
  const heads = ['suite', 'size', 'GPU over CPU', 'fastest GPU engine', 'fastest CPU engine', 'GPU ahead'];
  return [
    ...(remark === undefined ? [] : [remark]),
    ...(rows.length === 0 ? [] : [markdownTable([heads, ...rows], [2])]),
  ];
}

const headlineOf = ({ suite, timed }: SuiteView): TimedEntry[] =>
  timed.filter(({ size }) => size === suite.headline);

const jobEntries = (views: readonly SuiteView[]): TimedEntry[] =>
  views.filter(({ suite }) => suite.name in jobs).flatMap(headlineOf);

function jobParts({ engines, entries }: BenchResults, views: readonly SuiteView[]): string[] {
  const shown = engines.filter(({ id }) => jobEntries(views).some(({ engine }) => engine === id));
  const rows = Object.entries(jobs).flatMap(([name, words]) => {
    const view = views.find(({ suite }) => suite.name === name);
    if (view === undefined || headlineOf(view).length === 0) return [];
    const cells = shown.map(({ id }) => {
      const entry = entries.find(
        ({ suite, engine, size }) => suite === name && engine === id && size === view.suite.headline,
      );
      if (entry === undefined) return '';
      return isTimed(entry) ? timeText(entry) : entry.outcome;
    });
    return [[words, ...cells]];
  });
  if (rows.length === 0) return [];
  const heads = ['', ...shown.map(({ id }) => id)];
  return [
    markdownTable(
      [heads, ...rows],
      shown.map((_, i) => i + 1),
    ),
  ];
}

const timeText = ({ wall, sampled }: TimedEntry): string =>
  `${durationText(wall.median)}${sampled === undefined ? '' : EXTRAPOLATED}`;

function peerParts(peers: readonly BenchPeer[]): string[] {
  const tasks = [...new Set(peers.map(({ task }) => task))];
  return tasks.flatMap((task) => {
    const own = peers.filter((peer) => peer.task === task);
    const timed = own.filter(({ outcome, each }) => outcome === 'timed' && each !== undefined);
    if (timed.length === 0) return [];
    const best = fastestOurs(own);
    const searches = timed.some(({ reached }) => reached !== undefined);
    const [{ title, item }] = own;
    const rows = timed.map(({ name, version, each, reached }) => [
      [name, version].join(' '),
      each === undefined ? '' : durationText(each.median),
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
    .map(({ id, adapter, software }) => `${id} is ${adapter}${software ? ', software' : ''}`);
  const told = [
    `Medians of isoloss ${version}, ${date.slice(0, 10)}, ${machineWords(results)}, ${machine.platform}, ${machine.runtime}.`,
    `${durationText(options.seconds)} were spent on every case and engine; a fixed kernel strayed by ±${percentText(noise)} over the run.`,
    ...(adapters.length === 0 ? [] : [`${listed(adapters)}.`]),
    `${formatCount(results.entries.filter(isTimed).length)} cases were timed.`,
  ];
  return told.join('\n');
}
