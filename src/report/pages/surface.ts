/** A surface as one self-contained page. */

import { commandLine } from '../../jobs/form.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { bandSource } from '../../tasks/fitted/reference.js';
import { surfaceForm } from '../../tasks/surface/form.js';
import type { SurfaceColumn, SurfaceExtreme, SurfaceRecord } from '../../tasks/surface/record.js';
import type { SurfaceOutcome } from '../../tasks/surface/surface.js';
import { formatCount, formatNumber, formatSeconds, listed, plural, sentence } from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { surfaceFigures } from '../figures/surface.js';
import {
  definitionList,
  doubts,
  fact,
  lawEquations,
  lawKicker,
  methodsBlock,
  pageHeading,
  repeatBlock,
  settings,
} from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { codeCell, numberCell, numberHead, remarkCell, table, textHead } from '../markup/table.js';
import { bibtex, papersOf } from '../sentences/citation.js';
import { answerMethods } from '../sentences/methods.js';
import { surfaceEngineWords } from '../sentences/surface.js';
import { lawWords } from '../sentences/units.js';

/** The page of a surface; `canvas` as for a fit's report. The same surface gives the same bytes. */
export function renderSurface(
  record: SurfaceRecord,
  outcome: SurfaceOutcome,
  fitted: FittedLaw,
  canvas: Canvas,
): string {
  const figures = surfaceFigures({ record, outcome, fitted }, canvas);
  return documentOf({
    title: `${titleWords(record)}: surface`,
    header: header(record, fitted),
    sections: [
      section('grid', 'The law on the grid', figureGrid(figures, canvas)),
      section('columns', 'Columns', columnTable(record)),
      section('run', 'How it ran', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(
          answerMethods(
            record.fit,
            `The law was evaluated at ${plural(record.points, 'point')} over ${listed(record.axes.map(({ name }) => name))}`,
          ),
          bibtex(papersOf([record.fit])),
        ),
      ),
      section('repeat', 'Repeat it', repeatBlock(commandLine(surfaceForm, record.job))),
    ],
    record,
  });
}

function titleWords({ fit, axes }: SurfaceRecord): string {
  const law = lawWords(fit);
  return `${law === fit.law ? law : sentence(law).slice(0, -1)} over ${listed(axes.map(({ name }) => name))}`;
}

function header(record: SurfaceRecord, { law }: FittedLaw): Html {
  const { fit, points, asked, vectors, columns, warnings } = record;
  const loss = columns.find(({ name }) => name === 'L');
  const extreme = (name: string, found: SurfaceExtreme | null | undefined) =>
    found == null ? undefined : fact(name, formatNumber(found.value, 5), placeWords(found));
  return html`<header>
${lawKicker(law)}
${pageHeading(titleWords(record))}
<p class="muted">${fit.name}</p>
${lawEquations(fit.formula, fit.where, fit.parameters)}
${doubts(warnings)}
<dl class="facts">
${fact('Points', formatCount(points), points < asked ? `of ${formatCount(asked)}: stopped` : record.axes.length > 1 ? record.axes.map(({ count }) => formatCount(count)).join(' × ') : `along ${record.axes[0].name}`)}
${extreme('Lowest loss', loss?.least)}
${extreme('Highest loss', loss?.greatest)}
${vectors === 0 ? undefined : fact('Refits', formatCount(vectors), 'of resamples, at every point')}
${vectors > 0 || fit.covariance === undefined || record.job.point ? undefined : fact('Bands', 'Student’s t', bandSource(fit) ?? '')}
</dl>
</header>`;
}

function placeWords({ at }: SurfaceExtreme): string {
  return Object.entries(at)
    .map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
    .join(', ');
}

function columnTable({ columns }: SurfaceRecord): Html {
  const cell = (found: SurfaceExtreme | null) =>
    numberCell(found === null ? '–' : formatNumber(found.value, 5));
  const row = ({ name, about, least, greatest }: SurfaceColumn) => [
    codeCell(name),
    cell(least),
    cell(greatest),
    remarkCell(about),
  ];
  return table(
    [textHead('Column'), numberHead('Lowest'), numberHead('Highest'), textHead('')],
    columns.map(row),
  );
}

function howItRan(record: SurfaceRecord): Html {
  const { axes, job, fit, file, points, seconds, events } = record;
  return definitionList([
    ['Fit', fit.name],
    ...axes.map(({ name, from, to, count, spacing }): [string, string] => [
      name,
      `${formatNumber(from)} to ${formatNumber(to)}, ${plural(count, 'value')}, ${spacing === 'listed' ? 'as listed' : `${spacing}-spaced`}`,
    ]),
    ...settings(job.set),
    ...(file === undefined
      ? []
      : [
          ['File', `${file.file}: ${plural(file.rows, 'row')}`] as [string, string],
          ['Digest', `SHA-256 ${file.digest}`] as [string, string],
        ]),
    ['Back end', surfaceEngineWords(record)],
    [
      'Time',
      `${formatSeconds(seconds.total)}, ${formatCount(Number((points / Math.max(seconds.total, 1e-3)).toPrecision(3)))} points a second`,
    ],
    ...events.map((event): [string, string] => ['On the way', sentence(event)]),
  ]);
}
