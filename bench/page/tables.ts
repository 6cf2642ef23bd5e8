/** The written parts of a result file's page. */
import { type Html, html } from '../../src/report/html.js';
import { definitionList } from '../../src/report/parts.js';
import { formatCount, formatNumber, plural, sentence } from '../../src/text.js';
import { gpuAgainstCpu, type Lead } from '../lead.js';
import type { BenchEngine, BenchResults, TimedEntry } from '../results.js';
import { boundWords } from '../roofline.js';
import { glyph, type Looks, unknownLook } from './looks.js';
import { durationText, noiseText, percentText, placeText, rateText, ratioText, sizeText } from './units.js';
import {
  type Charted,
  isTimed,
  reasonText,
  type SuiteView,
  shownSize,
  speedup,
  troublesOf,
  type Untimed,
} from './view.js';

const number = (text: string, note?: string): Html =>
  html`<td class="number plain">${text}${note === undefined ? undefined : html`<small>${note}</small>`}</td>`;

const engineCell = (id: string, looks: Looks): Html =>
  html`<td style="white-space:nowrap">${glyph(looks.get(id) ?? unknownLook)}${id}</td>`;

/** A row a suite that both were timed on: their ratio, from where the GPU is ahead, and the fastest of each. */
export function leadTable(charted: Charted, views: readonly SuiteView[]): Html | undefined {
  const { leads } = gpuAgainstCpu(charted, views);
  if (leads.length === 0) return undefined;
  const time = ({ wall, engine, sampled }: TimedEntry): Html =>
    number(`${durationText(wall.median)}${sampled === undefined ? '' : '*'}`, engine);
  const place = ({ suite, cpu }: Lead): string => cpu.label ?? `${sizeText(cpu.size)} ${suite.unit}`;
  const isSampled = leads.some(({ gpu, cpu }) => gpu.sampled !== undefined || cpu.sampled !== undefined);
  return html`<div class="scroll"><table>
<thead><tr><th>Suite</th><th class="number">GPU over CPU</th><th class="number">GPU ahead</th><th class="number">GPU</th><th class="number">CPU</th></tr></thead>
<tbody>${leads.map(
    (lead) => html`<tr><td>${lead.suite.name}<small>${place(lead)}</small></td>
<td class="number">${ratioText(lead.speed)}</td>${number(lead.ahead)}${time(lead.gpu)}${time(lead.cpu)}</tr>
`,
  )}</tbody></table></div>
<p class="muted">The fastest engine of each side, at the suite’s usual size or the largest that both were timed at.${isSampled ? ' * A sample was run, and its time is told for the whole.' : ''}</p>`;
}

/** What each suite's work is. */
export function suiteList(views: readonly SuiteView[]): Html | undefined {
  return views.length === 0
    ? undefined
    : definitionList(views.map(({ suite }): [string, string] => [suite.name, suite.title]));
}

/** What each engine is and what it can do at most. */
export function engineTable(engines: readonly BenchEngine[], looks: Looks): Html | undefined {
  if (engines.length === 0) return undefined;
  const rate = (value: number | null | undefined, unit: string): Html =>
    number(value === null || value === undefined ? '–' : rateText(value, unit));
  const row = ({ id, adapter, software, workers, timestamps, ceilings }: BenchEngine): Html => {
    const { f32, f64, copy, readback, launch } = ceilings;
    const about = [
      software ? 'software' : '',
      workers === undefined ? '' : plural(workers, 'thread'),
      timestamps ? 'timestamps' : '',
    ].filter((text) => text !== '');
    return html`<tr>${engineCell(id, looks)}<td style="min-width:13rem">${adapter.replace(/-+$/, '')}<small>${about.join(', ')}</small></td>
${rate(f32.operations, 'op')}${rate(f32.transcendentals, 'exp')}${rate(f64?.operations, 'op')}${rate(copy, 'B')}${rate(readback, 'B')}${number(durationText(launch))}</tr>
`;
  };
  return html`<div class="scroll"><table>
<thead><tr><th>Engine</th><th>On</th><th class="number">f32</th><th class="number">exp, f32</th><th class="number">f64</th><th class="number">Copy</th><th class="number">To the host</th><th class="number">Launch</th></tr></thead>
<tbody>${engines.map(row)}</tbody></table></div>`;
}

/** Fractions of the ceiling that binds, at one size a suite: a row a suite, a column an engine. */
export function rooflineTable(views: readonly SuiteView[], looks: Looks): Html | undefined {
  const engines = [...looks.keys()].filter((id) =>
    views.some(({ timed }) => timed.some(({ engine }) => engine === id)),
  );
  if (engines.length === 0) return undefined;
  const row = (view: SuiteView): Html => {
    const size = shownSize(view);
    const cells = engines.map((id) => {
      const entry = view.timed.find(({ engine, size: own }) => engine === id && own === size);
      return entry === undefined
        ? number('–')
        : number(percentText(entry.roofline.fraction), boundWords[entry.roofline.bound]);
    });
    return html`<tr><td>${view.suite.name}</td>${cells}</tr>
`;
  };
  return html`<div class="scroll"><table>
<thead><tr><th>Suite</th>${engines.map((id) => html`<th class="number">${glyph(looks.get(id) ?? unknownLook)}${id}</th>`)}</tr></thead>
<tbody>${views.filter(({ timed }) => timed.length > 0).map(row)}</tbody></table></div>`;
}

