import { surfaceEngineWords } from '../../../report/sentences/surface.js';
import { bytesText } from '../../../store/surface-file.js';
import { bandSource } from '../../../tasks/fitted/reference.js';
import type { SurfaceColumn, SurfaceExtreme, SurfaceRecord } from '../../../tasks/surface/record.js';
import { formatCount, formatNumber, formatSeconds, plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';

/** A surface for a person at a terminal; `out` is the file that was written. */
export function surfaceText(
  record: SurfaceRecord,
  out: string | undefined,
  stream: NodeJS.WritableStream,
): string {
  const layout = layoutFor(stream);
  const { axes, job, file, contours, points, asked, seconds, vectors } = record;
  const rate = points / Math.max(seconds.total, 1e-3);
  const facts: [string, string][] = [
    [
      'grid',
      `${axes.map(({ name, from, to, count }) => `${name} ${formatNumber(from, 4)} to ${formatNumber(to, 4)} (${formatCount(count)})`).join(' x ')}, ${plural(asked, 'point')}`,
    ],
    ...Object.entries(job.set).map(([name, formula]): [string, string] => ['set', `${name} = ${formula}`]),
    ...(vectors > 0 || record.fit.covariance === undefined || record.job.point
      ? []
      : [['bands', bandSource(record.fit)] as [string, string]]),
    ...(vectors === 0
      ? []
      : [['refits', `${formatCount(vectors)} refits of resamples at every point`] as [string, string]]),
    ...(contours === undefined
      ? []
      : [
          [
            'contours',
            `${plural(contours.lines.length, 'line')} at ${contours.levels.map((level) => formatNumber(level)).join(', ')} (in the record)`,
          ] as [string, string],
        ]),
    ...(file === undefined
      ? []
      : [
          [
            'table',
            `${plural(file.rows, 'row')} of ${plural(record.columns.length, 'column')} written to ${out ?? file.file}, ${bytesText(file.bytes)}`,
          ] as [string, string],
        ]),
    ['time', `${formatSeconds(seconds.total)}, ${formatNumber(rate, 3)} points/s`],
    ['back end', surfaceEngineWords(record)],
  ];
  return [
    ...layout.heading(record.fit),
    '',
    ...layout.table(
      ['column', { title: 'lowest', right: true }, 'at', { title: 'highest', right: true }, 'at'],
      record.columns.slice(axes.length).map(cells),
    ),
    '',
    ...layout.facts(facts),
    ...layout.section('warnings', record.warnings, 'yellow'),
    ...layout.section('on the way', record.events),
    '',
  ].join('\n');
}

function cells({ name, least, greatest }: SurfaceColumn): string[] {
  return [name, valueText(least), placeText(least), valueText(greatest), placeText(greatest)];
}

function valueText(extreme: SurfaceExtreme | null): string {
  return extreme === null ? 'none' : formatNumber(extreme.value, 5);
}

function placeText(extreme: SurfaceExtreme | null): string {
  if (extreme === null) return '';
  return Object.entries(extreme.at)
    .map(([name, value]) => `${name}=${formatNumber(value, 3)}`)
    .join(' ');
}
