/** The written parts of a result file's page. */

import { definitionList } from '../../src/report/markup/blocks.js';
import { type Html, html } from '../../src/report/markup/html.js';
import {
  type Cell,
  numberCell,
  numberHead,
  remarkCell,
  strongCell,
  table,
  textCell,
  textHead,
} from '../../src/report/markup/table.js';
import { formatCount, formatDuration, formatRate, plural, sentence } from '../../src/text.js';
import { type GpuSpeedup, gpuAgainstCpu } from '../gpu-against-cpu.js';
import { type BenchEngine, type BenchResults, SAMPLED, type TimedEntry } from '../results.js';
import { boundWords } from '../roofline.js';
import type { EngineStyles } from './engine-style.js';
import {
  dateWords,
  machineWords,
  noiseText,
  percentText,
  placeText,
  placeWords,
  ratioText,
  sizeText,
} from './format.js';
import {
  type Charted,
  isTimed,
  reasonText,
  type SuiteView,
  shownSize,
  speedup,
  type Untimed,
  untimedGroups,
} from './suite-view.js';

const engineCell = (id: string, styles: EngineStyles): Cell => textCell(html`${styles.glyph(id)}${id}`);

/** A row a suite that both were timed on: their ratio, from where the GPU is ahead, and the fastest of each. */
export function gpuTable(charted: Charted, views: readonly SuiteView[]): Html | undefined {
  const { speedups } = gpuAgainstCpu(charted, views);
  if (speedups.length === 0) return undefined;
  const time = ({ wall, engine, sampled }: TimedEntry): Cell =>
    numberCell(`${formatDuration(wall.median)}${sampled === undefined ? '' : '*'}`, engine);
  const hasSamples = speedups.some(({ gpu, cpu }) => gpu.sampled !== undefined || cpu.sampled !== undefined);
  const row = ({ suite, gpu, cpu, speed, ahead }: GpuSpeedup): Cell[] => [
    textCell(suite.name, placeWords(cpu, suite.unit)),
    strongCell(ratioText(speed)),
    numberCell(ahead),
    time(gpu),
    time(cpu),
  ];
  const heads = [
    textHead('Suite'),
    numberHead('GPU over CPU'),
    numberHead('GPU ahead'),
    numberHead('GPU'),
    numberHead('CPU'),
  ];
  return html`${table(heads, speedups.map(row))}
<p class="muted">The fastest engine of each side, at the suite’s usual size or the largest that both were timed at.${hasSamples ? ` *: ${SAMPLED}.` : ''}</p>`;
}

/** What each suite's work is. */
export function suiteList(views: readonly SuiteView[]): Html | undefined {
  return views.length === 0
    ? undefined
    : definitionList(views.map(({ suite }): [string, string] => [suite.name, suite.title]));
}

/** What each engine is and what it can do at most. */
export function engineTable(engines: readonly BenchEngine[], styles: EngineStyles): Html | undefined {
  if (engines.length === 0) return undefined;
  const rate = (value: number | null | undefined, unit: string): Cell =>
    numberCell(value === null || value === undefined ? '–' : formatRate(value, unit));
  const row = ({ id, adapter, software, workers, timestamps, ceilings }: BenchEngine): Cell[] => {
    const { f32, f64, copy, readback, launch } = ceilings;
    const about = [
      software ? 'software' : '',
      workers === undefined ? '' : plural(workers, 'thread'),
      timestamps ? 'timestamps' : '',
    ].filter((words) => words !== '');
    return [
      engineCell(id, styles),
      textCell(adapter.replace(/-+$/, ''), about.join(', ')),
      rate(f32.operations, 'op'),
      rate(f32.transcendentals, 'exp'),
      rate(f64?.operations, 'op'),
      rate(copy, 'B'),
      rate(readback, 'B'),
      numberCell(formatDuration(launch)),
    ];
  };
  const rates = ['f32', 'exp, f32', 'f64', 'Copy', 'To the host', 'Launch'];
  return table([textHead('Engine'), textHead('On'), ...rates.map(numberHead)], engines.map(row));
}

/** Fractions of the ceiling that binds, at one size a suite: a row a suite, a column an engine. */
export function rooflineTable(views: readonly SuiteView[], styles: EngineStyles): Html | undefined {
  const engines = styles.ids.filter((id) =>
    views.some(({ timed }) => timed.some((each) => each.engine === id)),
  );
  if (engines.length === 0) return undefined;
  const row = (view: SuiteView): Cell[] => {
    const size = shownSize(view);
    const cells = engines.map((id) => {
      const entry = view.timed.find((each) => each.engine === id && each.size === size);
      return entry === undefined
        ? numberCell('–')
        : numberCell(percentText(entry.roofline.fraction), boundWords[entry.roofline.bound]);
    });
    return [textCell(view.suite.name), ...cells];
  };
  return table(
    [textHead('Suite'), ...engines.map((id) => numberHead(html`${styles.glyph(id)}${id}`))],
    views.filter(({ timed }) => timed.length > 0).map(row),
  );
}

