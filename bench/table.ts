/** Results as a person reads them at a terminal. */
import { columns } from '../src/cli/columns.js';
import { styled } from '../src/cli/terminal.js';
import { overtakeWords } from './page/scaling.js';
import { durationText, percentText, ratioText, sizeText } from './page/units.js';
import { overtake, type SuiteView, speedup, suiteViews } from './page/view.js';
import type { BenchEntry, BenchResults } from './results.js';

/** A table for every suite, and what one should know before believing it. */
export function benchTable(results: BenchResults, out: NodeJS.WritableStream): string {
  const { machine, version, noise, took, notes, engines } = results;
  return [
    `isoloss ${version} on ${machine.processor}, ${machine.threads} threads, ${machine.runtime}`,
    ...engines.map(({ id, adapter, software }) =>
      styled('dim', `  ${id}  ${adapter}${software ? ' (software)' : ''}`, out),
    ),
    ...suiteViews(results).flatMap((view) => suiteLines(view, out)),
    '',
    `Took ${durationText(took)}; a fixed kernel took the same time to within ${percentText(noise)}.`,
    ...notes,
    '',
  ].join('\n');
}

function suiteLines(view: SuiteView, out: NodeJS.WritableStream): string[] {
  const { suite, entries } = view;
  const crossing = overtake(view);
  const [head, ...rows] = columns(
    [
      [suite.unit, 'engine', 'time', '95 %', 'beside CPU', 'of ceiling', ''],
      ...entries.map((entry) => [
        entry.label ?? sizeText(entry.size),
        entry.engine,
        ...(entry.outcome === 'timed' ? timedCells(view, entry) : ['', '', '', '', words(entry)]),
      ]),
    ],
    [2, 4, 5],
  );
  return [
    '',
    `${styled('bold', suite.name, out)}  ${suite.title}`,
    styled('dim', head, out),
    ...rows,
    ...(crossing === undefined ? [] : [overtakeWords(crossing, suite.unit)]),
  ];
}

function timedCells(view: SuiteView, entry: Extract<BenchEntry, { outcome: 'timed' }>): string[] {
  const { wall, roofline, sampled } = entry;
  const ratio = speedup(view, entry);
  return [
    durationText(wall.median),
    `${durationText(wall.interval[0])} to ${durationText(wall.interval[1])}`,
    ratio === undefined ? '' : ratioText(ratio),
    percentText(roofline.fraction),
    `${roofline.bound}${sampled === undefined ? '' : `, extrapolated from ${sizeText(sampled)}`}`,
  ];
}

function words(entry: Exclude<BenchEntry, { outcome: 'timed' }>): string {
  return `${entry.outcome}: ${entry.reason}`;
}
