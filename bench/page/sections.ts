/** A result file's charts and tables as parts of a page; the report and the page in a tab both show these. */
import { section } from '../../src/report/document.js';
import type { Canvas, Figure } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/html.js';
import { figureGrid } from '../../src/report/parts.js';
import { formatCount, plural } from '../../src/text.js';
import { compareResults } from '../compare.js';
import { gpuAgainstCpu } from '../lead.js';
import type { BenchResults } from '../results.js';
import { barFigures } from './bars.js';
import { changeFigure, changeTable } from './changes.js';
import { looksOf } from './looks.js';
import { peerFigures, peerTables } from './peers.js';
import { rooflineFigure } from './roofline.js';
import { scalingFigure } from './scaling.js';
import {
  caseTable,
  dateWords,
  engineTable,
  howItRan,
  leadTable,
  rooflineTable,
  suiteList,
  troubleTable,
} from './tables.js';
import { noiseText, ratioText } from './units.js';
import { type Charted, gpuWords, isTimed, suiteViews } from './view.js';

/** Names that keep several files of one page apart. */
export interface Naming {
  /** Before the ids of figures. */
  readonly id?: string;
  /** Which file it is, in headings; nothing where there is one alone. */
  readonly of?: string;
}

/** What times alone tell; can be drawn while they still arrive. */
export function timeSections(
  charted: Charted,
  canvas: Canvas,
  { id = 'bench', of = '' }: Naming = {},
): Html[] {
  const views = suiteViews(charted);
  const looks = looksOf(charted.engines);
  const heading = headingOf(of);
  const scaling = views.map((view) => scalingFigure(view, looks, `${id}-scaling-${view.suite.name}`, canvas));
  return [
    section(heading(`${capital(gpuWords(charted.engines))} against CPU`), leadTable(charted, views)),
    section(heading('Engines side by side'), drawn(barFigures(views, looks, `${id}-bars`, canvas), canvas)),
    section(heading('How time grows'), drawn(scaling, canvas)),
    section(heading(troubleHeading(charted)), troubleTable(charted, looks)),
  ].flatMap((part) => part ?? []);
}

/** Everything of one file; the report and the page in a tab both show it. */
export function resultSections(results: BenchResults, canvas: Canvas, naming: Naming = {}): Html[] {
  const { id = 'bench', of = '' } = naming;
  const views = suiteViews(results);
  const looks = looksOf(results.engines);
  const heading = headingOf(of);
  const roofs = results.engines.flatMap(
    (engine) => rooflineFigure(engine, views, looks, `${id}-roofline-${engine.id}`, canvas) ?? [],
  );
  const peers = peerFigures(results.peers, `${id}-peers`, canvas);
  return [
    ...timeSections(results, canvas, naming),
    section(
      heading('How near to the ceiling'),
      roofs.length === 0
        ? undefined
        : html`${drawn(roofs, canvas)}${rooflineWords}<div class="above">${rooflineTable(views, looks)}</div>`,
    ),
    section(
      heading('Beside what people use'),
      results.peers.length === 0
        ? undefined
        : html`${drawn(peers, canvas)}<div class="above">${peerTables(results.peers)}</div>`,
    ),
    section(heading('Every case'), caseTable(views, looks)),
    section(heading('Suites'), suiteList(views)),
    section(heading('Engines'), engineTable(results.engines, looks)),
    section(heading('How it ran'), howItRan(results)),
  ].flatMap((part) => part ?? []);
}

const headingOf =
  (of: string) =>
  (title: string): string =>
    of === '' ? title : `${title}: ${of}`;

export const capital = (words: string): string => `${words[0].toUpperCase()}${words.slice(1)}`;

function troubleHeading({ entries }: Charted): string {
  const isOnlySkipped = entries.every(({ outcome }) => outcome === 'timed' || outcome === 'skipped');
  return isOnlySkipped ? 'Skipped' : 'Wrong, failed and skipped';
}

function drawn(figures: readonly (Figure | undefined)[], canvas: Canvas): Html | undefined {
  return figureGrid(
    figures.flatMap((figure) => figure ?? []),
    canvas,
  );
}