/** Every case that has no time, and why; sizes with one reason together. What was skipped is folded. */
export function untimedTable({ entries }: Charted, styles: EngineStyles): Html | undefined {
  const groups = untimedGroups(entries);
  if (groups.length === 0) return undefined;
  const row = (group: readonly Untimed[]): Cell[] => {
    const [{ outcome, suite, engine }] = group;
    return [
      textCell(
        html`<span class="verdict-word ${outcome === 'skipped' ? 'skipped' : 'failed'}">${outcome}</span>`,
      ),
      textCell(suite),
      textCell(group.map(placeText).join(', ')),
      engineCell(engine, styles),
      remarkCell(reasonText(group)),
    ];
  };
  const tableOf = (label: string, some: readonly (readonly Untimed[])[]): Html =>
    table(['', 'Suite', 'Sizes', 'Engine', 'Why'].map(textHead), some.map(row), { label });
  const faulty = groups.filter(([{ outcome }]) => outcome !== 'skipped');
  const skipped = groups.filter(([{ outcome }]) => outcome === 'skipped');
  const fold = html`<details><summary>${plural(skipped.flat().length, 'case')} skipped</summary>${tableOf('Skipped cases', skipped)}</details>`;
  return html`${faulty.length === 0 ? undefined : tableOf('Cases without a time', faulty)}${skipped.length === 0 ? undefined : fold}`;
}

/** Every timed case, in the file's order; folded, since it is long. */
export function caseTable(views: readonly SuiteView[], styles: EngineStyles): Html | undefined {
  const optional = (timing: { readonly median: number } | undefined): Cell =>
    numberCell(timing === undefined ? '–' : formatDuration(timing.median));
  const rows = views.flatMap((view) =>
    view.timed.map((entry): Cell[] => {
      const { wall, device, readback, first, compile, error, sampled } = entry;
      const ratio = speedup(view, entry);
      return [
        textCell(entry.suite),
        textCell(placeText(entry), sampled === undefined ? undefined : `${sizeText(sampled)} run`),
        engineCell(entry.engine, styles),
        strongCell(formatDuration(wall.median), wall.interval.map(formatDuration).join(' to ')),
        numberCell(ratio === undefined ? '–' : ratioText(ratio)),
        optional(device),
        optional(readback),
        numberCell(
          formatDuration(first),
          compile === undefined ? undefined : `compiling ${formatDuration(compile)}`,
        ),
        numberCell(formatCount(wall.samples)),
        numberCell(percentText(error)),
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  const measures = ['Time', 'Over CPU', 'On the device', 'To the host', 'First run', 'Samples', 'Error'];
  const heads = [textHead('Suite'), textHead('Size'), textHead('Engine'), ...measures.map(numberHead)];
  return html`<details><summary>${plural(rows.length, 'timed case')}</summary>${table(heads, rows, { label: 'Every timed case' })}
<p class="muted">Time is the median with its 95 % interval; “over CPU” is against the fastest CPU engine at that size; “error” is the largest met, as a share of what float64 allows.</p></details>`;
}

export function howItRan(results: BenchResults): Html {
  const { machine, version, date, options, noise, took, notes, entries } = results;
  return definitionList([
    ['Machine', machineWords(machine)],
    ['System', `${machine.platform}, ${machine.runtime}`],
    ['isoloss', version],
    ['Date', dateWords(date)],
    ['Cases', `${formatCount(entries.filter(isTimed).length)} timed of ${formatCount(entries.length)}`],
    [
      'Options',
      `${formatDuration(options.seconds)} a case, none expected to take over ${formatDuration(options.limit)}, seed ${options.seed}`,
    ],
    ['Noise', `${noiseText(noise)}: spread of a fixed kernel over the run`],
    ['Took', formatDuration(took)],
    ...notes.map((note): [string, string] => ['Note', sentence(note)]),
  ]);
}

/** The command that measures the same again; the engines are those of the machine that it runs on. */
export function repeatCommand({ suites, engines, options: { seconds, limit, seed } }: BenchResults): string {
  const backends = [...new Set(engines.map(({ backend }) => backend))];
  return `isoloss bench --suite ${suites.map(({ name }) => name).join(',')} --backend ${backends.join(',')} --seconds ${seconds} --limit ${limit} --seed ${seed}`;
}
