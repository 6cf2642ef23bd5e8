/** Results as a person reads them at a terminal: the GPU against the CPU first, then every suite. */

import { gpuAgainstCpu } from '../bench/gpu-against-cpu.js';
import { spread } from '../bench/measure/statistics.js';
import {
  dateWords,
  machineWords,
  noiseText,
  percentText,
  placeText,
  ratioText,
} from '../bench/page/format.js';
import {
  gpuWords,
  isTimed,
  reasonText,
  type SuiteView,
  shownSize,
  suiteViews,
  type Untimed,
  untimedGroups,
} from '../bench/page/suite-view.js';
import { type BenchEntry, type BenchResults, SAMPLED, type TimedEntry } from '../bench/results.js';
import { boundWords } from '../bench/roofline.js';
import type { Layout } from '../src/cli/layout.js';
import { shortened } from '../src/report/sentences/shortened.js';
import { formatDuration, listed, sentence } from '../src/text.js';
import { asciiLayout } from './ascii.js';

const EXTRAPOLATED = '*';
/** Letters of a size's name, and of a suite's with it. */
const PLACE = 18;
const HEAD = 26;

/** All that was measured; `out` is where it will be written. */
export function resultsText(results: BenchResults, out: NodeJS.WritableStream): string {
  const { version, date, machine, engines, noise, took, options, notes, entries } = results;
  const views = suiteViews(results);
  const layout = asciiLayout(out);
  const { bold, dim, prose, section } = layout;
  const isSampled = entries.some((entry) => isTimed(entry) && entry.sampled !== undefined);
  return [
    prose(`${bold(`isoloss ${version}`)} on ${machineWords(machine)}`),
    dim(prose(`${machine.platform}, ${machine.runtime}, ${dateWords(date)}`)),
    '',
    ...gpuLines(results, views, layout),
    ...views.flatMap((view) => suiteLines(view, layout)),
    ...(isSampled ? ['', dim(prose(`${EXTRAPOLATED} extrapolated: ${SAMPLED}`))] : []),
    ...ceilingLines(views, layout),
    '',
    ...layout.table(
      ['engine', { title: 'noise', right: true }, { title: 'adapter', prose: true }],
      engines.map(({ id, adapter, calibration }) => [id, noiseText(spread([calibration])), adapter]),
    ),
    '',
    ...layout.facts([
      ['noise', `${noiseText(noise)}: how far a fixed kernel strayed over the run`],
      [
        'took',
        `${formatDuration(took)}, ${formatDuration(options.seconds)} a case and engine, seed ${options.seed}`,
      ],
    ]),
    ...section('wrong, failed and skipped', untimedGroups(entries).map(untimedWords), 'yellow'),
    ...section('notes', notes.map(sentence)),
    '',
  ].join('\n');
}

const right = (title: string) => ({ title, right: true });

function gpuLines(
  results: BenchResults,
  views: readonly SuiteView[],
  { bold, table, prose }: Layout,
): string[] {
  const { speedups, remark } = gpuAgainstCpu(results, views);
  const gpu = gpuWords(results.engines);
  return [
    `${bold('GPU against CPU')}${speedups.length === 0 ? '' : ', the fastest engine of each'}`,
    ...(remark === undefined ? [] : [`  ${prose(remark, 2)}`]),
    ...(speedups.length === 0
      ? []
      : table(
          ['suite', ...['size', `${gpu}/CPU`, gpu, 'CPU'].map(right), `${gpu} ahead`],
          speedups.map(({ suite, size, gpu, cpu, speed, ahead }) => [
            suite.name,
            shortened(size, PLACE),
            ratioText(speed),
            timeText(gpu),
            timeText(cpu),
            ahead,
          ]),
        )),
  ];
}

/** Rows are sizes, columns engines. */
function suiteLines(view: SuiteView, { bold, table, prose }: Layout): string[] {
  const { suite, entries, engines, timed } = view;
  // What an engine leaves out of a whole suite is listed below.
  const shown = engines.filter(({ id }) =>
    entries.some(({ engine, outcome }) => engine === id && outcome !== 'skipped'),
  );
  const places = new Map(entries.map((entry) => [placeText(entry), entry.size]));
  const rows = [...places].sort(([, a], [, b]) => a - b);
  const cell = (place: string, engine: string): string => {
    const entry = entries.find((one) => one.engine === engine && placeText(one) === place);
    return entry === undefined ? '' : cellText(entry);
  };
  return [
    '',
    prose(`${bold(suite.name)}  ${suite.title}`, 2),
    ...table(
      [suite.unit, ...shown.map(({ id }) => right(id))],
      rows.map(([place]) => [shortened(place, PLACE), ...shown.map(({ id }) => cell(place, id))]),
    ),
    ...passesLines(
      timed.filter(({ size }) => size === shownSize(view)),
      prose,
    ),
  ];
}

function passesLines(shown: readonly TimedEntry[], prose: Layout['prose']): string[] {
  const [first] = shown;
  const passes = shown.flatMap((entry) =>
    entry.passes === undefined ? [] : [`${entry.passes.toFixed(1)} on ${entry.engine}`],
  );
  if (passes.length === 0) return [];
  return [`  ${prose(`passes over the rows that a fit takes, ${placeText(first)}: ${listed(passes)}`, 2)}`];
}

function cellText(entry: BenchEntry): string {
  if (!isTimed(entry)) return entry.outcome;
  const { median, interval, samples } = entry.wall;
  const width = (interval[1] - interval[0]) / (2 * median);
  // Of a single run nothing is known but its time.
  return samples === 1 ? `${timeText(entry)} once` : `${timeText(entry)} +-${percentText(width)}`;
}

const timeText = ({ wall, sampled }: TimedEntry): string =>
  `${formatDuration(wall.median)}${sampled === undefined ? '' : EXTRAPOLATED}`;

/** Fractions of the ceiling that binds, at one size a suite. */
function ceilingLines(views: readonly SuiteView[], { bold, table }: Layout): string[] {
  const rows = views.flatMap(({ timed, ...view }) => {
    const size = shownSize({ timed, ...view });
    const shown = timed.filter((entry) => entry.size === size);
    return shown.length === 0 ? [] : [{ name: view.suite.name, place: placeText(shown[0]), shown }];
  });
  const ids = [...new Set(rows.flatMap(({ shown }) => shown.map(({ engine }) => engine)))];
  if (rows.length === 0) return [];
  const cell = (entry: TimedEntry | undefined): string =>
    entry === undefined ? '' : `${percentText(entry.roofline.fraction)} ${boundWords[entry.roofline.bound]}`;
  return [
    '',
    `${bold('How near to the ceiling')}, and which binds`,
    ...table(
      ['suite', ...ids.map(right)],
      rows.map(({ name, place, shown }) => [
        shortened(`${name} ${place}`, HEAD),
        ...ids.map((id) => cell(shown.find(({ engine }) => engine === id))),
      ]),
    ),
  ];
}

function untimedWords(group: readonly Untimed[]): string {
  const [{ outcome, suite, engine }] = group;
  return `${outcome}  ${suite} ${group.map(placeText).join(', ')} on ${engine}: ${reasonText(group)}`;
}
