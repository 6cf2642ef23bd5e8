/** One or several result files as one self-contained page. */
import { documentOf } from '../../src/report/document.js';
import type { Canvas } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/html.js';
import { fact } from '../../src/report/parts.js';
import { formatCount, plural } from '../../src/text.js';
import type { BenchResults } from '../results.js';
import {
  capital,
  changeSections,
  fileWords,
  leadOf,
  remarkOn,
  resultSections,
  timedCount,
  verdictOf,
} from './sections.js';
import { machineWords } from './tables.js';
import { durationText, noiseText } from './units.js';
import { gpuWords } from './view.js';

/**
 * The page of `results`, one at least: the latest first, and what changed since each earlier one. `canvas` as for a
 * fit's report. The same files give the same bytes, in whichever order.
 */
export function benchReport(results: readonly BenchResults[], canvas: Canvas): string {
  const [latest] = latestFirst(results);
  return documentOf(`isoloss benchmark: ${latest.machine.processor}`, benchContent(results, canvas));
}

/** What stands in that page, for pages that have a frame of their own. */
export function benchContent(results: readonly BenchResults[], canvas: Canvas): Html[] {
  const [latest, ...earlier] = latestFirst(results);
  return [
    header(latest, earlier),
    ...changeSections(latest, earlier, canvas),
    ...[latest, ...earlier].flatMap((file, i) =>
      resultSections(file, canvas, {
        id: `file-${i + 1}`,
        of: earlier.length === 0 ? '' : fileWords(file),
      }),
    ),
  ];
}

function latestFirst(results: readonly BenchResults[]): BenchResults[] {
  return [...results].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

function header(latest: BenchResults, earlier: readonly BenchResults[]): Html {
  const { tone, headline, text } = verdictOf(latest);
  const lead = leadOf(latest);
  const remark = remarkOn(latest);
  return html`<header>
<p class="kicker">isoloss ${fileWords(latest)}</p>
<h1>${machineWords(latest)}</h1>
<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p>${remark === undefined ? undefined : html`<p>${remark}</p>`}${
    earlier.length === 0 ? undefined : html`<p>Compared with ${plural(earlier.length, 'earlier run')}.</p>`
  }</div>
<dl class="facts">
${lead === undefined ? undefined : fact(`${capital(gpuWords(latest.engines))} over CPU`, lead.mean, lead.range)}
${fact('Timed', formatCount(timedCount(latest)), `of ${plural(latest.entries.length, 'case')}`)}
${fact('Engines', formatCount(latest.engines.length), latest.engines.map(({ id }) => id).join(', '))}
${fact('Noise', noiseText(latest.noise), 'of a fixed kernel over the run')}
${fact('Took', durationText(latest.took), latest.machine.platform)}
</dl>
</header>`;
}
