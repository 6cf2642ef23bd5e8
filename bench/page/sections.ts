/** A result file's charts and tables as parts of a page; the report and the page in a tab both show these. */

import { type Canvas, type Figure, figureGrid } from '../../src/report/figures/figure.js';
import { noteList, repeatBlock } from '../../src/report/markup/blocks.js';
import { type Section, section } from '../../src/report/markup/document.js';
import { type Html, html } from '../../src/report/markup/html.js';
import { compareResults } from '../compare.js';
import type { BenchResults } from '../results.js';
import { changeFigure, changeTable } from './changes.js';
import { EngineStyles } from './engine-style.js';
import { dateWords } from './format.js';
import { peerFigures, peerTables } from './peers.js';
import { rooflineFigure } from './roofline.js';
import { scalingFigure } from './scaling.js';
import { speedupFigures } from './speedups.js';
import { type Charted, gpuWords, isFaulty, suiteViews } from './suite-view.js';
import {
  caseTable,
  engineTable,
  gpuTable,
  howItRan,
  repeatCommand,
  rooflineTable,
  suiteList,
  untimedTable,
} from './tables.js';

/** Names that keep several files of one page apart. */
export interface Naming {
  /** Before the ids of figures. */
  readonly id: string;
  /** Which file it is, in headings; nothing where there is one alone. */
  readonly of: string;
}

/** What times alone tell; can be drawn while they still arrive. */
export function timeSections(
  charted: Charted,
  canvas: Canvas,
  naming: Naming = { id: 'bench', of: '' },
): Section[] {
  const { id } = naming;
  const views = suiteViews(charted);
  const styles = new EngineStyles(charted.engines);
  const scaling = views.map((view) =>
    scalingFigure(view, styles, `${id}-scaling-${view.suite.name}`, canvas),
  );
  const untimed = charted.entries.some(isFaulty) ? 'Wrong, failed and skipped' : 'Skipped';
  return sections(naming, [
    ['gpu', `${capital(gpuWords(charted.engines))} against CPU`, gpuTable(charted, views)],
    ['engines', 'Engines side by side', drawn(speedupFigures(views, styles, `${id}-bars`, canvas), canvas)],
    ['scaling', 'How time grows', drawn(scaling, canvas)],
    ['untimed', untimed, untimedTable(charted, styles)],
  ]);
}

/** Everything of one file. */
export function resultSections(results: BenchResults, canvas: Canvas, naming: Naming): Section[] {
  const { engines, peers } = results;
  const views = suiteViews(results);
  const styles = new EngineStyles(engines);
  const roofs = drawn(
    engines.map((engine) =>
      rooflineFigure(engine, views, styles, `${naming.id}-roofline-${engine.id}`, canvas),
    ),
    canvas,
  );
  const besides = html`${drawn(peerFigures(peers, `${naming.id}-peers`, canvas), canvas)}<div class="above">${peerTables(peers)}</div>`;
  return [
    ...timeSections(results, canvas, naming),
    ...sections(naming, [
      [
        'ceilings',
        'How near to the ceiling',
        roofs && html`${roofs}${rooflineWords}<div class="above">${rooflineTable(views, styles)}</div>`,
      ],
      ['peers', 'Beside what people use', peers.length === 0 ? undefined : besides],
      ['cases', 'Every case', caseTable(views, styles)],
      ['suites', 'Suites', suiteList(views)],
      ['engine-list', 'Engines', engineTable(engines, styles)],
      ['how-it-ran', 'How it ran', howItRan(results)],
      ['repeat', 'Repeat it', repeatBlock(repeatCommand(results))],
    ]),
  ];
}

const rooflineWords = html`<p class="muted">Each dot is a suite. Height is operations a second, or exponentials, each counted as the operations that the engine can do in its time, whichever are more; the level line is the measured rate of multiply-adds, the sloping line what a copy in memory allows. A dot far below both waits for something else: launches, transfers, or its own dependencies. The table names the ceiling that binds, of all five.</p>`;

/** Those that have content; where a page has several files, headings and anchors say of which they are. */
function sections(
  { id, of }: Naming,
  parts: readonly (readonly [anchor: string, title: string, content: Html | undefined])[],
): Section[] {
  return parts.flatMap(
    ([anchor, title, content]) =>
      (of === ''
        ? section(anchor, title, content)
        : section(`${id}-${anchor}`, `${title}: ${of}`, content)) ?? [],
  );
}

export const capital = (words: string): string => `${words[0].toUpperCase()}${words.slice(1)}`;

function drawn(figures: readonly (Figure | undefined)[], canvas: Canvas): Html | undefined {
  return figureGrid(
    figures.flatMap((figure) => figure ?? []),
    canvas,
  );
}

/** The change from each earlier file to the latest. */
export function changeSections(
  now: BenchResults,
  earlier: readonly BenchResults[],
  canvas: Canvas,
): Section[] {
  return earlier.flatMap((before, i) => {
    const { changes, differences } = compareResults(now, before);
    const figure = changeFigure(changes, new EngineStyles(now.engines), `change-${i + 1}`, canvas);
    const drawing =
      figure === undefined
        ? html`<p>No case was timed in both.</p>`
        : html`${drawn([figure], canvas)}<div class="above">${changeTable(changes)}</div>`;
    const notes = differences.length === 0 ? undefined : noteList(differences);
    return (
      section(
        `change-since-${i + 1}`,
        `Change since ${fileWords(before)}`,
        html`${notes}<div class="above">${drawing}</div>`,
      ) ?? []
    );
  });
}

/** `0.1.0 of 2026-03-01 12:30 UTC, Node 20.20.0`. */
export function fileWords({ version, date, machine }: BenchResults): string {
  return `${version} of ${dateWords(date)}, ${machine.runtime}`;
}