/** Every case that has no time, and why; sizes with one reason together. What was skipped is folded. */
export function troubleTable({ entries }: Charted, looks: Looks): Html | undefined {
  const groups = troublesOf(entries);
  const grave = groups.filter(([{ outcome }]) => outcome !== 'skipped');
  const skipped = groups.filter(([{ outcome }]) => outcome === 'skipped');
  if (groups.length === 0) return undefined;
  const count = skipped.reduce((sum, group) => sum + group.length, 0);
  const fold = html`<details><summary>${plural(count, 'case')} skipped</summary>${groupTable(skipped, looks)}</details>`;
  return html`${grave.length === 0 ? undefined : groupTable(grave, looks)}${skipped.length === 0 ? undefined : fold}`;
}

function groupTable(groups: readonly (readonly Untimed[])[], looks: Looks): Html {
  const row = (group: readonly Untimed[]): Html => {
    const [{ outcome, suite, engine }] = group;
    const tone = outcome === 'skipped' ? '' : 'failed';
    return html`<tr><td class="${tone}"><span class="verdict-word">${outcome}</span></td><td>${suite}</td><td>${group.map(placeText).join(', ')}</td>${engineCell(engine, looks)}<td class="remark">${reasonText(group)}</td></tr>
`;
  };
  return html`<div class="scroll"><table>
<thead><tr><th></th><th>Suite</th><th>Sizes</th><th>Engine</th><th>Why</th></tr></thead>
<tbody>${groups.map(row)}</tbody></table></div>`;
}

/** Every timed case, in the file's order; folded, since it is long. */
export function caseTable(views: readonly SuiteView[], looks: Looks): Html | undefined {
  const rows = views.flatMap((view) =>
    view.timed.map((entry) => {
      const { wall, device, readback, first, compile, error, sampled } = entry;
      const ratio = speedup(view, entry);
      const span = wall.interval.map(durationText).join(' to ');
      return html`<tr><td>${entry.suite}</td>${number(placeText(entry), sampled === undefined ? undefined : `${sizeText(sampled)} run`)}${engineCell(entry.engine, looks)}
<td class="number">${durationText(wall.median)}<small>${span}</small></td>${number(ratio === undefined ? '–' : ratioText(ratio))}${number(device === undefined ? '–' : durationText(device.median))}${number(readback === undefined ? '–' : durationText(readback.median))}${number(durationText(first), compile === undefined ? undefined : `compiling ${durationText(compile)}`)}${number(formatCount(wall.samples))}${number(percentText(error))}</tr>
`;
    }),
  );
  if (rows.length === 0) return undefined;
  return html`<details><summary>${plural(rows.length, 'timed case')}</summary><div class="scroll"><table>
<thead><tr><th>Suite</th><th class="number">Size</th><th>Engine</th><th class="number">Time</th><th class="number">Over CPU</th><th class="number">On the device</th><th class="number">To the host</th><th class="number">First run</th><th class="number">Samples</th><th class="number">Error</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="muted">Time is the median with its 95 % interval; “over CPU” is against the fastest CPU engine at that size; “error” is the largest met, as a share of what float64 allows.</p></details>`;
}

export function howItRan(results: BenchResults): Html {
  const { machine, version, date, options, noise, took, notes, entries } = results;
  return definitionList([
    ['Machine', machineWords(results)],
    ['System', `${machine.platform}, ${machine.runtime}`],
    ['isoloss', version],
    ['Date', dateWords(date)],
    ['Cases', `${formatCount(entries.filter(isTimed).length)} timed of ${formatCount(entries.length)}`],
    [
      'Options',
      `${durationText(options.seconds)} a case, none expected to take over ${durationText(options.limit)}, seed ${options.seed}`,
    ],
    ['Noise', `${noiseText(noise)}: spread of a fixed kernel over the run`],
    ['Took', durationText(took)],
    ...notes.map((note): [string, string] => ['Note', sentence(note)]),
  ]);
}

export function machineWords({ machine: { processor, threads, memory } }: BenchResults): string {
  const bytes = memory === null ? '' : `, ${formatNumber(memory / 2 ** 30, 3)} GiB`;
  const words = plural(threads, 'thread');
  // Browsers name no processor, and tell its threads in its place.
  return `${processor}${processor.endsWith(words) ? '' : `, ${words}`}${bytes}`;
}

/** `2026-03-01 12:30 UTC`. */
export function dateWords(date: string): string {
  return `${new Date(date).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