const rooflineWords = html`<p class="muted">Each dot is a suite. Height is operations a second, or exponentials, each counted as the operations that the engine can do in its time, whichever are more; the level line is the measured rate of multiply-adds, the sloping line what a copy in memory allows. A dot far below both waits for something else: launches, transfers, or its own dependencies. The table names the ceiling that binds, of all five.</p>`;

/** The change from each earlier file to the latest. */
export function changeSections(now: BenchResults, earlier: readonly BenchResults[], canvas: Canvas): Html[] {
  return earlier.flatMap((before, i) => {
    const { changes, differences } = compareResults(now, before);
    const figure = changeFigure(changes, looksOf(now.engines), `change-${i + 1}`, canvas);
    const drawing =
      figure === undefined
        ? html`<p>No case was timed in both.</p>`
        : html`${figureGrid([figure], canvas)}<div class="above">${changeTable(changes)}</div>`;
    const content = html`${differences.length === 0 ? undefined : html`<ul class="notes">${differences.map((difference) => html`<li>${difference}</li>`)}</ul>`}<div class="above">${drawing}</div>`;
    return section(`Change since ${fileWords(before)}`, content) ?? [];
  });
}

/** `0.1.0 of 2026-03-01 12:30 UTC, Node 20.20.0`. */
export function fileWords({ version, date, machine }: BenchResults): string {
  return `${version} of ${dateWords(date)}, ${machine.runtime}`;
}

export interface BenchVerdict {
  readonly tone: 'sure' | 'doubtful' | 'failed';
  readonly headline: string;
  readonly text: string;
}

/** A noisier machine's small differences mean nothing. */
const NOISY = 0.05;

/** Whether the numbers are to be believed. */
export function verdictOf({ entries, noise }: BenchResults): BenchVerdict {
  const of = (outcome: string): number => entries.filter((entry) => entry.outcome === outcome).length;
  const timed = plural(of('timed'), 'case');
  if (of('wrong') > 0) {
    const text = `${of('wrong')} of ${plural(entries.length, 'case')} differed from float64 by more than is allowed: what is wrong has no time. ${formatCount(of('timed'))} were right.`;
    return { tone: 'failed', headline: 'Wrong results', text };
  }
  if (of('timed') === 0)
    return { tone: 'failed', headline: 'Nothing was timed', text: 'The reasons are below.' };
  const right = `${timed} timed, each found right by float64.`;
  if (of('failed') > 0)
    return {
      tone: 'doubtful',
      headline: 'Some cases failed',
      text: `${right} ${plural(of('failed'), 'case')} failed.`,
    };
  if (noise !== null && noise > NOISY) {
    const text = `${right} A fixed kernel varied by ${noiseText(noise)} during the run: trust engines of one case, which took turns, rather than times beside those of another run.`;
    return { tone: 'doubtful', headline: 'A noisy machine', text };
  }
  return { tone: 'sure', headline: 'Every result was right', text: `${right} Noise ${noiseText(noise)}.` };
}

/** GPU over CPU at the shown sizes: geometric mean and range; undefined where there are not both. */
export function leadOf(results: BenchResults): { mean: string; range: string } | undefined {
  const { leads } = gpuAgainstCpu(results, suiteViews(results));
  if (leads.length === 0) return undefined;
  const speeds = leads.map(({ speed }) => speed);
  const mean = Math.exp(speeds.reduce((sum, speed) => sum + Math.log(speed), 0) / speeds.length);
  return {
    mean: ratioText(mean),
    range: `${ratioText(Math.min(...speeds))} to ${ratioText(Math.max(...speeds))}, geometric mean of ${plural(speeds.length, 'suite')}`,
  };
}

/** That there is no GPU behind the numbers, where that is so. */
export function remarkOn(results: BenchResults): string | undefined {
  return gpuAgainstCpu(results, []).remark;
}

export const timedCount = ({ entries }: BenchResults): number => entries.filter(isTimed).length;
