/** One or several result files as one self-contained page. */

import type { Canvas } from '../../src/report/figures/figure.js';
import { fact } from '../../src/report/markup/blocks.js';
import { documentOf, type Section } from '../../src/report/markup/document.js';
import { type Html, html } from '../../src/report/markup/html.js';
import { formatCount, formatDuration, plural } from '../../src/text.js';
import { gpuAgainstCpu } from '../gpu-against-cpu.js';
import type { BenchResults } from '../results.js';
import { machineWords, noiseText, ratioText } from './format.js';
import { capital, changeSections, fileWords, resultSections } from './sections.js';
import { gpuWords, isTimed, suiteViews } from './suite-view.js';

/**
 * The page of `results`, one at least: the latest first, and what changed since each earlier one. `canvas` as for a
 * fit's report. The same files give the same bytes, in whichever order.
 */
export function benchReport(results: readonly BenchResults[], canvas: Canvas): string {
  const [latest] = latestFirst(results);
  return documentOf({
    title: `isoloss benchmark: ${latest.machine.processor}`,
    ...benchContent(results, canvas),
    record: latest,
  });
}

/** What is in that page, for pages that have a frame of their own. */
export function benchContent(
  results: readonly BenchResults[],
  canvas: Canvas,
): { readonly header: Html; readonly sections: readonly Section[] } {
  const [latest, ...earlier] = latestFirst(results);
  return {
    header: header(latest, earlier),
    sections: [
      ...changeSections(latest, earlier, canvas),
      ...[latest, ...earlier].flatMap((file, i) =>
        resultSections(file, canvas, {
          id: `file-${i + 1}`,
          of: earlier.length === 0 ? '' : fileWords(file),
        }),
      ),
    ],
  };
}

function latestFirst(results: readonly BenchResults[]): BenchResults[] {
  return [...results].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

function header(latest: BenchResults, earlier: readonly BenchResults[]): Html {
  const { machine, engines, entries, noise, took } = latest;
  const { tone, headline, text } = verdictOf(latest);
  const { speedups, remark } = gpuAgainstCpu(latest, suiteViews(latest));
  const speeds = speedups.map(({ speed }) => speed);
  const mean = Math.exp(speeds.reduce((sum, speed) => sum + Math.log(speed), 0) / speeds.length);
  const range = `${ratioText(Math.min(...speeds))} to ${ratioText(Math.max(...speeds))}, geometric mean of ${plural(speeds.length, 'suite')}`;
  return html`<header>
<p class="kicker">isoloss ${fileWords(latest)}</p>
<h1>${machineWords(machine)}</h1>
<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p>${remark === undefined ? undefined : html`<p>${remark}</p>`}${
    earlier.length === 0 ? undefined : html`<p>Compared with ${plural(earlier.length, 'earlier run')}.</p>`
  }</div>
<dl class="facts">
${speeds.length === 0 ? undefined : fact(`${capital(gpuWords(engines))} over CPU`, ratioText(mean), range)}
${fact('Timed', formatCount(entries.filter(isTimed).length), `of ${plural(entries.length, 'case')}`)}
${fact('Engines', formatCount(engines.length), engines.map(({ id }) => id).join(', '))}
${fact('Noise', noiseText(noise), 'of a fixed kernel over the run')}
${fact('Took', formatDuration(took), machine.platform)}
</dl>
</header>`;
}

interface BenchVerdict {
  readonly tone: 'sure' | 'doubtful' | 'failed';
  readonly headline: string;
  readonly text: string;
}

/** A noisier machine's small differences mean nothing. */
const NOISY = 0.05;

/** Whether the numbers are to be believed. */
function verdictOf({ entries, noise }: BenchResults): BenchVerdict {
  const of = (outcome: string): number => entries.filter((entry) => entry.outcome === outcome).length;
  const timed = plural(of('timed'), 'case');
  if (of('wrong') > 0) {
    const text = `${of('wrong')} of ${plural(entries.length, 'case')} differed from float64 by more than is allowed: what is wrong has no time. ${formatCount(of('timed'))} were right.`;
    return { tone: 'failed', headline: 'Wrong results', text };
  }
  if (of('timed') === 0)
    return { tone: 'failed', headline: 'Nothing was timed', text: 'The reasons are below.' };
  const right = `${timed} timed, each found right by float64.`;
  if (of('failed') > 0) {
    const text = `${right} ${plural(of('failed'), 'case')} failed.`;
    return { tone: 'doubtful', headline: 'Some cases failed', text };
  }
  if (noise !== null && noise > NOISY) {
    const text = `${right} A fixed kernel varied by ${noiseText(noise)} during the run: trust engines of one case, which took turns, rather than times beside those of another run.`;
    return { tone: 'doubtful', headline: 'A noisy machine', text };
  }
  return { tone: 'sure', headline: 'Every result was right', text: `${right} Noise ${noiseText(noise)}.` };
}
